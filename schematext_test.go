package authlink

import (
	"strings"
	"testing"
)

// TestTextsOfSchemas: a title and a description are in messages as one line, shown as any
// other text of a schema is.
func TestTextsOfSchemas(t *testing.T) {
	const text = `a\nb\u001b[2J token=S3CR3T`
	v, err := Compile([]byte(`{"properties": {"a": {"title": "`+text+strings.Repeat(" x", 1<<14)+`", "enum": ["x"]}, "b": {"deprecated": true, "description": "`+text+`"}}}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	document := []byte(`{"a": "y", "b": 1}`)
	said := []string{v.Validate(document).Error()}
	remarks, err := v.Remarks(document)
	if err != nil || len(remarks) != 1 {
		t.Fatal(remarks, err)
	}
	for _, said := range append(said, remarks[0].Hint) {
		if strings.ContainsAny(said, "\n\x1b") || strings.Contains(said, "S3CR3T") || !strings.Contains(said, "a b [2J token=") && !strings.Contains(said, "a b [2J ***") || len(said) > 200 {
			t.Errorf("%d bytes: %.300q", len(said), said)
		}
	}
}
