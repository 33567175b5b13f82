package accept

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"example.com/authlink/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

var testPatterns = []string{
	"", "^", "$", "^$", "$^", "a", "^a", "a$", "^a$", "ab|c", "^(ab|c)$", "a*", "^a*$", "(a|b)*c", "^x-", "[^a]", "^[^a]+$",
	".", "^.$", "(?s)^.$", "(?i)^k[a-c]$", "(?i)s", "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", "a{2,3}$", "^(a{1,60}){2}$", "a{400}b",
	"^[ab]*a[ab]{5}$", "^[ab]*a[ab]{9}$", `\bx\b`, "(?m)^a$", `\d+\.\d+`, `^\S+$`, "é", "[^\\x00-\\x7F]", "^(a|ab)(c|bcd)$", `\A\z`, "(^a|b$)",
	"(a$)?", "x*", "^(?:)$", "[[:alpha:]]", "(^|/)a", "a(^)?b", "a($)?b", "($|a)b",
}

func checkPattern(t *testing.T, re *regexp.Regexp, m *matcher, text string) {
	t.Helper()
	if got, want := m.match([]byte(text)), re.MatchString(text); got != want {
		t.Fatalf("%q on %q: %v", re, text, got)
	}
}

func TestPatterns(t *testing.T) {
	automata := 0
	for _, pattern := range testPatterns {
		re := regexp.MustCompile(pattern)
		m := newMatcher(re)
		if m.states != nil {
			automata++
		}
		for _, text := range []string{"", "é", "x-é", "ké", "K", "aé", strings.Repeat("a", 61), strings.Repeat("a", 121), strings.Repeat("a", 400) + "b", "\n", "a\nb", "abcd", "3.14", "a b\tc", "key"} {
			checkPattern(t, re, m, text)
		}
		everyText("abcx-1.", 4, func(text string) { checkPattern(t, re, m, text) })
	}
	if automata < len(testPatterns)*3/4 {
		t.Errorf("%d patterns of %d have an automaton", automata, len(testPatterns))
	}
}

// TestAnchoredPattern: where "^" is left behind in vain, nothing more is read.
func TestAnchoredPattern(t *testing.T) {
	m := newMatcher(regexp.MustCompile("^x-"))
	for text, want := range map[string]uint8{"y": noMatch, "xy": noMatch, "x-": isMatch} {
		at := firstState
		for i := range len(text) {
			at = m.states[at].next[text[i]]
		}
		if at != want {
			t.Errorf("%q leads to state %d", text, at)
		}
	}
}

// A written pattern is known by another text than its expression's.
type written struct{ linear *regexp.Regexp }

func (written) String() string          { return "as written" }
func (written) MatchString(string) bool { panic("not asked") }
func (w written) Conjuncts() []pattern.Conjunct {
	if w.linear == nil {
		return nil
	}
	return []pattern.Conjunct{{Expression: w.linear}}
}

// TestWrittenPatterns: what counts is the expression, where there is one.
func TestWrittenPatterns(t *testing.T) {
	re := regexp.MustCompile("^a$")
	checkPattern(t, re, newMatcher(written{re}), "a")
	if m := newMatcher(written{nil}); m != nil {
		t.Errorf("got %v for a pattern without an expression", m)
	}
}

// A slow pattern matches long texts, and takes too many steps for "late" ones.
type slow struct{ asked *int }

func (slow) String() string            { return "slow" }
func (slow) MatchString(s string) bool { return len(s) > 2 }
func (p slow) MatchWithin(text string, _ *pattern.Budget) (bool, error) {
	if *p.asked++; strings.HasPrefix(text, "late") {
		return false, errors.New("too slow")
	}
	return p.MatchString(text), nil
}

// TestBacktracking: a pattern that takes too many steps ends the proof, and is not asked
// again.
func TestBacktracking(t *testing.T) {
	e := mustCompile(t, `{"items":{"pattern":"x"},"additionalProperties":{"type":"null"}}`)
	asked := 0
	e.schema.Items2020.Pattern = slow{&asked}
	e.schema.PatternProperties = map[jsonschema.Regexp]*jsonschema.Schema{slow{&asked}: e.schema.AdditionalProperties.(*jsonschema.Schema)}
	e.schema.AdditionalProperties = nil
	for _, schema := range []*jsonschema.Schema{e.schema, {Not: &jsonschema.Schema{Not: e.schema}}} {
		p := New(schema, Options{})
		for document, want := range map[string]int{`["abc"]`: 1, `{"abc":null,"ab":1}`: 2} {
			if asked = 0; !p.Proves([]byte(document)) || asked != want {
				t.Errorf("%s: not proven, or asked %d times", document, asked)
			}
		}
		for _, document := range []string{`["ab"]`, `{"abc":1}`, `["late","late"]`, `{"late":null,"later":null}`} {
			if asked = 0; p.Proves([]byte(document)) || asked != 1 {
				t.Errorf("%s: proven, or asked %d times", document, asked)
			}
		}
	}
	p := New(&jsonschema.Schema{Not: e.schema.Items2020}, Options{})
	if p.Proves([]byte(`"late"`)) || !p.Proves([]byte(`"ab"`)) {
		t.Error("what nobody knows is taken for refused")
	}
}

// everyText calls f with every text of at most length bytes of alphabet.
func everyText(alphabet string, length int, f func(text string)) {
	f("")
	if length == 0 {
		return
	}
	for _, c := range alphabet {
		everyText(alphabet, length-1, func(text string) { f(string(c) + text) })
	}
}

func FuzzPattern(f *testing.F) {
	for _, pattern := range testPatterns {
		f.Add(pattern, "abc")
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		if re, err := regexp.Compile(pattern); err == nil && len(pattern) < 100 {
			checkPattern(t, re, newMatcher(re), strings.ToValidUTF8(text, "?"))
		}
	})
}
