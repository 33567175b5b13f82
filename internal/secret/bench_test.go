package secret

import "testing"

// What is asked for every member of a document that is not proved valid.
func BenchmarkNames(b *testing.B) {
	names := []string{"accountId", "authLinkUrl", "categories", "createdAt", "organizationId", "originOwnerName", "provider", "external_id", "status", "token"}
	b.ReportAllocs()
	for b.Loop() {
		for _, name := range names {
			holds(name, textValue("Acme"))
		}
	}
}

func BenchmarkInText(b *testing.B) {
	texts := []string{"customer-1", "https://connect.example.com/embedded/acme", "2025-02-13T09:44:27.866Z", "the quick brown fox jumps over the lazy dog", "they say: nothing"}
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			InText(text)
		}
	}
}

func BenchmarkBlotText(b *testing.B) {
	document := []byte(`{"accountId": "45355976281015164504", "authLinkUrl": "https://connect.example.com/embedded/acme", "categories": ["ats", "hris"],
		"createdAt": "2025-02-13T09:44:27.866Z", "id": 4148.57, "originOwnerId": "customer-1", "originUsername": "jane.doe@example.com", "token": "abcd",}`)
	out := make([]byte, len(document))
	b.ReportAllocs()
	b.SetBytes(int64(len(document)))
	for b.Loop() {
		copy(out, document)
		BlotText(out, document)
	}
}
