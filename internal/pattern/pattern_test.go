package pattern

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/dlclark/regexp2"
)

// TestMatch has what ECMA-262 says of each pattern, with the flag "u".
func TestMatch(t *testing.T) {
	for _, test := range []struct {
		pattern   string
		matches   []string
		others    []string
		backtrack bool
	}{
		{pattern: "", matches: []string{"", "a"}},
		{pattern: "^abc$", matches: []string{"abc"}, others: []string{"abc\n", "xabc"}},
		{pattern: `^\d$`, matches: []string{"0"}, others: []string{"\u07C0", "a"}},
		{pattern: `^\D$`, matches: []string{"\u07C0", "a"}, others: []string{"0"}},
		{pattern: `^\w$`, matches: []string{"a", "_"}, others: []string{"é", "\u017F"}},
		{pattern: `^[^\w]$`, matches: []string{"é", "-"}, others: []string{"a"}},
		{pattern: `^[\W]$`, matches: []string{"é", "-"}, others: []string{"a"}},
		{pattern: `^\s$`, matches: []string{" ", "\t", "\v", "\u00A0", "\uFEFF", "\u2003", "\u2029"}, others: []string{"\u0001", "\u200B", "\u2013", "\u0085"}},
		{pattern: `^\S$`, matches: []string{"\u0001", "\u200B", "a"}, others: []string{"\v", "\u00A0", "\uFEFF"}},
		{pattern: `^[\S]$`, matches: []string{"\u0001", "a"}, others: []string{"\v", "\uFEFF"}},
		{pattern: `^[^\S]$`, matches: []string{"\v", "\uFEFF"}, others: []string{"a"}},
		{pattern: `^.$`, matches: []string{"a", "\u0085", "😀"}, others: []string{"\n", "\r", "\u2028", "\u2029", "ab"}},
		{pattern: `\bx\b`, matches: []string{"x", "a x b", "éxé"}, others: []string{"ax"}},
		{pattern: `a\Bb`, matches: []string{"ab"}, others: []string{"a b"}},
		{pattern: `^\cC\cc$`, matches: []string{"\x03\x03"}, others: []string{`\cC`}},
		{pattern: `^\0$`, matches: []string{"\x00"}, others: []string{"0"}},
		{pattern: `^\x41\u0042\u{43}$`, matches: []string{"ABC"}},
		{pattern: `^\uD83D\uDE00$`, matches: []string{"😀"}},
		{pattern: `^[\uD83D\uDE00-\u{1F64F}]$`, matches: []string{"😀"}, others: []string{"a"}},
		{pattern: `\uD83D`, others: []string{"😀", "\uFFFD"}},
		{pattern: `[\uD800-\uDFFF]`, others: []string{"😀", "\uFFFD"}},
		{pattern: `^\p{L}\p{Letter}\p{gc=Lu}$`, matches: []string{"éüÄ"}, others: []string{"éüä"}},
		{pattern: `^\p{Script=Greek}\p{sc=Greek}$`, matches: []string{"αβ"}, others: []string{"ab"}},
		{pattern: `^\P{L}[\P{L}]$`, matches: []string{"1-"}, others: []string{"1a"}},
		{pattern: `^\p{ASCII}\P{ASCII}\p{Any}\p{Assigned}$`, matches: []string{"aéxx"}, others: []string{"éaxx"}},
		{pattern: `\P{Any}`, others: []string{"", "a"}},
		{pattern: `[]`, others: []string{"", "a", "]"}},
		{pattern: `[]a]`, others: []string{"", "a]", "]"}},
		{pattern: `^[^]$`, matches: []string{"a", "\n", "]"}, others: []string{""}},
		{pattern: `^[[a]$`, matches: []string{"[", "a"}},
		{pattern: `^[\b]$`, matches: []string{"\b"}, others: []string{"b"}},
		{pattern: `^[a\-z]$`, matches: []string{"-", "a", "z"}, others: []string{"b"}},
		{pattern: `^[\w-.]$`, matches: []string{"-", "a", "."}, others: []string{",", "/"}},
		{pattern: `^[\w--/]$`, matches: []string{"-", "a", "/"}, others: []string{"."}},
		{pattern: `^[a-\d]$`, matches: []string{"a", "-", "5"}, others: []string{"b"}},
		{pattern: `^[-a]$`, matches: []string{"-", "a"}},
		{pattern: `^[^-a-]$`, matches: []string{"b"}, others: []string{"-", "a"}},
		{pattern: `^a{01,02}$`, matches: []string{"a", "aa"}, others: []string{"", "aaa", "a{01,02}"}},
		{pattern: `^a{2}b{1,}c{0,1}$`, matches: []string{"aab", "aabbc"}, others: []string{"ab"}},
		{pattern: `^a{,2}$`, matches: []string{"a{,2}"}, others: []string{"a", ""}},
		{pattern: `^{}]$`, matches: []string{"{}]"}},
		{pattern: `^\-\_\@\/\é$`, matches: []string{"-_@/é"}},
		{pattern: `^(?<año>a)(?:b)(c)$`, matches: []string{"abc"}},
		{pattern: `^[a-z]*?$`, matches: []string{"", "abc"}, others: []string{"A"}},
		{pattern: `(?i)^é\s$`, matches: []string{"É "}, others: []string{"É\v"}},
		{pattern: `\Aa\z`, matches: []string{"a"}, others: []string{"a\n"}},
		{pattern: `(?P<x>a)`, matches: []string{"a"}},
		{pattern: `^[[:alpha:]]$`, matches: []string{"a"}, others: []string{"1", "a]"}},
		{pattern: `^\pL\p{Greek}$`, matches: []string{"aα"}},
		{pattern: `^\Q.*\E$`, matches: []string{".*"}},

		{pattern: `^(?!foo).*$`, matches: []string{"bar"}, others: []string{"foobar", "bar\n"}, backtrack: true},
		{pattern: `a(?=b)`, matches: []string{"ab"}, others: []string{"ac"}, backtrack: true},
		{pattern: `(?<=a)b`, matches: []string{"ab"}, others: []string{"cb"}, backtrack: true},
		{pattern: `(?<!a)b`, matches: []string{"cb", "b"}, others: []string{"ab"}, backtrack: true},
		{pattern: `^(.)\1$`, matches: []string{"aa", "😀😀"}, others: []string{"ab"}, backtrack: true},
		{pattern: `^(?<q>['"])(.)\2\k<q>$`, matches: []string{`'aa'`}, others: []string{`'aa"`, `'ab'`}, backtrack: true},
		{pattern: `^(a)(?<q>b)(c)\3\2\k<q>$`, matches: []string{"abccbb"}, others: []string{"abcbbb"}, backtrack: true},
		{pattern: `^\1(a)$`, matches: []string{"a"}, others: []string{"aa"}, backtrack: true},
		{pattern: `^(?:(a)|b)\1$`, matches: []string{"aa", "b"}, others: []string{"ba"}, backtrack: true},
		{pattern: `^(?=.)\s[\s]\S[^\S]$`, matches: []string{"\v\uFEFFa\u2003"}, others: []string{"aaaa"}, backtrack: true},
		{pattern: `^(?=.)[]?[^]$`, matches: []string{"😀"}, others: []string{"", "\n"}, backtrack: true},
		{pattern: `^(?=.)\w\b[\W]$`, matches: []string{"aé"}, others: []string{"éa", "aa"}, backtrack: true},
		{pattern: `^(?=.)[\uD800-\uDFFF]$`, others: []string{"😀", "\uFFFD"}, backtrack: true},
		{pattern: `^(?=.)\p{L}\P{Lu}[\p{sc=Greek}]$`, matches: []string{"Aaα"}, others: []string{"AAα"}, backtrack: true},
		{pattern: `^a{1,2000}$`, matches: []string{strings.Repeat("a", 2000)}, others: []string{strings.Repeat("a", 2001)}, backtrack: true},
	} {
		t.Run(test.pattern, func(t *testing.T) {
			p, err := Compile(test.pattern)
			if err != nil {
				t.Fatal(err)
			}
			if p.String() != test.pattern {
				t.Errorf("is written %q", p)
			}
			if (p.Linear() == nil) != test.backtrack {
				t.Errorf("linear: %v", p.Linear())
			}
			for _, text := range test.matches {
				if !p.MatchString(text) {
					t.Errorf("does not match %.50q", text)
				}
			}
			for _, text := range test.others {
				if p.MatchString(text) {
					t.Errorf("matches %.50q", text)
				}
			}
		})
	}
}

func TestCompileErrors(t *testing.T) {
	for pattern, want := range map[string]string{
		"(":                  "missing closing )",
		")":                  "unexpected )",
		"[a":                 "missing closing ]",
		`a\`:                 `a \ ends the pattern`,
		"[z-a]":              "the range z-a ends before it begins",
		"*":                  "missing argument to repetition operator",
		"a**":                "invalid nested repetition operator",
		"a{2,1}":             "{2,1} is out of range",
		"a{99999999999}":     "{99999999999} is out of range",
		`\a`:                 `there is no escape \a`,
		`^\S(|(.|\n)*\S)\Z`:  `there is no escape \Z`,
		`[\B]`:               `there is no escape \B`,
		`\c1`:                `there is no escape \c`,
		`\01`:                `there is no escape \0`,
		`\xfg`:               `there is no escape \x`,
		`\u12`:               `no code point follows \u`,
		`\u{110000}`:         `no code point follows \u`,
		`(a)\10`:             "there is no group 10",
		`\k<a>(?<b>)`:        "there is no group a",
		`\k<1>()`:            `\k does not name a group`,
		`\k`:                 `there is no escape \k`,
		`(?<a>)(?<a>)`:       "two groups are named a",
		`(?<1>)`:             "the name of a group is missing",
		`\p{Script=Klingon}`: `the script "Klingon" is not known`,
		`{1100}`:             "error parsing regexp: missing argument to repetition operator in `{1100}`",
		`\p{Emoji=Yes}`:      `the property "Emoji=Yes" is not known`,
		`\p{Emoji}`:          "invalid character class range",
		`\p{L`:               `no property follows \p`,
		"(?>a)":              "invalid or unsupported Perl syntax",
		"(?i)(?=a)":          "invalid or unsupported Perl syntax",
		`(?=a)\p{Greek}`:     "invalid or unsupported Perl syntax",
		strings.Repeat("(", 2000) + strings.Repeat(")", 2000): "groups are nested too deep",
	} {
		if _, err := Compile(pattern); err == nil || err.Error() != want {
			t.Errorf("%.40q: got %v, want %s", pattern, err, want)
		}
	}
}

func TestTimeout(t *testing.T) {
	p, err := Compile(`^(?!x)(a+)+$`)
	if err != nil {
		t.Fatal(err)
	}
	if p.backtracking.MatchTimeout != Timeout {
		t.Errorf("a match may take %v", p.backtracking.MatchTimeout)
	}
	if matches, err := p.Match(strings.Repeat("a", 40)); !matches || err != nil {
		t.Errorf("got %v, %v", matches, err)
	}
	p.backtracking.MatchTimeout = time.Millisecond // for the test not to take so long
	hard := strings.Repeat("a", 40) + "b"
	var timeout *TimeoutError
	if _, err := p.Match(hard); !errors.As(err, &timeout) || timeout.Pattern != p.String() {
		t.Errorf("got %v", err)
	}
	defer func() {
		if _, ok := recover().(*TimeoutError); !ok {
			t.Error("no panic of a *TimeoutError")
		}
	}()
	p.MatchString(hard)
}

// FuzzEngines: what one engine says of a pattern that both can match, so does
// the other, from translations of their own.
func FuzzEngines(f *testing.F) {
	for _, pattern := range []string{
		`^\d+\.[\w-.]*$`, `\s|[^\S\n]|.`, `[]|[^]`, `^(?<a>x|y){1,3}$`, `\uD83D\uDE00|\u{41}|\cJ`, `[\p{L}\P{Lu}]`, `a{1,2000}`, `(a)\1`,
	} {
		f.Add(pattern, "a1.-\n")
	}
	f.Fuzz(func(t *testing.T, source, text string) {
		source, text = strings.ToValidUTF8(source, "?"), strings.ToValidUTF8(text, "?")
		if len(source) > 60 || len(text) > 30 {
			return
		}
		p, err := Compile(source)
		if err != nil || p.linear == nil {
			return
		}
		again := &translation{source: source}
		if _, err := again.linear(); err != nil {
			return
		}
		pattern, err := again.backtracking()
		if err != nil {
			t.Fatal(err)
		}
		other, err := regexp2.Compile(pattern, regexp2.ECMAScript)
		if err != nil {
			return // RE2 repeats what asserts, as in "^*"
		}
		other.MatchTimeout = Timeout
		if got, err := other.MatchString(text); err == nil && got != p.MatchString(text) {
			t.Errorf("%q on %q: backtracking says %v", source, text, got)
		}
	})
}
