package yaml

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink/internal/jsonindex"
)

// TestConvert shows what JSON becomes of YAML, and for each scalar of it the text that
// it comes from.
func TestConvert(t *testing.T) {
	for _, test := range []struct{ name, yaml, json, from string }{
		{"block", "a: 1\nb:\n  - x\n  - y: z\n", `{"a":1,"b":["x",{"y":"z"}]}`, "a|1|b|x|y|z"},
		{"flow", "{a: 1, \"b\": [x, 'y']}", `{"a":1,"b":["x","y"]}`, `a|1|"b"|x|'y'`},
		{"core schema", "[~, null, Null, true, TRUE, False, yes, 0o17, 0x1F, +12, 007, .5, 1., 1e3, 1_000, 0b1, 2025-02-13T09:44:27Z]",
			`[null,null,null,true,true,false,"yes",15,31,12,7,0.5,1,1e3,"1_000","0b1","2025-02-13T09:44:27Z"]`,
			"~|null|Null|true|TRUE|False|yes|0o17|0x1F|+12|007|.5|1.|1e3|1_000|0b1|2025-02-13T09:44:27Z"},
		{"words of YAML 1.1", "[y, N, on, Off, NO, 1:30, =]", `["y","N","on","Off","NO","1:30","="]`, "y|N|on|Off|NO|1:30|="},
		{"digits", "n: 12345678901234567890.0123456789\n", `{"n":12345678901234567890.0123456789}`, "n|12345678901234567890.0123456789"},
		{"zeros", "[-0, -.5e-3, 00]", `[-0,-0.5e-3,0]`, "-0|-.5e-3|00"},
		{"no value", "a:\nb: x\n", `{"a":null,"b":"x"}`, "a||b|x"},
		{"no value in flow", "{a, b: , c: x,}", `{"a":null,"b":null,"c":"x"}`, "a||b||c|x"},
		{"no value after a question mark", "? a\nb: c\n", `{"a":null,"b":"c"}`, "a||b|c"},
		{"no element", "a:\n-\nb:\n- - 1\n  -\n- # none\nc: x\n", `{"a":[null],"b":[[1,null],null],"c":"x"}`, "a||b|1|||c|x"},
		{"numbers in quotes", "a: '1'\nb: \"~\"\n", `{"a":"1","b":"~"}`, `a|'1'|b|"~"`},
		{"names that are not text", "1: a\ntrue: b\n~: c\n", `{"1":"a","true":"b","~":"c"}`, "1|a|true|b|~|c"},
		{"explicit names", "? |\n  a\n: b\n? c\n: - d\n", `{"a\n":"b","c":["d"]}`, "a\n|b|c|d"},
		{"tags", "a: !!str 1\nb: !custom x\nc: !!int 3\n", `{"a":"1","b":"x","c":3}`, "a|1|b|x|c|3"},
		{"tags of the core schema", "[!!int '3', !!float \"1\", !!bool 'true', !!null '', ! 12, !!binary 12, !x 5]", `[3,1,true,null,"12","12",5]`, `'3'|"1"|'true'|''|12|12|5`},
		{"tags of nothing", "a: !!str # b\nc: !x\nd: &e\nf: *e\n", `{"a":"","c":null,"d":null,"f":null}`, "a||c||d||f|"},
		{"tags with prefixes", "%TAG !y! tag:yaml.org,2002:\n--- [!y!str 1, !<tag:yaml.org,2002:str> 2]\n", `["1","2"]`, "1|2"},
		{"tags of collections", "!!map\na: !!seq [1]\nb: &x !y\n  - 2\n", `{"a":[1],"b":[2]}`, "a|1|b|2"},
		{"literal", "a: |\n  x \"y\"\n\n    z\nb: 1\n", `{"a":"x \"y\"\n\n  z\n","b":1}`, "a|x \"y\"\n\n    z\n|b|1"},
		{"literal, stripped", "a: |-\n  x\nb: 1\n", `{"a":"x","b":1}`, "a|x|b|1"},
		{"literal, kept", "a: |+ # c\n  x\n\nb: 1\n", `{"a":"x\n\n","b":1}`, "a|x\n\n|b|1"},
		{"literal, with a number", "a: |2\n   x\nb:\n  - |1-\n      y\n", `{"a":" x\n","b":["   y"]}`, "a| x\n|b|   y"},
		{"literal, empty", "a: |\nb: >-\n\nc: |+\n\n", `{"a":"","b":"","c":"\n"}`, "a|||b|>-|c|\n"},
		{"literal at the left", "--- |\n%a\n# b\n...\n", `"%a\n# b\n"`, "%a\n# b\n"},
		{"literal without an end", "a: |\n  x", `{"a":"x"}`, "a|x"},
		{"literal, spaces at the end", "a: |\n  x\n   ", `{"a":"x\n \n"}`, "a|x\n   "},
		{"literal, spaces of no text at the end", "a: |+\n  x\n ", `{"a":"x\n\n"}`, "a|x\n "},
		{"literal, then a comment", "a: |\n  x\n# y\nb: 1\n", `{"a":"x\n","b":1}`, "a|x\n|b|1"},
		{"folded", "a: >-\n  x\n  y\n\n  z\nb: 1\n", `{"a":"x y\nz","b":1}`, "a|x\n  y\n\n  z|b|1"},
		{"folded, more indented", ">\n\n  x\n  y\n    z\n\n    v\n  w\n\n\n", `"\nx y\n  z\n\n  v\nw\n"`, "\n  x\n  y\n    z\n\n    v\n  w\n"},
		{"plain on lines", "a: x\n  y\nb: 1\n", `{"a":"x y","b":1}`, "a|x\n  y|b|1"},
		{"plain with blank lines", "a: x  z\n\n \t\n  y:z#\nb: 1\n", `{"a":"x  z\n\ny:z#","b":1}`, "a|x  z\n\n \t\n  y:z#|b|1"},
		{"single on lines", "a: 'it''s\n\n  y'\nb: 1\n", `{"a":"it's\ny","b":1}`, "a|'it''s\n\n  y'|b|1"},
		{"double", `a: "\x41\u00e9\ud83d\ude00\n\" \
  é"`, `{"a":"Aé😀\n\" é"}`, "a|\"\\x41\\u00e9\\ud83d\\ude00\\n\\\" \\\n  é\""},
		{"double, all escapes", `"\0\a\b\t\n\v\f\r\e\ \"\/\\\N\_\L\P\x41\u0042\U00000043"`, `"\u0000\u0007\b\t\n\u000b\f\r\u001b \"/\\` + "\u0085\u00a0\u2028\u2029" + `ABC"`, `"\0\a\b\t\n\v\f\r\e\ \"\/\\\N\_\L\P\x41\u0042\U00000043"`},
		{"double, escaped ends of lines", "\"a \\\n\n  \\  b\"", `"a \n  b"`, "\"a \\\n\n  \\  b\""},
		{"surrogate pairs elsewhere", `['\ud83d\ude00', \ud83d\ude00]`, `["\\ud83d\\ude00","\\ud83d\\ude00"]`, `'\ud83d\ude00'|\ud83d\ude00`},
		{"ends of lines of YAML 1.1", "a\u0085b: \"c\u2028d\"\ne: |\n  f\u2029g\n", "{\"a\u0085b\":\"c\u2028d\",\"e\":\"f\u2029g\\n\"}", "a\u0085b|\"c\u2028d\"|e|f\u2029g\n"},
		{"CRLF", "a: x\r\nb: 'y\r\n  z'\r\nc: |\r\n  v\r\n\r\n  w\r\nd: >\r\n  t\r\n  u\r\n", `{"a":"x","b":"y z","c":"v\n\nw\n","d":"t u\n"}`, "a|x|b|'y\r\n  z'|c|v\r\n\r\n  w\r\n|d|t\r\n  u\r\n"},
		{"multi-byte before", "é: ü\nö: [ä, ß]\n", `{"é":"ü","ö":["ä","ß"]}`, "é|ü|ö|ä|ß"},
		{"tabs", "a:\tb\t# c\n", `{"a":"b"}`, "a|b"},
		{"a line of a tab", "a: 1\n\t\nb: 2\n", `{"a":1,"b":2}`, "a|1|b|2"},
		{"alias", "a: &x [1]\nb: *x\n", `{"a":[1],"b":[1]}`, "a|1|b|1"},
		{"alias of a name", "&a x: 1\ny:\n  *a : 2\n", `{"x":1,"y":{"x":2}}`, "x|1|y|x|2"},
		{"the last of two anchors", "- &a 1\n- &a 2\n- *a\n", `[1,2,2]`, "1|2|2"},
		{"merge", "a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  k: 3\n", `{"a":{"k":1,"l":2},"b":{"k":3,"l":2}}`, "a|k|1|l|2|b|k|3|l|2"},
		{"merge of several", "- &x {k: 1}\n- &y {k: 2, l: 3}\n- {<<: [*x, *y, {m: 4}], l: 5}\n- {'<<': 1, !!str <<: 2}\n", `[{"k":1},{"k":2,"l":3},{"l":5,"k":1,"m":4},{"<<":1,"<<":2}]`, "k|1|k|2|l|3|l|5|k|1|m|4|'<<'|1|<<|2"},
		{"comments", "# one\na: 1 # two\n# three\nb: x # 'four'\n", `{"a":1,"b":"x"}`, "a|1|b|x"},
		{"comments in flow", "[ # [\n  a, # b\n  # ]\n]\n", `["a"]`, "a"},
		{"a comment at the end", "a: !x # b\n  c\n#d", `{"a":"c"}`, "a|c"},
		{"a tag at the end", "!!str", `""`, ""},
		{"more digits than are counted", "0x" + strings.Repeat("1", 1001), `"0x` + strings.Repeat("1", 1001) + `"`, "0x" + strings.Repeat("1", 1001)},
		{"control characters", `"\x01\x7fé"`, "\"\\u0001\x7fé\"", `"\x01\x7fé"`},
		{"merged names that are aliases", "- &a {&b c: 1}\n- {*b : 2, <<: *a}\n", `[{"c":1},{"c":2}]`, "c|1|c|2"},
		{"empty strings", "a: ''\nb: \"\"\n", `{"a":"","b":""}`, `a|''|b|""`},
		{"empty collections", "a: []\nb: {}\n", `{"a":[],"b":{}}`, "a|b"},
		{"pairs in a sequence", "[a: b, ? c : d, \"e\":f, {g: h}]", `[{"a":"b"},{"c":"d"},{"e":"f"},{"g":"h"}]`, `a|b|c|d|"e"|f|g|h`},
		{"equal names", "a: 1\na: 2\n", `{"a":1,"a":2}`, "a|1|a|2"},
		{"compact", "- - a\n  - b: c\n    d: e\n-\n  f\n", `[["a",{"b":"c","d":"e"}],"f"]`, "a|b|c|d|e|f"},
		{"a sequence no more to the right", "a:\n- b\n- c:\n  - d\ne: f\n", `{"a":["b",{"c":["d"]}],"e":"f"}`, "a|b|c|d|e|f"},
		{"markers", "%YAML 1.1 # x\n%X y\n# z\n--- # a\nb\n... # c\n", `"b"`, "b"},
		{"a byte order mark", "\uFEFF# x\n--- {a: 1}\n", `{"a":1}`, "a|1"},
		{"JSON", `{"a": [1.5e3, "b\u002F\/", null, {"c":true}]}`, `{"a":[1.5e3,"b//",null,{"c":true}]}`, `"a"|1.5e3|"b\u002F\/"|null|"c"|true`},
	} {
		t.Run(test.name, func(t *testing.T) {
			d, err := Convert([]byte(test.yaml))
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
func origins(t *testing.T, d *Document, text string) []string {
	t.Helper()
	x := new(jsonindex.Index)
	if err := x.Parse(d.JSON, jsonindex.Options{AllowDuplicateNames: true}); err != nil {
		t.Fatalf("%s: %v", d.JSON, err)
	}
	var from []string
	for i := range x.Len() {
		if k := x.Token(i).Kind; k != jsonindex.Array && k != jsonindex.Object {
			start, end := int(x.Token(i).Start), int(x.Token(i).End)
			from = append(from, text[d.Spans.Start(start):max(d.Spans.Start(start), d.Spans.Stop(end))])
		}
	}
	return from
}

// TestFaults shows what is refused, where, and in which words.
func TestFaults(t *testing.T) {
	deep := fmt.Sprintf("values are nested more than %d deep", maxDepth())
	for _, test := range []struct{ yaml, at, message string }{
		{"a: \xff\n", "\xff", "expected UTF-8, found the byte 0xFF"},
		{"a: \x01\n", "\x01", "expected printable text, found the control character U+0001"},
		{"a: \uFFFE\n", "\uFFFE", "expected printable text, found the control character U+FFFE"},
		{"a: 1\rb: 2", "\r", "expected a line feed after the carriage return"},
		{"a: b: c\n", ": c", "invalid YAML: a mapping cannot begin here"},
		{"a:\n b\nc\n", "c", "invalid YAML: expected a colon after this name"},
		{"a: 'b' c\n", "c", "invalid YAML: expected another name of the mapping, or its end"},
		{"a: 1\n b: 2\n", ": 2", "invalid YAML: a mapping cannot begin here"},
		{"- a\nb: c\n", "b: c", "invalid YAML: expected another - of the sequence, or its end"},
		{"a: - b\n", "- b", "invalid YAML: a sequence cannot begin here"},
		{"x: y\nlist: [\n\n", "[", "invalid YAML: a bracket is not closed"},
		{"list: [a, b\nx: y\n", ": y", "invalid YAML: expected a comma or ]"},
		{"list: {a: b", "{a: b", "invalid YAML: a bracket is not closed"},
		{"x: y\na: 'b\nc: d\n", "'b", "invalid YAML: this quote is not closed"},
		{`a: "b\.c"`, `\.c"`, "invalid YAML: an escape that YAML does not have"},
		{`a: "\u12"`, `12"`, "invalid YAML: expected hexadecimal digits in the escape"},
		{`a: "\ud800"`, `d800"`, "invalid YAML: this escape stands for no character"},
		{"a: @b\n", "@b", "invalid YAML: no value begins with '@'"},
		{"a:\n\tb: c\n", "\tb: c", `invalid YAML: no value begins with '\t'`},
		{"a:\n  - b\n  \t- c\n", "\t- c", `invalid YAML: expected only spaces here, found '\t'`},
		{"a: {{ b }}\n", "{{ b }}", "invalid YAML: expected a value, found a template"},
		{"{{ if b }}\na: 1\n{{ end }}\n", "{{ if b }}", "invalid YAML: expected a value, found a template"},
		{"a: '{{ b }}'\nb: @c\n", "@c", "invalid YAML: no value begins with '@'"},
		{"a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n", "<<<<<<< HEAD", "invalid YAML: expected no marker of a merge conflict"},
		{"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n", "version https://git-lfs.github.com/spec/v1", "expected the file itself"},
		{"a: 'b'#c\n", "#c", "invalid YAML: expected a space before the comment"},
		{"a: |x\n  b\n", "|x", "invalid YAML: the first line of this block scalar is malformed"},
		{"a: &\n", "&", "invalid YAML: expected letters, digits, - or _ after this &"},
		{"a: *\n", "*", "invalid YAML: expected letters, digits, - or _ after this *"},
		{"a: !x!y z\n", "!x!y z", "invalid YAML: no %TAG directive declares the prefix of this tag"},
		{"a: *x\n", "*x", "invalid YAML: this alias has no anchor before it"},
		{"a: &x [*x]\n", "*x", "this alias is inside the value that it stands for"},
		{"a: &x {<<: *x}\n", "*x", "this alias is inside the value that it stands for"},
		{"a: {<<: &x {<<: *x}}\n", "*x", "this alias is inside the value that it stands for"},
		{"<<: [1]\n", "1", "only a mapping can be merged"},
		{"? [a]\n: 1\n", "[a]", "the name of a property must be text"},
		{": 1\n", "", "expected the name of a property before the colon"},
		{"a: -.inf\n", "-.inf", "JSON has no number for infinity or NaN"},
		{"a: !!float .NaN\n", ".NaN", "JSON has no number for infinity or NaN"},
		{"a: !!int '1.5'\n", "'1.5'", "this is not an integer, as its tag says"},
		{"a: !!bool yes\n", "yes", "this is not a boolean, as its tag says"},
		{"%YAML 2.0\n--- a\n", "%YAML 2.0", "invalid YAML: expected the directive %YAML 1.2"},
		{"%YAML 1.2\n%YAML 1.2\n--- a\n", "%YAML 1.2", "invalid YAML: a second %YAML directive for one document"},
		{"# a\n%YAML 1.2\na: b\n", "%YAML 1.2", "invalid YAML: expected a line with --- after the directives"},
		{"a\n%YAML 1.2\n", "", ""}, // a plain scalar goes on
		{"[a]\n%YAML 1.2\n", "%YAML 1.2", "invalid YAML: expected a line with ... before the directive"},
		{"[a]\n[b]\n", "[b]", "invalid YAML: expected the end of the document"},
		{"a\n---\nb\n", "---", "invalid YAML: a second document begins here"},
		{"a\n... b\n", "b", "invalid YAML: expected nothing after the end-of-document marker"},
		{strings.Repeat("[", maxDepth()+1), "[", deep},
		{strings.Repeat("- ", maxDepth()+1), "-", deep},
		{strings.Repeat("%TAG !a! b\n", 2) + "--- a\n", "%TAG !a! b", "invalid YAML: a second %TAG directive for one prefix"},
		{tagDirectives(maxTagDirectives+1) + "--- a\n", "%TAG", "more than 64 directives for tags"},
	} {
		_, err := Convert([]byte(test.yaml))
		if test.message == "" {
			if err != nil {
				t.Errorf("%.60q: %v", test.yaml, err)
			}
			continue
		}
		fault, ok := err.(*Fault)
		if !ok {
			t.Errorf("%.60q is read", test.yaml)
			continue
		}
		if at := test.yaml[fault.Start:fault.End]; fault.Message != test.message || at != test.at {
			t.Errorf("%.60q: %q at %q\nwant %q at %q", test.yaml, fault.Message, at, test.message, test.at)
		}
	}
}

func tagDirectives(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%%TAG !a%d! b\n", i)
	}
	return b.String()
}

// TestFaultsQuoteNothing: what is at fault may be a secret.
func TestFaultsQuoteNothing(t *testing.T) {
	for _, text := range []string{"a: *s3cret\n", "a: !s3cret!s3cret b\n", "s3cret: s3cret: s3cret\n", "&s3cret: *s3cret", "%s3cret\ns3cret", "[s3cret\n", "s3cret: !!int s3cret\n", "@s3cret"} {
		_, err := Convert([]byte(text))
		fault, ok := err.(*Fault)
		if !ok || strings.Contains(fault.Message+fault.Hint, "s3cret") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestExtras: what JSON has no word for is told of, in order.
func TestExtras(t *testing.T) {
	text := "a: &x !!map {b: 1}\n1: *x\n<<: *x\n'2': !y z\n"
	d, err := Convert([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range d.Extras {
		got = append(got, fmt.Sprintf("%d %.2s", e.Kind, text[e.Start:]))
	}
	want := []string{"0 &x", "2 !!", "4 1:", "1 *x", "3 <<", "1 *x", "2 !y"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestBombs: what is short and means much is answered by a limit.
func TestBombs(t *testing.T) {
	laughs, merges, chain := "a0: &a0 [x]\n", "a0: &a0 {x: 1}\n", "a0: &a0 {x0: 1}\n"
	for i := 1; i < 25; i++ {
		laughs += fmt.Sprintf("a%d: &a%[1]d [*a%d, *a%[2]d, *a%[2]d]\n", i, i-1)
		merges += fmt.Sprintf("a%d: &a%[1]d {<<: [*a%d, *a%[2]d, *a%[2]d]}\n", i, i-1)
	}
	for i := 1; i < 2000; i++ {
		chain += fmt.Sprintf("a%d: &a%[1]d {<<: *a%d, x%[1]d: 1}\n", i, i-1)
	}
	long := "- &a " + strings.Repeat("x", 200_000) + "\n" + strings.Repeat("- *a\n", 100)
	wide := "a: &a {" + strings.Repeat("k: 1, ", 10_000) + "}\nb: {<<: [" + strings.Repeat("*a, ", 10_000) + "]}\n"
	for name, text := range map[string]string{"laughs": laughs, "merges": merges, "chain": chain, "wide": wide, "long": long} {
		_, err := Convert([]byte(text))
		if fault, ok := err.(*Fault); !ok || fault.Code != jsonindex.Limit || fault.Message != tooLong {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzConvert proves that what comes out is JSON, and that each byte of it has a place
// in the text.
func FuzzConvert(f *testing.F) {
	f.Add([]byte("a: &x [1, \"\\x41\"]\nb: {<<: *x, c: >\n  d\n  e\n }\n"))
	f.Add([]byte("? a\n: 'it''s'\n- !!str 1\n---\n|\n x\r\n"))
	f.Add([]byte("%TAG !a! b\n--- # c\n!a!b &d \"\\ud83d\\ude00\u2028\"\n...\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		for part := range Parts(text) {
			d, err := Convert(part.Text)
			if err != nil {
				fault := err.(*Fault)
				if fault.Start < 0 || fault.Start > fault.End || fault.End > len(part.Text) {
					t.Fatalf("%q: %q at [%d, %d)", part.Text, fault.Message, fault.Start, fault.End)
				}
				continue
			}
			if !json.Valid(d.JSON) {
				t.Fatalf("%q became %q", part.Text, d.JSON)
			}
			for i := range len(d.JSON) + 1 {
				if start, stop := d.Spans.Start(i), d.Spans.Stop(i); start < 0 || start > len(part.Text) || stop < 0 || stop > len(part.Text) {
					t.Fatalf("%q: offset %d of %q comes from [%d, %d)", part.Text, i, d.JSON, start, stop)
				}
			}
		}
	})
}
