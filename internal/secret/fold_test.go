package secret

import (
	"slices"
	"strings"
	"testing"
)

// wordsOf returns the words of a name.
func wordsOf(name string) []string {
	f := fold(name, nil)
	var words []string
	for at := 0; at < len(f.text); {
		next := f.nextStart(at)
		words = append(words, string(f.text[at:next]))
		at = next
	}
	return words
}

func TestFold(t *testing.T) {
	for name, want := range map[string]string{
		"": "", "-": "", "a": "a", "A": "a", "ab": "ab", "AB": "ab", "aB": "a b", "Ab": "ab", "ABc": "a bc", "aBC": "a bc", "aBCd": "a b cd",
		"HTTPServer": "http server", "x2Y": "x2 y", "a_b--c": "a b c", " a ": "a", "API2key": "api2key", "API KEY": "api key", "aA": "a a",
		"é": "é", "É": "é", "éÀ": "é à", "éÀÈ": "é àè", "ÉÀb": "éàb", "é2È": "é2 è", "é_b": "é b", "bÉ": "b é", "ｔｏｋｅｎＩｄ": "token id",
		"a\x80b": "a b", "\x80b": "b", "ABc\x80": "abc", // not ASCII, where nobody looks past a capital
	} {
		if got := strings.Join(wordsOf(name), " "); got != want {
			t.Errorf("%q is folded to %q, want %q", name, got, want)
		}
	}
	long := strings.Repeat("a_", maxFolded) + "b_c" // no word begins after the first maxFolded letters
	if got := wordsOf(long); len(got) != maxFolded || got[maxFolded-1] != "abc" {
		t.Errorf("%d words, the last of them %q", len(got), got[len(got)-1])
	}
}

// TestRead: what a name says where two words in it, its length or its place decide.
func TestRead(t *testing.T) {
	x := func(prefix string, n int, suffix string) string {
		return prefix + strings.Repeat("x", n-len(strings.ReplaceAll(prefix+suffix, "_", ""))) + suffix
	}
	for _, test := range []struct {
		name string
		want reading
	}{
		{"tokens", reading{says: always, isPlural: true}},
		{"token_secrets", reading{says: always, isPlural: true}}, // the last word counts
		{"tokens_secret", reading{says: always}},
		{"tokens_sig", reading{says: always, isPlural: true}}, // unless it says less
		{"sig_tokens", reading{says: always, isPlural: true}},
		{"token_count", reading{says: maybe}},
		{"tokens_count", reading{says: maybe, isPlural: true}},
		{"max_token", reading{says: maybe}},
		{"cookie", reading{says: always, toBreak: true}},
		{"cookies", reading{says: maybe, jar: true}},
		{"pa_ss", reading{says: always}}, // a whole name of four letters may be split
		{"s_id", reading{}},              // one of three may not
		{"pasword", reading{says: always}},
		{"label", reading{}},
		{"tokenizer", reading{}},
		{x("tokenizer", maxFolded, ""), reading{}},
		{x("tokenizer", maxFolded+1, ""), reading{says: always}}, // a text: nobody knows its words
		{x("token_", maxFolded, "_type"), reading{says: maybe}},
		{x("token_", maxFolded+1, "_type"), reading{says: always}},
	} {
		if got := read(test.name); got != test.want {
			t.Errorf("%s is read as %+v, want %+v", test.name, got, test.want)
		}
	}
	for name, want := range map[string]bool{
		"tokn": true, "tok": false, "a_tokne": true, x("tokne_", maxFolded, ""): true, x("tokne_", maxFolded+1, ""): false, "label": false,
	} {
		if got := isSlip(name); got != want {
			t.Errorf("%s is a slip: %v", name, got)
		}
	}
}

func TestIsName(t *testing.T) {
	for name, want := range map[string]bool{
		"": true, "a b c": true, " a b c ": true, "a b c d": false, strings.Repeat("x", maxName): true, strings.Repeat("x", maxName+1): false,
	} {
		if got := isName(name); got != want {
			t.Errorf("%q is a name: %v", name, got)
		}
	}
}

func TestClass(t *testing.T) {
	for class0, characters := range map[int]string{digit: "0189", small: "abyz", capital: "ABYZ", other: "/:@[`{\x00\x7f\x80"} {
		for i := range len(characters) {
			if got := class(characters[i]); got != class0 {
				t.Errorf("%q is of the class %d, want %d", characters[i], got, class0)
			}
		}
	}
	for c := range 0x100 {
		isLetter := slices.Contains([]int{digit, small, capital}, class(byte(c))) || c >= 0x80
		if got := isWordRune(rune(c)); got != isLetter {
			t.Errorf("%q is of a word: %v", rune(c), got)
		}
		if got := isNameByte(byte(c)); got != (isLetter || strings.ContainsRune("_.$-", rune(c))) {
			t.Errorf("%#x is of a name: %v", c, got)
		}
	}
}
