package secret

import "testing"

var benchNames = []string{"accountId", "authLinkUrl", "categories", "createdAt", "id", "label", "organizationId", "originOwnerId", "originOwnerName", "originUsername", "projectId", "provider", "metadata", "created_at", "external_id", "description", "title", "status", "type", "name"}
var benchTexts = []string{"customer-1", "https://connect.example.com/embedded/acme", "ats", "hris", "2025-02-13T09:44:27.866Z", "Acme", "the quick brown fox jumps over the lazy dog", "they say: nothing", "jane.doe@example.com", "dev-project-68574"}

func BenchmarkNames(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		for _, n := range benchNames {
			holds(n, textValue("Acme"))
			isURLName(n)
		}
	}
}
func BenchmarkInText(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		for _, n := range benchTexts {
			InText(n)
		}
	}
}
func BenchmarkInTextNames(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		for _, n := range benchNames {
			InText(n)
		}
	}
}
func BenchmarkSpansSchema(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		for _, n := range benchTexts {
			Spans(n, OfSchema)
		}
	}
}
var benchDoc = []byte(`{"accountId": "45355976281015164504", "authLinkUrl": "https://connect.example.com/embedded/acme", "categories": ["ats", "hris"], "createdAt": "2025-02-13T09:44:27.866Z", "id": 4148.57, "label": "Acme, Inc.", "organizationId": 3605.45, "originOwnerId": "customer-1", "originOwnerName": "Acme", "originUsername": "jane.doe@example.com", "projectId": "dev-project-68574", "provider": "workday", "token": "abcd",}
`)
func BenchmarkBlotText(b *testing.B) {
	b.ReportAllocs()
	out := make([]byte, len(benchDoc))
	for b.Loop() {
		copy(out, benchDoc)
		BlotText(out, benchDoc)
	}
}
