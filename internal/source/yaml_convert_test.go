package source

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink/internal/jsonindex"
)

// TestConvertYAML shows what JSON becomes of YAML, and for each scalar of it the
// text that it comes from.
func TestConvertYAML(t *testing.T) {
	for _, test := range []struct{ name, yaml, json, from string }{
		{"block", "a: 1\nb:\n  - x\n  - y: z\n", `{"a":1,"b":["x",{"y":"z"}]}`, "a|1|b|x|y|z"},
		{"flow", "{a: 1, \"b\": [x, 'y']}", `{"a":1,"b":["x","y"]}`, `a|1|"b"|x|'y'`},
		{"core schema", "[~, null, Null, true, TRUE, False, yes, 0o17, 0x1F, +12, 007, .5, 1., 1e3, 1_000, 0b1, 2025-02-13T09:44:27Z]",
			`[null,null,null,true,true,false,"yes",15,31,12,7,0.5,1,1e3,"1_000","0b1","2025-02-13T09:44:27Z"]`,
			"~|null|Null|true|TRUE|False|yes|0o17|0x1F|+12|007|.5|1.|1e3|1_000|0b1|2025-02-13T09:44:27Z"},
		{"digits", "n: 12345678901234567890.0123456789\n", `{"n":12345678901234567890.0123456789}`, "n|12345678901234567890.0123456789"},
		{"no value", "a:\nb: x\n", `{"a":null,"b":"x"}`, "a||b|x"},
		{"no element", "a:\n-\nb:\n- - 1\n  -\n- # none\nc: x\n", `{"a":[null],"b":[[1,null],null],"c":"x"}`, "a||b|1|||c|x"},
		{"numbers in quotes", "a: '1'\nb: \"~\"\n", `{"a":"1","b":"~"}`, `a|'1'|b|"~"`},
		{"names that are no text", "1: a\ntrue: b\n", `{"1":"a","true":"b"}`, "1|a|true|b"},
		{"tags", "a: !!str 1\nb: !custom x\nc: !!int 3\n", `{"a":"1","b":"x","c":3}`, "a|1|b|x|c|3"},
		{"literal", "a: |\n  x \"y\"\n\n    z\nb: 1\n", `{"a":"x \"y\"\n\n  z\n","b":1}`, "a|x \"y\"\n\n    z\n|b|1"},
		{"literal, stripped", "a: |-\n  x\nb: 1\n", `{"a":"x","b":1}`, "a|x|b|1"},
		{"folded", "a: >-\n  x\n  y\n\n  z\nb: 1\n", `{"a":"x y\nz","b":1}`, "a|x\n  y\n\n  z|b|1"},
		{"plain on lines", "a: x\n  y\nb: 1\n", `{"a":"x y","b":1}`, "a|x\n  y|b|1"},
		{"single on lines", "a: 'it''s\n\n  y'\nb: 1\n", `{"a":"it's\ny","b":1}`, "a|'it''s\n\n  y'|b|1"},
		{"double", `a: "\x41\u00e9\ud83d\ude00\n\" \
  é"`, `{"a":"Aé😀\n\" é"}`, "a|\"\\x41\\u00e9\\ud83d\\ude00\\n\\\" \\\n  é\""},
		{"CRLF", "a: x\r\nb: 'y\r\n  z'\r\nc: 1\r\n", `{"a":"x","b":"y z","c":1}`, "a|x|b|'y\r\n  z'|c|1"},
		{"multi-byte before", "é: ü\nö: [ä, ß]\n", `{"é":"ü","ö":["ä","ß"]}`, "é|ü|ö|ä|ß"},
		{"alias", "a: &x [1]\nb: *x\n", `{"a":[1],"b":[1]}`, "a|1|b|1"},
		{"merge", "a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  k: 3\n", `{"a":{"k":1,"l":2},"b":{"k":3,"l":2}}`, "a|k|1|l|2|b|k|3|l|2"},
		{"comments", "# one\na: 1 # two\n# three\nb: x # 'four'\n", `{"a":1,"b":"x"}`, "a|1|b|x"},
		{"empty strings", "a: ''\nb: \"\"\n", `{"a":"","b":""}`, `a|''|b|""`},
	} {
		t.Run(test.name, func(t *testing.T) {
			d, err := ConvertYAML([]byte(test.yaml))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.json, string(d.JSON)); diff != "" {
				t.Errorf("JSON (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.from, strings.Join(origins(t, d, test.yaml), "|")); diff != "" {
				t.Errorf("from (-want +got):\n%s", diff)
			}
		})
	}
}

// origins returns the text that each scalar of a document comes from.
func origins(t *testing.T, d Document, file string) []string {
	t.Helper()
	x := new(jsonindex.Index)
	if err := x.Parse(d.JSON, jsonindex.Options{}); err != nil {
		t.Fatalf("%s: %v", d.JSON, err)
	}
	var from []string
	for i := range x.Len() {
		if k := x.Token(i).Kind; k != jsonindex.Array && k != jsonindex.Object {
			start, end := int(x.Token(i).Start), int(x.Token(i).End)
			from = append(from, file[d.Start(start):max(d.Start(start), d.Stop(end))])
		}
	}
	return from
}

// FuzzConvertYAML proves that what comes out is JSON, and that each byte of it
// has a place in the file.
func FuzzConvertYAML(f *testing.F) {
	f.Add([]byte("a: &x [1, \"\\x41\"]\nb: {<<: *x, c: >\n  d\n  e\n }\n"))
	f.Add([]byte("? a\n: 'it''s'\n- !!str 1\n---\n|\n x\r\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		for part := range YamlParts(text) {
			part := part.Text
			d, err := ConvertYAML(part)
			if err != nil {
				continue
			}
			if !json.Valid(d.JSON) {
				t.Fatalf("%q became %q", part, d.JSON)
			}
			for i := range len(d.JSON) + 1 {
				if start, stop := d.Start(i), d.Stop(i); start < 0 || start > len(part) || stop < 0 || stop > len(part) {
					t.Fatalf("%q: offset %d of %q comes from [%d, %d)", part, i, d.JSON, start, stop)
				}
			}
		}
	})
}
