package lint

import (
	"encoding/json"
	"slices"
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
			d, err := convertYAML([]byte(test.yaml))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.json, string(d.json)); diff != "" {
				t.Errorf("JSON (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.from, strings.Join(origins(t, d, test.yaml), "|")); diff != "" {
				t.Errorf("from (-want +got):\n%s", diff)
			}
		})
	}
}

// origins returns the text that each scalar of a document comes from.
func origins(t *testing.T, d placedJSON, file string) []string {
	t.Helper()
	x := new(jsonindex.Index)
	if err := x.Parse(d.json, jsonindex.Options{}); err != nil {
		t.Fatalf("%s: %v", d.json, err)
	}
	var from []string
	for i := range x.Len() {
		if k := x.Token(i).Kind; k != jsonindex.Array && k != jsonindex.Object {
			start, end := int(x.Token(i).Start), int(x.Token(i).End)
			from = append(from, file[d.start(start):max(d.start(start), d.stop(end))])
		}
	}
	return from
}

func TestCheckYAML(t *testing.T) {
	for name, test := range map[string]struct {
		yaml string
		want []string
	}{
		"documents":          {"a: -1\n---\nb: 1\n...\n# c\n---\n- -2\n", []string{"1:4 minimum /a -1", "7:3 minimum /0 -2"}},
		"empty documents":    {"---\n---\n%YAML 1.2\n---\na: -1\n---\n", []string{"5:4 minimum /a -1"}},
		"missing":            {"x:\n  label: y\n  z: 1\n", []string{"2:3 dependentRequired /x label: y\n  z: 1"}},
		"duplicate":          {"a: 1\nb: 2\na: 3\n", []string{"3:1 duplicate-name - a"}},
		"syntax":             {"a: b: c\n", []string{"1:4 syntax - "}},
		"infinity":           {"a: -.inf\n", []string{"1:4 syntax - -.inf"}},
		"an alias of none":   {"a: *x\n", []string{"1:4 syntax - *x"}},
		"an alias of itself": {"a: &x [*x]\n", []string{"1:8 syntax - *x]"}},
		"a name":             {"? [a]\n: 1\n", []string{"2:1 syntax - "}},
		"encoding":           {"a: \xff\n", []string{"1:4 encoding - \xff"}},
		"control":            {"a: \x01\n", []string{"1:4 syntax - \x01"}},
		"nothing":            {"# nothing\n", []string{"1:1 syntax - "}},
		"long":               {"- >\n  this is longer\n  than twenty\n", []string{"2:3 maxLength /0 this is longer\n  than twenty\n"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := placesOf(t, linterOf(t, nonNegative, Rule{}), "a.yaml", test.yaml)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestYAMLBombs: what is short and means much is answered by a limit, soon.
func TestYAMLBombs(t *testing.T) {
	laughs := "a0: &a0 [x]\n"
	merges := "a0: &a0 {x: 1}\n"
	for i := 1; i < 25; i++ {
		s := strings.NewReplacer("N", string(rune('A'+i)), "M", string(rune('A'+i-1)))
		if i == 1 {
			s = strings.NewReplacer("N", "B", "M", "a0")
		}
		laughs += s.Replace("N: &N [*M, *M, *M]\n")
		merges += s.Replace("N: &N {<<: [*M, *M, *M]}\n")
	}
	for name, text := range map[string]string{
		"laughs":    laughs,
		"merges":    merges,
		"brackets":  strings.Repeat("[", 1<<20),
		"sequences": strings.Repeat("- ", 1<<20),
	} {
		got := placesOf(t, linterOf(t, nonNegative, Rule{}), "a.yaml", text)
		if len(got) != 1 || !strings.Contains(got[0], " limit - ") {
			t.Errorf("%s: %.200q, want one finding of limit", name, got)
		}
	}
}

func TestYAMLShowsNoSecret(t *testing.T) {
	for _, text := range []string{
		"label: 1 # s3cretX\ntoken: s3cretX\n",
		"label: 1\ntoken: >\n  s3cretX\n  s3cretX\n",
		"token: &a s3cretX\nx: {label: *a}\n",
		"token: \"\\x73\\u0033cretX\"\nlabel: 1\n",
		"token: [s3cretX, {a: s3cretX}]\nlabel: &s3cretX 1\n",
		"label: !s3cretX 1\n",
		"token: s3cretX\nlabel: [\n",
		"token: 's3cretX\nlabel: 1\n",
		"{label: 1, token: s3cretX}\n",
		"token: &a s3cretX and more than twenty\nx: *a\n",
		"x: &a s3cretX and more than twenty\ntoken: *a\n",
		"x: &a {y: s3cretX and more than twenty}\ntoken: *a\n",
		"token: &a {s3cretX: 1, label: 1}\n<<: *a\n",
	} {
		result := linterOf(t, nonNegative, Rule{}).CheckFile("a.yaml", []byte(text))
		if len(result.Findings) == 0 {
			t.Errorf("%q: no finding", text)
		}
		for _, format := range Formats() {
			if out := write(t, format, result); strings.Contains(out, "cretX") {
				t.Errorf("%s of %q shows a secret:\n%s", format, text, out)
			}
		}
	}
}

// FuzzConvertYAML proves that what comes out is JSON, and that each byte of it
// has a place in the file.
func FuzzConvertYAML(f *testing.F) {
	f.Add([]byte("a: &x [1, \"\\x41\"]\nb: {<<: *x, c: >\n  d\n  e\n }\n"))
	f.Add([]byte("? a\n: 'it''s'\n- !!str 1\n---\n|\n x\r\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		for part := range yamlParts(text) {
			part := part.text
			d, err := convertYAML(part)
			if err != nil {
				continue
			}
			if !json.Valid(d.json) {
				t.Fatalf("%q became %q", part, d.json)
			}
			for i := range len(d.json) + 1 {
				if start, stop := d.start(i), d.stop(i); start < 0 || start > len(part) || stop < 0 || stop > len(part) {
					t.Fatalf("%q: offset %d of %q comes from [%d, %d)", part, i, d.json, start, stop)
				}
			}
		}
	})
}

// TestYAMLAliasesFarAway: what is held of a file to show findings in is not all that
// lies between a document and what an alias in it stands for, for each document.
func TestYAMLAliasesFarAway(t *testing.T) {
	selection, err := ParseSelection([]string{"$.list[*]"})
	if err != nil {
		t.Fatal(err)
	}
	text := "shared: &a {ok: 1}\nlist:\n" + strings.Repeat("- {shared: *a, x: -1}\n", 2000)
	doc, err := convertYAML([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	l := linterOf(t, `{"properties": {"shared": {}, "x": {"minimum": 0}}}`, Rule{})
	l.opts.Selection = selection
	payloads, err := l.selectFrom(doc)
	if err != nil || len(payloads) != 2000 {
		t.Fatalf("%d documents, error %v", len(payloads), err)
	}
	held := 0
	for _, p := range payloads {
		for _, e := range p.excerpts([]byte(text), p.json) {
			held += len(e.text)
		}
	}
	// Those near the anchor show what is between, too.
	if most := 3 * len(text); held > most {
		t.Errorf("%d bytes are held of %d, at most %d wanted", held, len(text), most)
	}
	result := l.CheckFile("a.yaml", []byte(text))
	if len(result.Findings) != 2000 {
		t.Fatalf("%d findings", len(result.Findings))
	}
	for _, f := range result.Findings {
		if source, offset, end := result.place(f); string(source[offset:end]) != "-1" {
			t.Fatalf("%q is shown", source[offset:end])
		}
	}
}

// TestYAMLSecretName: a name that an alias makes of a secret is masked in pointers,
// whatever is in it.
func TestYAMLSecretName(t *testing.T) {
	for _, secret := range []string{"abcdefgh", "a<b&c>d", `a"b\c`, "a/b~c", "aéb c"} {
		l := linterOf(t, `{"properties": {"other": {"additionalProperties": {"type": "string"}}}}`, Rule{})
		result := l.CheckFile("a.yaml", []byte("token: &t '"+secret+"'\nother:\n  *t : 1\n"))
		at := slices.IndexFunc(result.Findings, func(f Finding) bool { return f.Rule == "type" })
		if at < 0 {
			t.Fatalf("nothing is found beside %q", secret)
		}
		if shown := result.Findings[at].InstanceLocation; shown != "/other/***" {
			t.Errorf("%q is shown at %s", secret, shown)
		}
	}
}
