package pattern

import (
	"strings"
	"testing"
)

// TestCompileErrors has patterns that cannot be understood in any way.
func TestCompileErrors(t *testing.T) {
	for pattern, want := range map[string]string{
		"(":                    "missing closing )",
		"(?=":                  "missing closing )",
		")":                    "unexpected )",
		"[a":                   "missing closing ]",
		`a\`:                   `a \ ends the pattern`,
		"[z-a]":                "the range z-a ends before it begins",
		"*":                    "there is nothing to repeat before *",
		"(?:+)":                "there is nothing to repeat before +",
		"a**":                  "a repetition cannot be repeated",
		"a{1}?{2}":             "there is nothing to repeat before {",
		"^*":                   "an assertion cannot be repeated",
		`\b+`:                  "an assertion cannot be repeated",
		"(?<=a)?":              "an assertion cannot be repeated",
		"a{2,1}":               "{2,1} ends before it begins",
		"a{20000000000,9}":     "{20000000000,9} ends before it begins",
		`\a`:                   `there is no escape \a`,
		`^\S(|(.|\n)*\S)\Z`:    `there is no escape \Z`,
		`[\B]`:                 `there is no escape \B`,
		`[\1]`:                 `there is no escape \1`,
		`\c1`:                  `there is no escape \c`,
		`\01`:                  `there is no escape \0`,
		`\xfg`:                 `there is no escape \x`,
		`\u12`:                 `no code point follows \u`,
		`\u{110000}`:           `no code point follows \u`,
		`\u{}`:                 `no code point follows \u`,
		`(a)\10`:               "there is no group 10",
		`()\99999999999999999`: "there is no group 2147483647",
		`\k<a>(?<b>)`:          "there is no group a",
		`\k<1>()`:              "a group needs a name of letters and digits",
		`\k`:                   `there is no escape \k`,
		`(?<a>)(?<a>)`:         "two groups are named a",
		`(?<a>(?<a>)|)`:        "two groups are named a",
		`(?:(?<a>)|b)(?<a>)`:   "two groups are named a",
		`(?<1>)`:               "a group needs a name of letters and digits",
		`(?<>)`:                "a group needs a name of letters and digits",
		`(?<a`:                 "a group needs a name of letters and digits",
		`(?<a\x62>)`:           "a group needs a name of letters and digits",
		`(?<\u{2D}>)`:          "a group needs a name of letters and digits",
		`\p{Script=Klingon}`:   `the property "Script=Klingon" is not known`,
		`\p{scx=klingon}`:      `the property "scx=klingon" is not known`,
		`\p{Emoji=Yes}`:        `the property "Emoji=Yes" is not known`,
		`\p{emoji}`:            `the property "emoji" is not known`,
		`\p{Other_Math}`:       `the property "Other_Math" is not known`,
		`\p{Block=ASCII}`:      `the property "Block=ASCII" is not known`,
		`\p{L`:                 `no property follows \p`,
		"(?>a)":                "invalid or unsupported Perl syntax",
		"(?i)(?=a)":            "invalid or unsupported Perl syntax",
		"(?ii:a)":              "the modifier i is given twice",
		"(?i-i:a)":             "the modifier i is given twice",
		`(?=a)\p{Greek}`:       "invalid or unsupported Perl syntax",
		`[[:letter:]]`:         "invalid character class range",
		strings.Repeat("(", 1001) + strings.Repeat(")", 1001): "groups nested deeper than 1000 are not supported",
	} {
		if _, err := Compile(pattern); err == nil || err.Error() != want {
			t.Errorf("%.40q: got %v, want %s", pattern, err, want)
		}
		if Check(pattern) == nil {
			t.Errorf("%.40q is ECMA-262", pattern)
		}
	}
}

// TestCheck has what only Compile understands.
func TestCheck(t *testing.T) {
	for pattern, want := range map[string]string{
		`\-`:          `there is no escape \-`,
		`\é`:          `there is no escape \é`,
		`[\_]`:        `there is no escape \_`,
		`{`:           `a { that stands for itself needs a \ before it`,
		`a{,2}`:       `a { that stands for itself needs a \ before it`,
		`a}`:          `a } that stands for itself needs a \ before it`,
		`]`:           `a ] that stands for itself needs a \ before it`,
		`[\w-.]`:      "a range of a class begins and ends with a character",
		`[a-\d]`:      "a range of a class begins and ends with a character",
		`(?=a)*`:      "an assertion cannot be repeated",
		`(?i)a`:       "unexpected ? after (",
		`(?P<a>a)`:    "unexpected ? after (",
		`(?-:a)`:      "unexpected ? after (",
		`\Aa\z`:       `there is no escape \A`,
		`\Q.\E`:       `there is no escape \Q`,
		`\x{41}`:      `there is no escape \x`,
		`[[:alpha:]]`: `a ] that stands for itself needs a \ before it`,
		`\pL`:         `no property follows \p`,
		`\p{Greek}`:   `the property "Greek" is not known`,
	} {
		if err := Check(pattern); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", pattern, err, want)
		}
		if pattern == `(?-:a)` {
			continue // package regexp is as strict
		}
		if _, err := Compile(pattern); err != nil {
			t.Errorf("%q: %v", pattern, err)
		}
	}
	for _, pattern := range []string{
		"", `^$\b\B`, `[]|[^]`, `[[:alpha:]`, `[-a\-]`, `\.\/\^\$\[\]\{\}\(\)\*\+\?\|\\`, `(?<a>x)\k<a>|(?<a>y)`, `(?ims-:a)`, `(?:^)*`,
		`\u{0000000000000041}`,
	} {
		if err := Check(pattern); err != nil {
			t.Errorf("%q: %v", pattern, err)
		}
	}
}
