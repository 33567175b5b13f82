package diagnose

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/schematest"
)

// edited are the codes of advice that names an edit.
var edited = []advice.Code{
	advice.RemoveQuotes, advice.UnwrapJSON, advice.AddQuotes, advice.TakeOut, advice.PutIn, advice.WriteArray,
	advice.SplitString, advice.WriteDateTime, advice.LeaveOut, advice.RemoveDuplicate, advice.TrimSpace,
	advice.WriteT, advice.WritePoint, advice.WriteColon, advice.DropZone, advice.RemovePart, advice.RemoveBrackets,
	advice.AddBrackets, advice.AddHyphens, advice.AddScheme, advice.AddSlash, advice.PercentEncode, advice.WriteSlashes,
	advice.WriteASCII, advice.WriteTilde, advice.WriteAlone, advice.WriteUnit, advice.AddT, advice.LowerCase, advice.Compose,
	advice.DropZeros, advice.SingleBraces,
}

// What is said of any document is in order, one line, and at a place in it; advice that
// names an edit comes with it, and the edit leaves a document.
func TestExplainOfRandomSchemas(t *testing.T) {
	explained, fixed := 0, 0
	for _, data := range schematest.Seeds(5, 200, 600) {
		g := schematest.New(data)
		schema := g.Schema()
		if _, err := tryCompile(schema); err != nil {
			continue
		}
		for range 3 {
			document := g.Document()
			doc := new(jsonindex.Index)
			if doc.Parse([]byte(document), jsonindex.Options{}) != nil {
				continue
			}
			s := subject(t, schema, document, nil)
			j := s.judged(t)
			if j.IsNone() {
				continue
			}
			explained++
			violations := s.explained(j)
			if len(violations) == 0 || !slices.IsSortedFunc(violations, compareViolations) {
				t.Errorf("%s by %s: %+v", document, schema, violations)
			}
			for _, v := range violations {
				checkViolation(t, document, v)
				if v.Fix != nil {
					fixed++
				}
			}
			if t.Failed() {
				t.Fatalf("%s by %s", document, schema)
			}
		}
	}
	if explained < 150 || fixed < 10 {
		t.Errorf("only %d documents are explained, with %d fixes", explained, fixed)
	}
}

func checkViolation(t *testing.T, document string, v Violation) {
	t.Helper()
	if v.Offset < 0 || v.End <= v.Offset || v.End > len(document) || v.Line < 1 || v.Column < 1 {
		t.Errorf("%+v is nowhere", v)
	}
	if v.Message == "" || strings.ContainsFunc(line(v), func(r rune) bool { return !unicode.IsPrint(r) }) {
		t.Errorf("%q is not one line", line(v))
	}
	namesEdit := slices.ContainsFunc(v.Advice, func(a advice.Advice) bool { return slices.Contains(edited, a.Code) })
	if namesEdit && v.Fix == nil || v.Fix != nil && v.Advice == nil {
		t.Errorf("%s has the fix %v", line(v), v.Fix)
	}
	if v.Fix == nil {
		return
	}
	after := applied(t, document, v.Fix.Edits)
	if err := new(jsonindex.Index).Parse([]byte(after), jsonindex.Options{}); err != nil || after == document {
		t.Errorf("%s leaves %s: %v", line(v), after, err)
	}
}
