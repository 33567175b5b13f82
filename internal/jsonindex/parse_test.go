package jsonindex

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

// accepted are documents that every JSON parser must take: the classes of the
// well-known parsing vectors whose names begin with y.
var accepted = map[string][]string{
	"array": {
		`[[]   ]`, `[]`, `[""]`, `["a"]`, `[false]`, `[null, 1, "1", {}]`, `[null]`, "[1\n]", ` [1]`,
		`[1,null,null,null,2]`, `[2] `, "[\"a\",\n4\n,1]",
	},
	"number": {
		`[123e65]`, `[0e+1]`, `[0e1]`, `[ 4]`, `[-0.000000000000000000000000000000000000000000000000000000000000000000000000000001]`,
		`[20e1]`, `[-0]`, `[-123]`, `[-1]`, `[-0.0]`, `[1E22]`, `[1E-2]`, `[1E+2]`, `[123e45]`, `[123.456e78]`, `[1e-2]`,
		`[1e+2]`, `[123]`, `[123.456789]`, `[0.4e-001]`, `[100000000000000000000000000000000000000]`,
	},
	"object": {
		`{"asd":"sdf", "dfg":"fgh"}`, `{"asd":"sdf"}`, `{}`, `{"":0}`, `{"foo\u0000bar": 42}`,
		`{ "min": -1.0e+28, "max": 1.0e+28 }`, `{"x":[{"id": "x"}], "id": "x"}`, `{"a":[]}`,
		`{"title":"\u041f\u043e\u043b" }`, "{\n\"a\": \"b\"\n}",
	},
	"string": {
		`["\u0060\u012a\u12AB"]`, `["\uD801\udc37"]`, `["\ud83d\ude39\ud83d\udc8d"]`, `["\"\\\/\b\f\n\r\t"]`, `["\\u0000"]`,
		`["\""]`, `["a/*b*/c/*d//e"]`, `["\\a"]`, `["\\n"]`, `["\u0012"]`, `["\uFFFF"]`, `["asd"]`, `[ "asd"]`,
		`["\uDBFF\uDFFF"]`, `["new\u00A0line"]`, "[\"\U0010FFFF\"]", "[\"\uFFFF\"]", `["\u0000"]`, `["\u002c"]`, "[\"π\"]",
		"[\"\U0001BFFF\"]", `["asd "]`, `" "`, `["\uD834\uDd1e"]`, `["\u0821"]`, "[\"\u2028\u2029\"]", "[\"\x7f\"]",
		`["\u0061\u30af\u30EA\u30b9"]`, `["\uA66D"]`, `["\uDBFF\uDFFE"]`, `["\uFDD0"]`, "[\"€𝄞\"]", "[\"a\x7fa\"]", "[\"\uFEFF\"]",
	},
	"structure": {`false`, `42`, `-0.1`, `null`, `"asd"`, `true`, `""`, "[\"a\"]\n", " \t\r\n[ ] \r\n\t"},
}

// rejected are documents that no JSON parser may take: the classes whose names
// begin with n.
var rejected = map[string][]string{
	"array": {
		`[1 true]`, "[a\xe5]", `["": 1]`, `[""],`, `[,1]`, `[1,,2]`, `["x",,]`, `["x"]]`, `["",]`, `["x"`, `[x`, `[3[4]]`,
		"[\xff]", `[1:2]`, `[,]`, `[-]`, `[   , ""]`, "[\"a\",\n4\n,1,", `[1,]`, `[1,,]`, "[\"\va\"\\f]", `[*]`, `[""`, `[1,`,
		"[1,\n1\n,1", `[{}`,
	},
	"literal": {`[fals]`, `[nul]`, `[tru]`, `[True]`, `truth`, `nulll`, `t`, `fal`},
	"number": {
		`[++1234]`, `[+1]`, `[+Inf]`, `[-01]`, `[-1.0.]`, `[-2.]`, `[-NaN]`, `[.-1]`, `[.2e-3]`, `[0.1.2]`, `[0.3e+]`, `[0.3e]`,
		`[0.e1]`, `[0E+]`, `[0E]`, `[0e+]`, `[0e]`, `[1.0e+]`, `[1.0e-]`, `[1.0e]`, `[1 000.0]`, `[1eE2]`, `[2.e+3]`, `[2.e-3]`,
		`[2.e3]`, `[9.e+]`, `[Inf]`, `[NaN]`, "[\uff11]", `[1+2]`, `[0x1]`, `[0x42]`, `[Infinity]`, `[0e+-1]`, `[-123.123foo]`,
		"[123\xe5]", "[1e1\xe5]", "[0\xe5]", `[-Infinity]`, `[-foo]`, `[- 1]`, `[-012]`, `[-.123]`, "[-1x]", `[1ea]`, `[1.]`, `[.123]`,
		`[1.2a-3]`, `[1.8011670033376514H-308]`, `[012]`, `[1:]`, `[1;]`, `[1<]`, `[1=]`, `[1>]`, `[1?]`, `[:]`, `[?1]`, `[1/2]`, `[1e:]`, `[1.:]`,
	},
	"object": {
		`["x", truth]`, `{[: "x"}`, `{"x", null}`, `{"x"::"b"}`, `{🇨🇭}`, `{"a":"a" 123}`, `{key: 'value'}`, "{\"\xb9\":\"0\",}",
		`{"a" b}`, `{:"b"}`, `{"a" "b"}`, `{"a":`, `{"a"`, `{1:1}`, `{9999E9999:1}`, `{null:null,null:null}`, `{"id":0,,,,,}`,
		`{'a':0}`, `{"id":0,}`, `{"a":"b"}/**/`, `{"a":"b"}/**//`, `{"a":"b"}//`, `{"a":"b"}/`, `{"a":"b",,"c":"d"}`, `{a: "b"}`,
		`{"a":"a`, `{ "foo" : "bar", "a" }`, `{"a":"b"}#`, `{"a":1`,
	},
	"string": {
		`["\uD800\"]`, `["\uD800\u"]`, `["\uD800\u1"]`, `["\uD800\u1x"]`, `[é]`, "[\"\\\x00\"]", `["\x00"]`, `["\\\"]`, "[\"\\\t\"]",
		"[\"\\🌀\"]", `["\"]`, `["\u00A"]`, `["\uD834\uDd"]`, `["\uD800\uD800\x"]`, "[\"\\u\xe5\"]", `["\a"]`, `["\uqqqq"]`, "[\"\\\xe5\"]",
		`[\u0020"asd"]`, `[\n]`, `"`, `['single quote']`, `abc`, `["\`, "[\"a\x00a\"]", "[\"new\nline\"]", "[\"\t\"]", `"\UA66D"`, `""x`,
		"[\"\x1f\"]", `["\u:000"]`, `["\u000g"]`, `["\u00_0"]`,
	},
	"structure": {
		"[\u2060]", "\ufeff", `<.>`, `[<null>]`, `[1]x`, `[1]]`, `["asd]`, "a\xe5", `[True]`, `1]`, `{"x": true,`, `[][]`, `]`,
		"\xef\xbb{}", "\xe5", `[`, ``, "[\x00]", `2@`, `{}}`, `{"":`, `{"a":/*comment*/"b"}`, `{"a": true} "x"`, `['`, `[,`, `[{`,
		`["a`, `["a"`, `{`, `{]`, `{,`, `{[`, `{"a`, `{'a'`, `["\{["\{["\{["\{`, "\xe9", `*`, `{"a":"b"}#{}`, `[\u000A""]`, `[1`,
		`[ false, nul`, `[ true, fals`, `[ false, tru`, `{"asd":"asd"`, "å", "[\u2060]", "\ufeff{}", "[\f]", " ", "\x00", "1\x00",
	},
}

func TestAccepted(t *testing.T) {
	forEach(t, accepted, func(t *testing.T, document string) {
		if !json.Valid([]byte(document)) {
			t.Fatalf("%q: encoding/json rejects it: the case is wrong", document)
		}
		var x Index
		if err := x.Parse([]byte(document), Options{}); err != nil {
			t.Errorf("%q: %v", document, err)
		}
	})
}

func TestRejected(t *testing.T) {
	forEach(t, rejected, func(t *testing.T, document string) {
		if json.Valid([]byte(document)) {
			t.Fatalf("%q: encoding/json accepts it: the case is wrong", document)
		}
		var x Index
		if err := x.Parse([]byte(document), Options{}); err == nil {
			t.Errorf("%q: accepted", document)
		} else {
			checkError(t, []byte(document), err)
		}
	})
}

func forEach(t *testing.T, classes map[string][]string, check func(*testing.T, string)) {
	for class, documents := range classes {
		t.Run(class, func(t *testing.T) {
			for _, document := range documents {
				check(t, document)
			}
		})
	}
}

// TestUndefined pins what we do where RFC 8259 leaves the choice: the classes
// whose names begin with i, and equal names. A zero Code means accepted.
func TestUndefined(t *testing.T) {
	for _, test := range []struct {
		document string
		code     Code
	}{
		{`[123.456e-789]`, 0},
		{`[0.4e006699999999999999999999999999]`, Limit},
		{`[-1e+9999]`, Limit},
		{`[1.5e+9999]`, Limit},
		{`[-123123e100000]`, Limit},
		{`[123123e-10000000]`, Limit},
		{`[-123123123123123123123123123123]`, 0},
		{`[100000000000000000000]`, 0},
		{`[-237462374673276894279832749832423479823246327846]`, 0},
		{`{"\uDFAA":0}`, Encoding},
		{`["\uDADA"]`, Encoding},
		{`["\uD888\u1234"]`, Encoding},
		{`["\uD800\n"]`, Encoding},
		{`["\uDd1ea"]`, Encoding},
		{`["\uD800\uD800\n"]`, Encoding},
		{`["\ud800"]`, Encoding},
		{`["\ud800abc"]`, Encoding},
		{`["\uDd1e\uD834"]`, Encoding},
		{`["\uDFAA"]`, Encoding},
		{"\xff\xfe[\x00\"\x00\xe9\x00\"\x00]\x00", Encoding},
		{"\x00[\x00\"\x00\xe9\x00\"\x00]", Encoding},
		{"[\x00\"\x00\xe9\x00\"\x00]\x00", Encoding},
		{"\xfe\xff\x00[\x00]", Encoding},
		{"[\x00\x00\x00]\x00\x00\x00", Encoding},
		{"\x00\x00\x00[\x00\x00\x00]", Encoding},
		{"[\"\xff\"]", Encoding},
		{"[\"\xe6\x97\xa5\xd1\x88\xfa\"]", Encoding},
		{"[\"\xed\xa0\x80\"]", Encoding},
		{"[\"\xf4\xbf\xbf\xbf\"]", Encoding},
		{"[\"\x81\"]", Encoding},
		{"[\"\xe0\xff\"]", Encoding},
		{"[\"\xfc\x80\x80\x80\x80\x80\"]", Encoding},
		{"[\"\xfc\x83\xbf\xbf\xbf\xbf\"]", Encoding},
		{"[\"\xc0\xaf\"]", Encoding},
		{"[\"\xe9\"]", Encoding},
		{"\ufeff{}", ByteOrderMark},
		{strings.Repeat("[", 500) + strings.Repeat("]", 500), 0},
		{strings.Repeat("[", 1000) + strings.Repeat("]", 1000), 0},
		{strings.Repeat("[", 1001) + strings.Repeat("]", 1001), Limit},
		{`{"a":"b","a":"c"}`, DuplicateName},
		{`{"a":"b","a":"b"}`, DuplicateName},
	} {
		var x Index
		err := x.Parse([]byte(test.document), Options{})
		var e *Error
		if errors.As(err, &e); e == nil && test.code != 0 || e != nil && e.Code != test.code {
			t.Errorf("%.60q: got %v, want code %d", test.document, err, test.code)
		}
	}
}

// TestStringsOfEveryLength puts each kind of character at each place of a
// string, whose end lies at each distance from the end of the document: the
// string is read eight bytes at a time, and this is where that could slip.
func TestStringsOfEveryLength(t *testing.T) {
	for _, c := range []struct {
		text string
		good bool
	}{
		{"x", true}, {"\x7f", true}, {"~", true}, {"!", true}, {" ", true}, {"#", true}, {"[", true}, {"]", true},
		{"é", true}, {"€", true}, {"😀", true}, {`\n`, true}, {`\\`, true}, {`\"`, true}, {`\ud83d\ude00`, true},
		{"\n", false}, {"\x00", false}, {"\x1f", false}, {"\x80", false}, {"\xff", false}, {"\xc3", false}, {"\xa2", false},
		{`\`, false}, {`"`, false}, {`\ud83d`, false}, {"\xe2\x82", false}, {"\xdc", false},
	} {
		for before := range 20 {
			for after := 1; after < 20; after++ {
				for _, space := range []string{"", "        "} {
					document := `"` + strings.Repeat("a", before) + c.text + strings.Repeat("x", after) + `"` + space
					var x Index
					if err := x.Parse([]byte(document), Options{}); (err == nil) != c.good {
						t.Fatalf("%q: %v", document, err)
					}
				}
			}
		}
	}
}

// TestEveryByteAsDigit puts each byte where a digit belongs.
func TestEveryByteAsDigit(t *testing.T) {
	for _, pattern := range []string{"[1#]", "[-#]", "[1.#]", "[1e#]", "[1e+#]", `["\u000#"]`} {
		for c := range 256 {
			document := []byte(strings.Replace(pattern, "#", string([]byte{byte(c)}), 1))
			var x Index
			got := x.Parse(document, Options{}) == nil
			if want := json.Valid(document); got != want {
				t.Errorf("%q: accepted %v, encoding/json says %v", document, got, want)
			}
		}
	}
}

// TestReuse parses documents of many sizes, good and bad, with one Index, and
// expects what a new one gives.
func TestReuse(t *testing.T) {
	var reused Index
	for range 2 {
		for _, seed := range seeds {
			var fresh Index
			got, want := reused.Parse([]byte(seed), Options{}), fresh.Parse([]byte(seed), Options{})
			if (got == nil) != (want == nil) || got != nil && got.Error() != want.Error() {
				t.Fatalf("%q: got %v, want %v", seed, got, want)
			}
			if reused.Len() != fresh.Len() {
				t.Fatalf("%q: %d tokens, want %d", seed, reused.Len(), fresh.Len())
			}
			for i := range fresh.Len() {
				if reused.Token(i) != fresh.Token(i) {
					t.Fatalf("%q: token %d: got %+v, want %+v", seed, i, reused.Token(i), fresh.Token(i))
				}
			}
		}
	}
}

// TestTokens pins the picture in the package's documentation.
func TestTokens(t *testing.T) {
	var x Index
	if err := x.Parse([]byte(`{"id": 7, "tags": ["a\n"]}`), Options{}); err != nil {
		t.Fatal(err)
	}
	want := []Token{
		{0, 26, 6, Object, false},
		{1, 5, 2, String, false},
		{7, 8, 3, Number, false},
		{10, 16, 4, String, false},
		{18, 25, 6, Array, false},
		{19, 24, 6, String, true},
	}
	if x.Len() != len(want) {
		t.Fatalf("%d tokens, want %d", x.Len(), len(want))
	}
	for i := range want {
		if x.Token(i) != want[i] {
			t.Errorf("token %d: got %+v, want %+v", i, x.Token(i), want[i])
		}
	}
}
