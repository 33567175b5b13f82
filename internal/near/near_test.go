package near

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"token", "token", 0},
		{"token", "tokn", 1},   // left out
		{"token", "tokeen", 1}, // put in
		{"token", "tokan", 1},  // replaced
		{"token", "otken", 1},  // swapped at the start
		{"token", "tokne", 1},  // and at the end
		{"token", "tkone", 2},
		{"abcd", "badc", 2},
		{"ca", "abc", 3}, // restricted: no letter is edited twice
		{"time", "item", 2},
		{"stop", "post", 4},
		{"north", "thorn", 4},
		{"naïve", "naive", 1}, // code points, not bytes
		{"日本", "本日", 1},
		{"kitten", "sitting", 3},
	} {
		if got := Distance(test.a, test.b); got != test.want {
			t.Errorf("Distance(%q, %q) = %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

func TestWithin(t *testing.T) {
	for _, test := range []struct {
		a, b  string
		limit int
		want  bool
	}{
		{"token", "token", 0, true},
		{"token", "tokan", 0, false},
		{"token", "tokan", 1, true},
		{"token", "tok", 1, false},
		{"token", "tok", 2, true},
		{"tok", "token", 1, false},
		{"tok", "token", 2, true},
		{"token", "token", -1, false},
		{strings.Repeat("x", 1<<20), "token", 1, false},
	} {
		if got := Within(test.a, test.b, test.limit); got != test.want {
			t.Errorf("Within(%.10q, %q, %d) = %v", test.a, test.b, test.limit, got)
		}
	}
}

func TestFold(t *testing.T) {
	for word, want := range map[string]string{
		"authLinkUrl": "authlinkurl", "auth_link_url": "authlinkurl", "AUTH-LINK-URL": "authlinkurl", "auth link url": "authlinkurl",
		"Ünïcode_Ä": "ünïcodeä", "a.b": "a.b", "": "",
	} {
		if got := Fold(word); got != want {
			t.Errorf("Fold(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestSlips(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"worm", "warm", true},
		{"ats", "atss", true},
		{"hirs", "hris", true},
		{"lable", "label", true},
		{"categories", "catagorys", false},
		{"categories", "catagores", true}, // two edits, ten letters
		{"provider", "porvidr", true},     // two edits, eight letters
		{"reverse", "reserve", false},     // two edits, seven letters
		{"time", "item", false},
		{"post", "stop", false},
		{"mean", "name", false},
		{"silent", "listen", false},
		{"north", "thorn", false},
		{"AUTH_LINK_URL", "authLinkUrl", true},
		{"cat", "dog", false},
		{"cat", "cut", true},
		{"at", "it", false},
		{"a", "b", false},
		{"I_D", "id", true},
	} {
		if _, got := Best(test.a, []string{test.b}); got != test.want {
			t.Errorf("Best(%q, %q) = %v", test.a, test.b, got)
		}
		if _, got := Best(test.b, []string{test.a}); got != test.want {
			t.Errorf("Best(%q, %q) = %v", test.b, test.a, got)
		}
	}
}

func TestBest(t *testing.T) {
	many := make([]string, maxCandidates+1)
	for i := range many {
		many[i] = "candidate"
	}
	long := strings.Repeat("x", maxLength)
	for _, test := range []struct {
		word       string
		candidates []string
		want       string // "" for nothing
	}{
		{"auth_link_url", []string{"authLinkUri", "authLinkUrl"}, "authLinkUrl"}, // the same but for case and separators
		{"ab", []string{"a-b", "a_b"}, "a-b"},
		{"worm", []string{"cold", "warm"}, "warm"},
		{"wurm", []string{"worm", "warm"}, "worm"}, // the first of equals
		{"projectld", []string{"projectx", "projectId"}, "projectId"},
		{"catgeoryes", []string{"categorical", "categories"}, "categories"},
		{"warm", []string{"warm"}, ""}, // itself
		{"warm", []string{"warm", "Warm"}, "Warm"},
		{"item", []string{"time"}, ""},
		{"", []string{"", "label"}, ""},
		{"x", nil, ""},
		{"candidat", many, ""},
		{"candidat", many[1:], "candidate"},
		{"CANDIDATE", many, "candidate"}, // folding costs little, so it is not bounded
		{long + "y", []string{long + "z"}, ""},
		{long[1:] + "y", []string{long}, long},
		{long[1:] + "y", []string{long + "y"}, ""},
	} {
		got, ok := Best(test.word, test.candidates)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("Best(%.20q, …) = %q, %v, want %q", test.word, got, ok, test.want)
		}
	}
}

// FuzzDistance holds the distance against its definition as a recursion.
func FuzzDistance(f *testing.F) {
	f.Add("token", "tkone")
	f.Add("ca", "abc")
	f.Add("\xff", "é")
	f.Fuzz(func(t *testing.T, a, b string) {
		if utf8.RuneCountInString(a) > 8 || utf8.RuneCountInString(b) > 8 {
			return
		}
		if got, want := Distance(a, b), align([]rune(a), []rune(b)); got != want {
			t.Errorf("Distance(%q, %q) = %d, want %d", a, b, got, want)
		}
	})
}

// align is Distance by its definition, from the ends of the words on.
func align(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	m, n := len(a)-1, len(b)-1
	ways := []int{align(a[:m], b) + 1, align(a, b[:n]) + 1, align(a[:m], b[:n])}
	if a[m] != b[n] {
		ways[2]++
	}
	if m > 0 && n > 0 && a[m] == b[n-1] && a[m-1] == b[n] {
		ways = append(ways, align(a[:m-1], b[:n-1])+1)
	}
	return slices.Min(ways)
}

// TestDigitsAreNoSlip: what differs in digits alone is another word.
func TestDigitsAreNoSlip(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"item1", "item2", false}, {"1.0", "1.1", false}, {"2024-01-01", "2024-01-02", false}, {"RS256", "RS265", false},
		{"RS256", "HS256", true}, {"itme1", "item1", true}, {"line1", "lien1", true},
	} {
		if _, got := Best(test.a, []string{test.b}); got != test.want {
			t.Errorf("Best(%q, %q) = %v", test.a, test.b, got)
		}
	}
}

// TestSearchIsBounded counts what a search compares letter by letter: of all that is
// asked of it together no more than maxCompared, and nothing whose length tells.
func TestSearchIsBounded(t *testing.T) {
	candidates := make([]string, maxCandidates)
	for i := range candidates {
		candidates[i] = "candidate"
	}
	var s Search
	for range maxCompared/maxCandidates + 10 {
		if _, ok := s.Best("cand", candidates); ok || s.compared != 0 {
			t.Fatalf("a word of four letters is compared with ones of nine %d times", s.compared)
		}
	}
	for i := range maxCompared/maxCandidates + 10 {
		_, ok := s.Best("kandidate", candidates)
		if want := i < maxCompared/maxCandidates; ok != want {
			t.Fatalf("search %d: %v, want %v", i, ok, want)
		}
	}
	if s.compared != maxCompared {
		t.Errorf("%d are compared, want %d", s.compared, maxCompared)
	}
	if best, ok := s.Best("CANDI_DATE", candidates); best != "candidate" || !ok {
		t.Errorf("what differs in case and separators is not found at the bound: %q", best)
	}
}
