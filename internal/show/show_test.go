package show

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"
	"unicode"
)

// nasty is what must not get into a message as it is: more lines, escape sequences of a
// terminal, and signs that turn round what follows or are not seen.
const nasty = "a\n\r\x1b[31m\u0085\u2028\u202e\u2066\u200b\x00\x7fb"

// token is a secret that its shape gives away.
const token = "sk_live_51HxaYqLkdIwTz9mVn0PqRsTu"

// shown are the functions that show a text, by name.
var shown = map[string]func(string) string{
	"Value":        func(text string) string { return Value(text) },
	"Quote":        Quote,
	"QuoteOwn":     QuoteOwn,
	"Own":          func(text string) string { return Own(text) },
	"Own array":    func(text string) string { return Own([]any{text}) },
	"Own object":   func(text string) string { return Own(map[string]any{text: text}) },
	"OneLine":      OneLine,
	"Pattern":      Pattern,
	"QuotePattern": QuotePattern,
	"QuoteURI":     QuoteURI,
}

func TestWhatIsShownPrintsAndIsOneLine(t *testing.T) {
	for name, show := range shown {
		for _, text := range []string{nasty, "\xff" + nasty, nasty + strings.Repeat("é\u202e", 100), "\U000e0001"} {
			if got := show(text); strings.ContainsFunc(got, func(r rune) bool { return !unicode.IsPrint(r) }) {
				t.Errorf("%s shows %q as %q", name, text, got)
			}
		}
	}
}

func TestWhatIsShownHasNoSecrets(t *testing.T) {
	for name, show := range shown {
		for text, hidden := range map[string]string{
			token:                                token,
			"a " + token:                         token,
			"token=S3CRET":                       "S3CRET",
			"postgres://user:S3CRET@example.com": "S3CRET",
			strings.Repeat("é ", 29) + token:     token[:2], // cut within the secret
		} {
			if got := show(text); strings.Contains(got, hidden) {
				t.Errorf("%s shows %q as %s", name, text, got)
			}
		}
	}
}

func TestValue(t *testing.T) {
	for _, test := range []struct {
		value any
		want  string
	}{
		{nil, "null"},
		{true, "true"},
		{false, "false"},
		{json.Number("1.50"), "1.50"},
		{json.Number(strings.Repeat("1", 61)), strings.Repeat("1", 60) + "…"},
		{"a", `"a"`},
		{`a"\`, `"a\"\\"`},
		{[]any{"a"}, "the array"},
		{map[string]any{"a": 1}, "the object"},
	} {
		if got := Value(test.value); got != test.want {
			t.Errorf("%v: got %s, want %s", test.value, got, test.want)
		}
	}
}

// A document says secret with words too, which a schema may have for other reasons.
func TestQuoteMasksToTheEndAndQuoteOwnTheWord(t *testing.T) {
	const text = "token=x y z"
	if got, want := Quote(text), `"token=***"`; got != want {
		t.Errorf("a document: got %s, want %s", got, want)
	}
	if got, want := QuoteOwn(text), `"token=*** y z"`; got != want {
		t.Errorf("a schema: got %s, want %s", got, want)
	}
}

func TestJSONWithASecretIsNotShown(t *testing.T) {
	const text = `{"token": "S3CRET", "a": 1}`
	for name, got := range map[string]string{"Quote": Quote(text), "QuoteOwn": QuoteOwn(text)} {
		if got != `"***"` {
			t.Errorf("%s shows %s", name, got)
		}
	}
}

func TestOwn(t *testing.T) {
	for _, test := range []struct {
		value any
		want  string
	}{
		{"https://example.com/schemas/a.json", `"https://example.com/schemas/a.json"`},
		{[]any{"a", json.Number("1.0"), nil}, `["a",1.0,null]`},
		{map[string]any{"b": "<&>", "a": true}, `{"a":true,"b":"<&>"}`},
		{[]any{"\u202e\U000e0001\n"}, `["\u202e\udb40\udc01\n"]`},
		{[]any{strings.Repeat("é", 70)}, `["` + strings.Repeat("é", 58) + "…"},
		{map[string]any{"token": "S3CRET"}, "the object"},
		{[]any{map[string]any{"token": "S3CRET"}}, "the array"},
		{[]any{func() {}}, "the array"}, // nothing that JSON has
		{json.Number("1"), "1"},
		{nil, "null"},
	} {
		if got := Own(test.value); got != test.want {
			t.Errorf("%v: got %s, want %s", test.value, got, test.want)
		}
	}
}

func TestHoldsSecret(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "token": false, "accountId": false, "https://example.com/schemas/a.json": false,
		token: true, "token=x": true, `{"token": "x"}`: true, "https://user:pass@example.com/": true,
	} {
		if got := HoldsSecret(text); got != want {
			t.Errorf("%q: got %t", text, got)
		}
	}
}

func TestOneLine(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "",
		" \n\t":                  "",
		" Use  b\n\tinstead. ":   "Use b instead.",
		"a\u2028\u202eb\x1b[1m":  "a b [1m",
		`a "b" \n`:               `a "b" \n`,
		"was " + token + " once": "was *** once",
	} {
		if got := OneLine(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestPattern(t *testing.T) {
	for pattern, want := range map[string][2]string{
		`^\d+"$`:                    {`^\d+"$`, `"^\\d+\"$"`},
		"^a\nb$":                    {`"^a\nb$"`, `"^a\nb$"`},
		strings.Repeat("é", 60):     {strings.Repeat("é", 60), `"` + strings.Repeat("é", 60) + `"`},
		strings.Repeat("é", 61):     {strings.Repeat("é", 60) + "…", `"` + strings.Repeat("é", 60) + `…"`},
		"^" + token + "$":           {"^***$", `"^***$"`},
		`^token=[a-z]{3}$`:          {`^token=[a-z]{3}$`, `"^token=[a-z]{3}$"`}, // describes secrets, and is none
		`^sk_live_[0-9A-Za-z]{24}$`: {`^sk_live_[0-9A-Za-z]{24}$`, `"^sk_live_[0-9A-Za-z]{24}$"`},
	} {
		if got := [2]string{Pattern(pattern), QuotePattern(pattern)}; got != want {
			t.Errorf("%q: got %q, want %q", pattern, got, want)
		}
	}
}

func TestShortCountsCodePoints(t *testing.T) {
	for _, r := range []string{"a", "é", "€", "😀", "e\u0301"} {
		points := len([]rune(r))
		most := strings.Repeat(r, maxShown/points)
		if got := Short(most); got != most {
			t.Errorf("%d of %q are cut to %q", maxShown, r, got)
		}
		if got, want := Short(most+"b"), most+"…"; got != want {
			t.Errorf("one more than %d of %q: got %q, want %q", maxShown, r, got, want)
		}
	}
	if got := Short(""); got != "" {
		t.Errorf("nothing is %q", got)
	}
}

func TestDecimal(t *testing.T) {
	for number, want := range map[string]string{
		"0": "0", "-1": "-1", "100": "100", "1e3": "1000", "0.1": "0.1", "-7/8": "-0.875", "1.50": "1.5",
		"1e59": "1" + strings.Repeat("0", 59), "1e60": "1" + strings.Repeat("0", 59) + "…",
		"1e-58": "0." + strings.Repeat("0", 57) + "1",
		"1/3":   "0." + strings.Repeat("3", 58) + "…",
		"1e-99": "0." + strings.Repeat("0", 58) + "…",
	} {
		r, ok := new(big.Rat).SetString(number)
		if !ok {
			t.Fatal(number)
		}
		if got := Decimal(r); got != want {
			t.Errorf("%s: got %s, want %s", number, got, want)
		}
	}
}

func TestQuoteURI(t *testing.T) {
	for uri, want := range map[string]string{
		"":                                      `""`,
		"a.json":                                `"a.json"`,
		"#/$defs/a":                             `"#/$defs/a"`,
		"#":                                     `"#"`,
		"urn:example:a":                         `"urn:example:a"`,
		"mailto:a@example.com":                  `"mailto:a@example.com"`,
		"https://example.com/a@b/c.json#/$defs": `"https://example.com/a@b/c.json#/$defs"`,
		"https://u:p@example.com":               `"https://***@example.com"`,
		"https://u:p@example.com/a#b":           `"https://***@example.com/a#b"`,
		"https://u@p@example.com/a":             `"https://***@example.com/a"`,
		"//u@example.com/a":                     `"//***@example.com/a"`,
		"a.json?sig=x#/a":                       `"a.json?***#/a"`,
		"https://u:p@example.com/a?b#c?d":       `"https://***@example.com/a?***#c?d"`,
		"https://example.com/" + strings.Repeat("a", 41): `"https://example.com/` + strings.Repeat("a", 40) + `…"`,
	} {
		if got := QuoteURI(uri); got != want {
			t.Errorf("%s: got %s, want %s", uri, got, want)
		}
	}
}

func TestTypeName(t *testing.T) {
	for _, test := range []struct {
		value any
		want  string
	}{
		{nil, "null"}, {true, "boolean"}, {json.Number("1"), "number"}, {"", "string"}, {[]any{}, "array"}, {map[string]any{}, "object"},
		{1, ""}, // numbers are decoded as they are written
	} {
		if got := TypeName(test.value); got != test.want {
			t.Errorf("%#v: got %q, want %q", test.value, got, test.want)
		}
	}
}

func TestIsWhole(t *testing.T) {
	for number, want := range map[json.Number]bool{
		"0": true, "-1": true, "1.0": true, "1e2": true, "10e-1": true, "-0.0": true, "123456789012345678901234567890": true,
		"0.5": false, "1e-1": false, "1.0000000000000000000001": false, "": false, "x": false,
	} {
		if got := IsWhole(number); got != want {
			t.Errorf("%q: got %t", number, got)
		}
	}
}

func TestAppendToken(t *testing.T) {
	long := strings.Repeat("n", maxToken)
	full := "/" + strings.Repeat("p", maxPointer-1)
	for _, test := range []struct{ name, pointer, token, want string }{
		{"a name", "/a", "b", "/a/b"},
		{"no name", "", "", "/"},
		{"a name with both signs", "", "~/", "/~0~1"},
		{"the longest name", "", long, "/" + long},
		{"a longer one", "/a", long + "n", "/a/…"},
		{"bytes count, not characters", "", strings.Repeat("é", maxToken/2) + "n", "/…"},
		{"the longest pointer", full, "a", full + "/a"},
		{"a longer one", full + "p", "a", full + "p"},
	} {
		if got := AppendToken(test.pointer, test.token); got != test.want {
			t.Errorf("%s: got %.50q, of %d bytes, want %.50q, of %d", test.name, got, len(got), test.want, len(test.want))
		}
	}
}
