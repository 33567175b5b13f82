package report

import (
	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonwrite"
)

// writeFinding writes the members of a finding, as encoding/json would by the tags of the type: a run
// may have very many.
func writeFinding(t *jsonwrite.Text, f *finding.Finding) {
	writeString(t, "rule", f.Rule)
	writeString(t, "severity", string(f.Severity))
	writeString(t, "message", f.Message)
	if f.Hint != "" {
		writeString(t, "hint", f.Hint)
	}
	if len(f.Related) > 0 {
		t.Member("related")
		t.Open('[')
		for i := range f.Related {
			t.Element()
			writeRelated(t, &f.Related[i])
		}
		t.Close(']')
	}
	if f.Fix != nil {
		t.Member("fix")
		writeFix(t, f.Fix)
	}
	writeNumber(t, "line", f.Line)
	writeNumber(t, "column", f.Column)
	writeNumber(t, "offset", f.Offset)
	writeNumber(t, "end", f.End)
	if f.Location != nil {
		writeString(t, "instanceLocation", f.InstanceLocation)
		if f.KeywordLocation != "" {
			writeString(t, "keywordLocation", f.KeywordLocation)
		}
	}
}

func writeRelated(t *jsonwrite.Text, r *authlink.Related) {
	t.Open('{')
	writeNumber(t, "offset", r.Offset)
	writeNumber(t, "end", r.End)
	writeNumber(t, "line", r.Line)
	writeNumber(t, "column", r.Column)
	writeString(t, "message", r.Message)
	t.Close('}')
}

// writeFix writes a fix, which has edits.
func writeFix(t *jsonwrite.Text, fix *finding.Fix) {
	t.Open('{')
	writeString(t, "kind", string(fix.Kind))
	t.Member("edits")
	t.Open('[')
	for _, e := range fix.Edits {
		t.Element()
		t.Open('{')
		writeNumber(t, "offset", e.Offset)
		writeNumber(t, "end", e.End)
		writeString(t, "text", e.Text)
		t.Close('}')
	}
	t.Close(']')
	t.Close('}')
}

func writeString(t *jsonwrite.Text, name, value string) {
	t.Member(name)
	t.String(value)
}

func writeNumber(t *jsonwrite.Text, name string, value int) {
	t.Member(name)
	t.Number(value)
}
