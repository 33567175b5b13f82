package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonwrite"
)

// written are findings with all that one can have, and without each of it.
func written() []finding.Finding {
	full := finding.Finding{
		Rule: "enum", Severity: finding.SeverityError, Message: "\"a\x1b\" <is> é\u2028 none", Hint: "did you mean \"b\"?",
		Related: []authlink.Related{{Offset: 1, End: 2, Line: 3, Column: 4, Message: "first"}, {Message: "\x00"}},
		Fix:     &finding.Fix{Kind: finding.FixUnsafe, Edits: []authlink.Edit{{Offset: 5, End: 6, Text: "b\n"}, {Offset: 7, End: 7}}},
		Line:    8, Column: 9, Offset: 10, End: 11, EndColumn: 12, MarkBytes: 1, Document: 13,
		Location: &finding.Location{InstanceLocation: "/a~1b/0", KeywordLocation: "/items/enum"},
	}
	all := []finding.Finding{full}
	for _, without := range []func(*finding.Finding){
		func(f *finding.Finding) { f.Hint = "" },
		func(f *finding.Finding) { f.Related = nil },
		func(f *finding.Finding) { f.Fix = nil },
		func(f *finding.Finding) { f.Location = nil },
		func(f *finding.Finding) { f.Location = &finding.Location{} },
		func(f *finding.Finding) { *f = finding.Finding{} },
	} {
		f := full
		without(&f)
		all = append(all, f)
	}
	return all
}

// TestFindingIsWritten: a finding is written by hand as encoding/json would write it.
func TestFindingIsWritten(t *testing.T) {
	for _, layout := range []struct{ prefix, indent string }{{"", ""}, {"        ", "  "}} {
		text := jsonwrite.Text{Prefix: layout.prefix, Indent: layout.indent}
		for _, f := range written() {
			want, err := jsonwrite.Encode(f, layout.prefix, layout.indent)
			if err != nil {
				t.Fatal(err)
			}
			text.Reset()
			text.Open('{')
			writeFinding(&text, &f)
			text.Close('}')
			if got := text.AppendTo(nil); string(got) != strings.TrimSuffix(string(want), "\n") {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		}
	}
}

// TestSARIFIsWritten: the results are written by hand as encoding/json would write them by their types.
func TestSARIFIsWritten(t *testing.T) {
	results := append(sample(t), finding.Result{Found: finding.Found{Path: "b.json", Findings: written()}})
	report := write(t, "sarif", results...)
	decoder := json.NewDecoder(strings.NewReader(report))
	decoder.DisallowUnknownFields()
	var log sarifLog
	if err := decoder.Decode(&log); err != nil {
		t.Fatal(err)
	}
	if n := len(log.Runs[0].Results); n < len(written()) {
		t.Fatalf("%d results", n)
	}
	if again, err := jsonwrite.Encode(log, "", "  "); err != nil || !bytes.Equal(again, []byte(report)) {
		t.Errorf("%v: got\n%s\nwant\n%s", err, report, again)
	}
}

// TestManyFindingsTakeLittle: to write another finding of a kind takes few allocations, in the
// formats for programs.
func TestManyFindingsTakeLittle(t *testing.T) {
	for format, most := range map[string]float64{"json": 0.1, "ndjson": 0.1, "sarif": 12} {
		var out bytes.Buffer
		r, err := New(format, &out, Options{})
		if err != nil {
			t.Fatal(err)
		}
		const n = 100
		found := finding.Found{Path: "a.ndjson"}
		for i := range n {
			f := written()[0]
			f.Message, f.Related, f.Offset, f.Line = `"a" is none`, nil, 100*i, i
			f.Fix = &finding.Fix{Kind: finding.FixSafe, Edits: []authlink.Edit{{Offset: 5, End: 6, Text: "b"}}}
			found.Findings = append(found.Findings, f)
		}
		add := func() {
			if err := r.Add(found); err != nil {
				t.Fatal(err)
			}
			out.Reset()
		}
		if got := testing.AllocsPerRun(20, add) / n; got > most {
			t.Errorf("%s: %v allocations for a finding, want at most %v", format, got, most)
		}
	}
}
