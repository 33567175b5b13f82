package compile

import (
	"strings"
	"testing"

	"example.com/authlink/internal/accept"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/schematest"
)

// TestOneResource has dynamic references in schemas of one resource, which the fast path follows,
// and of several, which it must not.
func TestOneResource(t *testing.T) {
	const strings2020 = `"$defs":{"s":{"$dynamicAnchor":"x","type":"string"}}`
	for _, test := range []struct {
		name, schema       string
		accepted, rejected string
		known              bool // the fast path knows both
	}{
		{"no identifier", `{"items":{"$dynamicRef":"#x"},` + strings2020 + `}`, `["a"]`, `[1]`, true},
		{"an identifier", `{"$id":"https://example.com/a","items":{"$dynamicRef":"#x"},` + strings2020 + `}`, `["a"]`, `[1]`, true},
		{"to the root", `{"$dynamicAnchor":"x","type":["array","null"],"items":{"$dynamicRef":"#x"}}`, `[[null,[]]]`, `[[1]]`, true},
		{"recursive", `{"$schema":"https://json-schema.org/draft/2019-09/schema","$recursiveAnchor":true,"type":["array","null"],"items":{"$recursiveRef":"#"}}`, `[[null,[]]]`, `[[1]]`, true},
		{"an embedded resource that asks for more",
			`{"$id":"https://example.com/a","$ref":"b","$defs":{"n":{"$dynamicAnchor":"x","type":"number"},"b":{"$id":"b","items":{"$dynamicRef":"#x"},` + strings2020 + `}}}`, `[1]`, `["a"]`, false},
		{"the anchor of the outer resource is not reachable otherwise",
			`{"$id":"https://example.com/a","$ref":"b","$defs":{"n":{"$dynamicAnchor":"x","type":"number"},"b":{"$id":"b","items":{"$ref":"#/$defs/i"},"$defs":{"i":{"$dynamicRef":"#x"},"s":{"$dynamicAnchor":"x","type":"string"}}}}}`, `[1]`, `["a"]`, false},
		{"recursive, in an embedded resource",
			`{"$schema":"https://json-schema.org/draft/2019-09/schema","$id":"https://example.com/a","$recursiveAnchor":true,"anyOf":[{"$ref":"b"},{"type":"string"}],"$defs":{"b":{"$id":"b","$recursiveAnchor":true,"type":"array","items":{"$recursiveRef":"#"}}}}`, `[["a"]]`, `[[1]]`, false},
	} {
		s, err := Compile([]byte(test.schema), Options{})
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		checkProof(t, s, test.accepted)
		checkProof(t, s, test.rejected)
		if got := s.Proves([]byte(test.accepted)); got != test.known {
			t.Errorf("%s: proven %t", test.name, got)
		}
		if !referenceAccepts(s, test.accepted) || referenceAccepts(s, test.rejected) {
			t.Errorf("%s: another verdict", test.name)
		}
	}
}

// referenceAccepts is the verdict of the reference.
func referenceAccepts(s *Schema, document string) bool {
	var doc jsonindex.Index
	return doc.Parse([]byte(document), jsonindex.Options{}) == nil && s.Root.Validate(doc.Value(0)) == nil
}

// checkProof fails if what the fast path says of a document is not what the reference says.
func checkProof(t *testing.T, s *Schema, document string) {
	t.Helper()
	accepts := referenceAccepts(s, document)
	if says, _ := s.Prejudge([]byte(document)); says == accept.Proven && !accepts || says == accept.Refused && accepts {
		t.Fatalf("schema %s\ndocument %s\nthe reference says %t, the program %v", s.Text, document, accepts, says)
	}
}

// TestGeneratedOneResource has dynamic references in place of others in generated schemas.
func TestGeneratedOneResource(t *testing.T) {
	t.Parallel()
	runs, proven := 300, 0
	if testing.Short() {
		runs = 50
	}
	dynamic := strings.NewReplacer(`"$ref":"#"`, `"$dynamicRef":"#n"`, `"$ref":"#/$defs/a"`, `"$dynamicRef":"#a"`, `"$ref":"#/$defs/b"`, `"$dynamicRef":"#b"`)
	for _, data := range schematest.Seeds(5, runs, 2000) {
		g := schematest.New(data)
		text := dynamic.Replace(g.Schema())
		for _, name := range []string{"a", "b"} {
			text = strings.Replace(text, `"`+name+`":{"`, `"`+name+`":{"$dynamicAnchor":"`+name+`","`, 1)
		}
		s, err := Compile([]byte(`{"$dynamicAnchor":"n",`+text[1:]), Options{})
		if err != nil || forgetsScope.MatchString(text) {
			continue
		}
		for range 8 {
			document := g.Document()
			checkProof(t, s, document)
			if s.Proves([]byte(document)) && strings.Contains(text, "$dynamicRef") {
				proven++
			}
		}
	}
	if proven < runs/10 {
		t.Errorf("%d documents are proven with a dynamic reference", proven)
	}
}
