package pattern

import (
	"strings"
	"testing"
)

// TestMatch has what ECMA-262 says of each pattern, with the flag "u", by both ways of matching.
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
		{pattern: `^(?:(a)|b)*\1$`, matches: []string{"ab", "aab", "aa"}, others: []string{"aba!"}, backtrack: true},
		{pattern: `^(z)((a+)?(b+)?(c))*\3$`, matches: []string{"zaacbbbcaca", "zaacbbbc"}, others: []string{"zaacbbbcac"}, backtrack: true},
		{pattern: `^(?:(?<x>a)|(?<x>b)){2}\k<x>$`, matches: []string{"aaa", "abb", "baa"}, others: []string{"aba", "bab", "aa"}, backtrack: true},
		{pattern: `^(?:(?<x>a)|(?<x>b)|\1)\k<x>$`, matches: []string{"aa", "bb", ""}, others: []string{"a", "ab"}, backtrack: true},
		{pattern: `^(?<\u0061\u{62}\ud835\udc9c>.)\k<ab𝒜>$`, matches: []string{"xx"}, others: []string{"xy"}, backtrack: true},
		{pattern: `^(?<$_\u200C>.)\k<$_\u{200c}>$`, matches: []string{"xx"}, others: []string{"xy"}, backtrack: true},
		{pattern: `(?=(a+))a*b\1$`, matches: []string{"baaaba", "aba"}, others: []string{"baaabac", "b"}, backtrack: true},
		{pattern: `^(.*?)a(?!(a+)b\2c)\2(.*)$`, matches: []string{"baaabaac"}, backtrack: true},
		{pattern: `^(?!(a)b)\1.$`, matches: []string{"x"}, others: []string{"ab"}, backtrack: true},
		{pattern: `^(?=(a|ab))\1c$`, others: []string{"abc"}, backtrack: true},
		{pattern: `(?<=^(\d+)(\d+))x(?=y\2\b)`, matches: []string{"1053xy053"}, others: []string{"1053xy53"}, backtrack: true},
		{pattern: `(?<=\1(.))x`, matches: []string{"aax", "😀😀x"}, others: []string{"abx", "ax"}, backtrack: true},
		{pattern: `(?<=(.)\1)x`, matches: []string{"abx", "ax"}, others: []string{"x"}, backtrack: true},
		{pattern: `(?<=^😀.)b`, matches: []string{"😀ab"}, others: []string{"aab"}, backtrack: true},
		{pattern: `^(?:a?)*?$|(?!)`, matches: []string{"", "aaa"}, others: []string{"b"}, backtrack: true},
		{pattern: `^(?=(?:a|b?c?)*d)`, matches: []string{"d", "bd", "bcbd", "cad"}, others: []string{"", "bce"}, backtrack: true},
		{pattern: `^(?:(?=a)|b)*c$|^(?:a(?=a))*b`, matches: []string{"bbc", "c", "b"}, others: []string{"ac", "ab"}, backtrack: true},
		{pattern: `^(?:(?=(?:ab|a|b)*d)[ab])*d$`, matches: []string{"d", "abad"}, others: []string{"abac", "ab"}, backtrack: true},
		{pattern: `^(?i:\u212A[ſ]é)\W$`, matches: []string{"ksÉſ", "KSé\u212A"}, others: []string{"ksés"}},
		{pattern: `^(?i:\w\W[^k])$`, matches: []string{"ſ-a", "\u212A-s"}, others: []string{"-ſa", "a\u212Ab", "a-\u212A", "a-K"}},
		{pattern: `^(?i:\P{Lu})\P{Lu}(?i:[^\P{Lu}])$|^(?i:ß)$`, matches: []string{"ẞ", "ß"}, others: []string{"Aaa", "SS", "ss"}},
		{pattern: `^(?i:\bſ\b)$`, matches: []string{"s", "ſ"}, backtrack: true},
		{pattern: `^(?i:(a)\1(?-i:\1))$`, matches: []string{"aAa", "AaA"}, others: []string{"aAA"}, backtrack: true},
		{pattern: `(?<=^(?i:\1(É)))x`, matches: []string{"éÉx"}, others: []string{"eÉx"}, backtrack: true},
		{pattern: `^(?s:.)(?-s:.)$`, matches: []string{"\na"}, others: []string{"a\n"}},
		{pattern: `(?m:^a$)`, matches: []string{"a", "b\na", "a\u2028b", "\ra\r"}, others: []string{"ba", "b\u0085a"}, backtrack: true},
		{pattern: `^(?i-s:a(?m-i:b$))\s$`, matches: []string{"Ab\r", "ab\u2028"}, others: []string{"AB\r", "Ab "}, backtrack: true},
		{pattern: `^\p{Emoji}\p{EPres}\P{Emoji_Modifier}$`, matches: []string{"#😀a"}, others: []string{"a😀a", "##a", "😀😀🏽"}},
		{pattern: `^\p{ID_Start}[\p{IDC}$]*$`, matches: []string{"é", "a0$·"}, others: []string{"0a", "$"}},
		{pattern: `^\p{sc=Latn}\p{scx=Grek}\p{Script_Extensions=Greek}\p{sc=Zyyy}$`, matches: []string{"éα\u0342!"}, others: []string{"αα\u0342!"}},
		{pattern: `^\p{Lowercase_Letter}\p{gc=Nd}\p{punct}\p{AHex}$`, matches: []string{"a٣-F"}, others: []string{"a٣-G"}},
		{pattern: `^a{0,99999999999999999999}b{2,02}$`, matches: []string{"bb", "aaabb"}, others: []string{"b", "aab"}},
		{pattern: `^(?:ab){2,3000}$`, matches: []string{"abab", strings.Repeat("ab", 3000)}, others: []string{"ab", strings.Repeat("ab", 3001)}, backtrack: true},
		{pattern: `^(?:ab|c){2,3000}?d$`, matches: []string{"abcd", strings.Repeat("ab", 3000) + "d"}, others: []string{"abd", strings.Repeat("c", 3001) + "d"}, backtrack: true},
		{pattern: `^(?:a?){3000,}b$`, matches: []string{"b", "aab", strings.Repeat("a", 3001) + "b"}, others: []string{""}, backtrack: true},
		{pattern: `^(?:(a)|b?){1,2000}\1$`, matches: []string{"", "aa", "abb", "abbaa"}, others: []string{"abba"}, backtrack: true},
		{pattern: `^(?!x)a*?b+?c??$`, matches: []string{"abb", "bc"}, others: []string{"xb", "ac"}, backtrack: true},
		{pattern: `[[:alpha:]`, matches: []string{":", "["}, others: []string{"]", "b"}},
		{pattern: `^(?=a)*(?!b){2}`, matches: []string{"a", ""}, others: []string{"b"}, backtrack: true},
		{pattern: `^a{1,2000}$`, matches: []string{strings.Repeat("a", 2000)}, others: []string{strings.Repeat("a", 2001)}, backtrack: true},
		{pattern: `^(?!.*--)(?=.*[0-9])[a-z0-9-]+$`, matches: []string{"a-1", "1"}, others: []string{"a--1", "a-b", "A1"}, backtrack: true},
		{pattern: `(?!a|b$)^(?=.b?)`, matches: []string{"c", "bb"}, others: []string{"a", "ab", "b", ""}, backtrack: true},
		{pattern: `^(?!)|a`, matches: []string{"a"}, others: []string{"b"}, backtrack: true},
		{pattern: `(?!b)a`, matches: []string{"ba"}, others: []string{"b"}, backtrack: true},
		{pattern: `^(?=(a))\1b`, matches: []string{"ab"}, others: []string{"b", "aab"}, backtrack: true},
		{pattern: `^(?=a(?!b))a`, matches: []string{"ac", "a"}, others: []string{"ab"}, backtrack: true},
		{pattern: `^(?!^a)(?!.*c$).`, matches: []string{"b", "cb"}, others: []string{"a", "bc"}, backtrack: true},
		{pattern: `^(?<!b)(?=a)`, matches: []string{"a"}, others: []string{"b"}, backtrack: true},
	} {
		t.Run(test.pattern, func(t *testing.T) {
			p, err := Compile(test.pattern)
			if err != nil {
				t.Fatal(err)
			}
			ways := []*Pattern{p}
			if tree, err := parse(test.pattern, tolerant); err == nil {
				ways = append(ways, &Pattern{program: newProgram(tree)})
			}
			if p.String() != test.pattern {
				t.Errorf("is written %q", p)
			}
			if (p.Linear() == nil) != test.backtrack {
				t.Errorf("linear: %v", p.Linear())
			}
			for i, p := range ways {
				for _, text := range test.matches {
					if !p.MatchString(text) {
						t.Errorf("does not match %.50q by way %d", text, i)
					}
				}
				for _, text := range test.others {
					if p.MatchString(text) {
						t.Errorf("matches %.50q by way %d", text, i)
					}
				}
			}
		})
	}
}
