package lint

import (
	"testing"
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
)

// A schema that is in no file is one like any other: selectors, rules and recordings are as they
// always are.
func TestSchemaProject(t *testing.T) {
	v, err := authlink.Compile([]byte(`{"type": "object", "required": ["order", "total"]}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		overrides Overrides
		text      string
		want      []string
	}{
		"a document":     {Overrides{}, `{"order": 1}`, []string{"required"}},
		"selected":       {Overrides{Select: []string{"$.data"}}, `{"data": {"order": 1}}`, []string{"required"}},
		"a rule is off":  {Overrides{Rules: map[string]finding.Severity{"required": finding.SeverityOff}}, `{"order": 1}`, nil},
		"lines":          {Overrides{As: source.KindLines}, "{\"order\": 1}\n{\"order\": 1, \"total\": 2}\n", []string{"required"}},
		"a recording":    {Overrides{}, `{"log": {"entries": [{"response": {"content": {"text": "{\"order\": 1, \"total\": 2, \"order\": 1}"}}}]}}`, []string{"duplicate-name"}},
		"not a contract": {Overrides{Form: "wire", Edition: "latest"}, `{"order": 1, "total": 2}`, nil},
	} {
		p, err := SchemaProject(v, test.overrides, time.Time{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		l, err := p.linterOf("document")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var got []string
		for _, f := range l.CheckFile("document", []byte(test.text)).Findings {
			got = append(got, f.Rule)
		}
		if len(got) != len(test.want) || len(got) == 1 && got[0] != test.want[0] {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
	if _, err := SchemaProject(v, Overrides{Select: []string{"$["}}, time.Time{}); err == nil {
		t.Error("a selector that is none passes")
	}
}

// TestMasked: what is shown of a fixed text has no secret, in any format.
func TestMasked(t *testing.T) {
	const secret = "Zk3vQ9xT7mLp2RwB8sYc"
	for kind, test := range map[source.Kind]struct{ text, want string }{
		source.KindJSON:  {`{"token": "` + secret + `", "id": 1}`, `{"token": "<token>", "id": 1}`},
		source.KindYAML:  {"# of a session\nid: 1\ntoken: " + secret + "\n", "              \nid: 1\ntoken: <token>\n"}, // nobody knows what is in a comment
		source.KindLines: {`{"id": 1, "authorization": "Bearer ` + secret + `"}` + "\n" + `{"id": 2}` + "\n", `{"id": 1, "authorization": "****** <token>"}` + "\n" + `{"id": 2}` + "\n"},
	} {
		p, err := NewProject(nil, Overrides{As: kind}, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		fixed := p.FixText(t.Context(), "document", []byte(test.text), []finding.FixKind{finding.FixRedact})
		if got := string(fixed.Masked()); fixed.Err != nil || got != test.want {
			t.Errorf("%s: %q, error %v, want %q", kind, got, fixed.Err, test.want)
		}
	}
}
