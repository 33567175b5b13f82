package schemarule

import (
	"fmt"
	"strings"
	"testing"

	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
)

// many returns a schema with n of something in it, which text has as %d.
func many(before, text, after string, n int) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = strings.ReplaceAll(text, "%d", fmt.Sprint(i))
	}
	return before + strings.Join(parts, ", ") + after
}

// TestManyMistakes counts what is looked at in schemas with many mistakes in one place: each is
// remarked, and no guess is made without bounds.
func TestManyMistakes(t *testing.T) {
	const n = 3000
	for name, test := range map[string]struct {
		schema  string
		remarks int
	}{
		"references to nothing": {many(`{"$defs": {`, `"name%d": {"$ref": "#/$defs/nme%d"}`, `}, "type": "string"}`, n), 2 * n},
		"anchors of nothing":    {many(`{"allOf": [`, `{"$ref": "#name%d"}`, `]}`, n), n},
		"unknown keywords":      {many(`{"type": "string", "items": true, `, `"word%d": {}`, `}`, n), n + 1},
		"required properties": {
			many(many(`{"properties": {`, `"name%d": true`, `}, "required": [`, n), `"nme%d"`, `], "additionalProperties": false}`, n), n,
		},
		"patterns": {
			many(many(`{"patternProperties": {`, `"^n%d$": true`, `}, "required": [`, 200), `"nme%d"`, `], "additionalProperties": false}`, 200), 200,
		},
		"values": {many(`{"enum": [`, `"a%d"`, `]}`, maxJudged+n), maxJudged},
	} {
		var doc jsonindex.Index
		if err := doc.Parse([]byte(test.schema), jsonindex.Options{}); err != nil {
			t.Fatal(err)
		}
		judged := 0
		d := newDocument(&doc, Options{Draft: dialect.Draft202012, Refuses: func([]string, int, []string) (string, bool) { judged++; return "", true }})
		d.check()
		if len(d.remarks) != test.remarks {
			t.Errorf("%s: %d remarks, want %d", name, len(d.remarks), test.remarks)
		}
		if most := maxLooked + 2*n; d.looked > most || judged > maxJudged {
			t.Errorf("%s: looked at %d words, more than %d, and judged %d values", name, d.looked, most, judged)
		}
	}
}

// TestDeep looks at a schema that is as deep as a document may be.
func TestDeep(t *testing.T) {
	const levels = 990
	var doc jsonindex.Index
	schema := strings.Repeat(`{"not": `, levels) + `{"tpye": "string"}` + strings.Repeat(`}`, levels)
	if err := doc.Parse([]byte(schema), jsonindex.Options{}); err != nil {
		t.Fatal(err)
	}
	if got := Remarks(&doc, Options{}); len(got) != 1 || len(got[0].KeywordLocation) != levels*len("/not")+len("/tpye") {
		t.Errorf("%d remarks", len(got))
	}
}
