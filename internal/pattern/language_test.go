package pattern

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"unicode/utf8"
)

// languagePatterns are patterns of every kind that has a language.
var languagePatterns = []string{
	``, `a`, `^a`, `a$`, `^a$`, `^$`, `^`, `$`, `a|^b`, `^(a|b$)`, `(^a|b)c`, `a*`, `^a*$`, `^(a|ab)(c|bcd)$`, `^[a-c]{2,3}$`, `^(?:a?){3}$`,
	`^(?=.*a)(?=.*b)[a-d]{2,}$`, `^(?!a)`, `^(?!.*aa)[ab]+$`, `a(?=b)`, `a(?!b)`, `(?=a)b`, `^(?=a|b$)`, `(^)*a`, `(?:^a|b){2}`, `x*^a`, `a$|b`, `(a$)?b`,
	`^(?:(?=a)a|b)+$`, `[^a]`, `^[^a]$`, `.`, `^.$`, `^\d+$`, `^[0-9]+$`, `^\w*$`, `\s`, `^(?i:a)b$`, `^(ab){2}$`, `^(?:a|b|ab){1,}c?$`, `(?=.*b$)^a`, `^(?=a{3}$)a*`,
}

// A language has a text if and only if its pattern matches it, which the matcher knows.
func TestLanguages(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, source := range languagePatterns {
		p, err := Compile(source)
		if err != nil {
			t.Fatal(source, err)
		}
		l := NewLanguages(20_000)
		g, ok := l.Of(p)
		if !ok {
			t.Logf("%s has no language", source)
			continue
		}
		for range 400 {
			text := randomText(random)
			if got, want := l.Has(g, text), p.MatchString(text); got != want {
				t.Fatalf("%s: has %q: %t, want %t", source, text, got, want)
			}
		}
		for _, in := range []*Language{g, l.And(g, l.Lengths(3, 5)), l.Not(g)} {
			if text, ok := l.Find(in); ok && p.MatchString(text) != (in != l.Not(g)) {
				t.Errorf("%s: found %q", source, text)
			}
			if text, ok := l.Random(in, 4, random); ok && p.MatchString(text) != (in != l.Not(g)) {
				t.Errorf("%s: made %q", source, text)
			}
		}
		if l.IsSpent() {
			t.Errorf("%s: spent", source)
		}
	}
}

func randomText(random *rand.Rand) string {
	text := ""
	for range random.IntN(6) {
		text += string([]rune("aaabbbccd10x \né\U0001F600A")[random.IntN(17)])
	}
	return text
}

// That one language is in another is found out, or a shortest text that is not.
func TestInclusionOfLanguages(t *testing.T) {
	for _, test := range []struct {
		a, b string
		text string // in a and not in b
		in   bool
	}{
		{a: `^[0-9]+$`, b: `^\d+$`, in: true},
		{a: `^[a-z]{2}$`, b: `^[a-z]+$`, in: true},
		{a: `^[a-z]+$`, b: `^[a-z]{2}$`, text: "a"},
		{a: `^(a|b)*$`, b: `^[ab]*$`, in: true},
		{a: `^abc`, b: `^a`, in: true},
		{a: `^a`, b: `^abc`, text: "a"},
		{a: `^(?=.*[A-Z])(?=.*\d)[A-Za-z\d]{8,}$`, b: `^[A-Za-z\d]{8,}$`, in: true},
		{a: `^[A-Za-z\d]{8,}$`, b: `^(?=.*[A-Z])[A-Za-z\d]{8,}$`, text: "aaaaaaaa"},
		{a: `^[^\ud800-\udfff]$`, b: `^[^]$`, in: true},
		{a: `^[^]$`, b: `^[^\ud800-\udfff]$`, in: true},
		{a: `^x{0,200}$`, b: `^x{0,199}$`, text: fmt.Sprintf("%0200d", 0)},
	} {
		l := NewLanguages(50_000)
		of := func(source string) *Language {
			p, err := Compile(source)
			if err != nil {
				t.Fatal(source, err)
			}
			g, ok := l.Of(p)
			if !ok {
				t.Fatalf("%s has no language", source)
			}
			return g
		}
		text, ok := l.Find(l.And(of(test.a), l.Not(of(test.b))))
		if ok == test.in || utf8.RuneCountInString(text) != utf8.RuneCountInString(test.text) || l.IsSpent() {
			t.Errorf("%s without %s: got %q, %t, spent %t", test.a, test.b, text, ok, l.IsSpent())
		}
	}
}

// However large a pattern is, there is an end.
func TestLargeLanguages(t *testing.T) {
	for _, source := range []string{`^(a|b)*a(a|b){30}$`, `^\p{L}{1,64}(\.\p{L}{1,64}){0,40}$`, `^((a{0,100}){0,100}){0,100}$`, `(a|b|ab)*(?!c)`} {
		p, err := Compile(source)
		if err != nil {
			t.Fatal(err)
		}
		l := NewLanguages(2000)
		if g, ok := l.Of(p); ok {
			l.Find(l.Not(g))
			if other, ok := l.Of(p); ok && other != g {
				t.Errorf("%s is made in two ways", source)
			}
		}
		if l.steps < -20_000 {
			t.Errorf("%s: %d steps too many", source, -l.steps)
		}
	}
}
