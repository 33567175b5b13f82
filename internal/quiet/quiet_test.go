package quiet

import (
	"fmt"
	"strings"
	"testing"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/subschema"
	"example.com/authlink/internal/words"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func placeOf(t testing.TB, schema string) *subschema.Place {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("s.json", document); err != nil {
		t.Fatal(err)
	}
	root, err := c.Compile("s.json")
	if err != nil {
		t.Fatal(err)
	}
	return subschema.NewPlace(root)
}

const schema = `{
	"properties": {
		"short": {}, "fifteen-letters": {}, "sixteen--letters": {}, "a-name-that-is-longer-than-that": {}, "näme": {}, "quo\"te": {},
		"in": {"$ref": "#"}, "hidden": {"writeOnly": true}
	},
	"additionalProperties": {}
}`

// TestProves: each test is asked of what it is for, wherever that stands and however it is
// written.
func TestProves(t *testing.T) {
	p := New(placeOf(t, schema), Tests{
		Names: []Test[Name]{{1, func(n Name) bool { return n.Text != "bad" && (n.IsTop || n.Text != "top") }}},
		Texts: []TextTest{
			{Of: 2, Signs: Digit, Least: 3, Test: func(t Text) Answer {
				switch string(t.Bytes) {
				case "no1":
					return No
				case "plain1":
					return Plain
				}
				return Yes
			}},
			{Of: 4, Signs: At | Odd, Test: func(t Text) Answer {
				if strings.Contains(string(t.Bytes), "é@") {
					return No
				}
				return Yes
			}},
		},
		Numbers: []Test[[]byte]{{8, func(number []byte) bool { return string(number) != "-1.5e+9" }}},
		Top: map[string]ValueTests{"short": {
			Texts:  []Test[Text]{{16, func(t Text) bool { return string(t.Bytes) != "text" }}},
			Arrays: []Test[[]byte]{{32, func(array []byte) bool { return string(array) != "[ 1]" }}},
		}},
	})
	for document, want := range map[string]bool{
		`"no1"`: false, ` "n\u006f1" `: false, `"no12"`: true, `"1"`: true, `["a", {"b": "no1"}]`: false,
		`"\u00e9@"`: false, `"é@"`: false, `"e@"`: true, `"no1\\"`: true, `"\\\"no1"`: true,
		`{"bad": 1}`: false, `{"b\u0061d": 1}`: false, `{"in": {"bad": 1}}`: false, `{"x": [{"bad": 1}]}`: false, `{"bade": 1, "short": 2}`: true,
		`{"top": 1}`: true, `{"in": {"top": 1}}`: false, `{"x": {"top": 1}}`: false,
		`-1.5e+9`: false, `[-1.5e+9]`: false, `{"short":-1.5e+9}`: false, `-1.5e+99`: true,
		`{"short": "text"}`: false, `{"\u0073hort": "text"}`: false, `{"in": {"short": "text"}}`: true, `{"short": ["text"]}`: true, `{"short": [ 1]}`: false, `{"in": [ 1]}`: true,
		`{"fifteen-letters": "no1"}`: false, `{"sixteen--letters": true, "näme": false, "quo\"te": null, "a-name-that-is-longer-than-that": "no1"}`: false,
		`{"plain": "plain1"}`: true, `["plain1"]`: true, `["a", "plain1"]`: false, `["plain1", "a"]`: true, `[["a"], "plain1"]`: true,
		`{"token": "plain1"}`: false, `{"token": {"a": "plain1"}}`: false, `{"token": {"a": 1}, "b": "plain1"}`: true,
		`{"tokne": "plain1"}`: false, `{"value": "plain1"}`: false, `{"hidden": "plain1"}`: false, `{"in": {"hidden": ["plain1"]}}`: false,
		`{"key": "a", "b": "plain1"}`: false, `{"b": {"c": "plain1"}, "key": "a"}`: false, `{"b": {"key": "a"}, "c": "plain1"}`: true,
		"\t{ \"short\" :\n\"a\" ,\r\"in\": [ ] , \"x\":{ } }\n": true,
	} {
		for range 2 { // names are learned
			if got := p.Proves([]byte(document)); got != want {
				t.Errorf("%s: %v, want %v", document, got, want)
			}
			if got := p.Loud([]byte(document)); (got == 0) != want {
				t.Errorf("%s: %b may find something", document, got)
			}
		}
	}
	if got := p.Loud([]byte(`{"bad": "no1", "short": [ 1], "b": [-1.5e+9, "e@"]}`)); got != 1|2|8|32 {
		t.Errorf("%b may find something", got)
	}
	hiding := New(placeOf(t, "true"), Tests{Hides: true, Texts: []TextTest{{Of: 1, Signs: Digit, Test: func(Text) Answer { return Plain }}}})
	if hiding.Proves([]byte(`"1"`)) || !hiding.Proves([]byte(`"a"`)) {
		t.Error("where any value may be a secret, one is shown")
	}
}

// TestLearnedIsBounded: a document has as many names as it likes, of which few are remembered,
// and all are looked at.
func TestLearnedIsBounded(t *testing.T) {
	p := New(placeOf(t, `{"items": {"$ref": "#"}}`), Tests{Names: []Test[Name]{{1, func(n Name) bool { return n.Text != "bad" }}}})
	var members []string
	for i := range 2 * maxInPlace {
		members = append(members, fmt.Sprintf(`"n%d": %d`, i, i))
	}
	text := strings.Join(members, ",")
	if !p.Proves([]byte("{"+text+"}")) || p.Proves([]byte("{"+text+`, "bad": 1}`)) {
		t.Error("a name is not looked at")
	}
	if p.learned > maxInPlace {
		t.Errorf("%d names are remembered, want %d at most", p.learned, maxInPlace)
	}
}

// FuzzScan proves that the end of a string and its signs are found in one go as they are one
// after the other, and that short texts are passed for what they are.
func FuzzScan(f *testing.F) {
	for _, text := range []string{`a1J@:\"é`, "/", "ab@cdefgh", "abcdefgh", "abcdefghijklmno", "abcdefghijklmn\\", "abcdefghi\x00@J123456789", "!\"#", "[\\]"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, after := range []string{``, `,"x"`, `,"@\\":"12345678901234567890"`} {
			quoted := append(words.Quoted(text), after...)
			quote, signs := scan(quoted, 1)
			end, escapes := jsonindex.ScanString(quoted, 1)
			if quote != end-1 || (signs&escaped != 0) != escapes {
				t.Errorf("%s: the quote is at %d, escapes are %v; want %d, %v", quoted, quote, signs&escaped != 0, end-1, escapes)
			}
			if _, want := scanEnd(quoted, 1, 0); signs != want {
				t.Errorf("%s: the signs are %b, want %b", quoted, signs, want)
			}
			isShort := quote <= 1+maxShort && quote < len(quoted)-2*wordBytes && signs&(At|escaped) == 0
			if passed := passShort(quoted, 1); passed != quote && (isShort || passed >= 0) || passed >= 0 && signs&(At|escaped) != 0 {
				t.Errorf("%s is passed to %d", quoted, passed)
			}
		}
	})
}
