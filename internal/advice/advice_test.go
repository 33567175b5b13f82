package advice

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// verb matches the room for an argument: "%s" for the next, "%[2]s" for that one.
var verb = regexp.MustCompile(`%(\[(\d)\])?s`)

// arguments counts the arguments that words have room for.
func arguments(text string) int {
	most, next := 0, 0
	for _, m := range verb.FindAllStringSubmatch(text, -1) {
		if m[2] != "" {
			next = int(m[2][0]-'0') - 1
		}
		next++
		most = max(most, next)
	}
	return most
}

// TestPhrases proves that each phrase is words for everybody: on one line, without a full
// stop, with room for the same arguments, and without the Go API for those who do not
// write Go.
func TestPhrases(t *testing.T) {
	goAPI := regexp.MustCompile(`\b(Options|Limits|Variant)[.{]`)
	for code, words := range phrases() {
		if !regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`).MatchString(string(code)) {
			t.Errorf("%q does not look like a code", code)
		}
		most := 0
		for audience := range audiences {
			most = max(most, arguments(words.to(audience)))
		}
		args := slices.Repeat([]string{"«argument»"}, most)
		for audience := range audiences {
			text := New(code, args...).Text(audience)
			switch {
			case text == "" || strings.ContainsAny(text, "\n%") || strings.HasSuffix(text, "."):
				t.Errorf("%s for %d: %q", code, audience, text)
			case audience != Go && goAPI.MatchString(text):
				t.Errorf("%s for %d names the Go API: %q", code, audience, text)
			case audience == Go && strings.Contains(text, "--"):
				t.Errorf("%s for Go names a flag: %q", code, text)
			}
		}
	}
	if len(phrases()) < 50 {
		t.Errorf("only %d phrases", len(phrases()))
	}
}

func TestText(t *testing.T) {
	for _, test := range []struct {
		advice            Advice
		golang, shell, ed string
	}{
		{New(DidYouMean, `"label"`), `did you mean "label"?`, "", ""},
		{New(DidYouMeanNames, `"a"`, `"b"`), `did you mean "a" instead of "b"?`, "", ""},
		{New(DidYouMeanNames, "1", "2", "3", "4"), "did you mean 1 instead of 2 and 3 instead of 4?", "", ""},
		{New(DidYouMeanNames, "1", "2", "3", "4", "5", "6"), "did you mean 1 instead of 2, 3 instead of 4 and 5 instead of 6?", "", ""},
		{
			New(OtherForm, "the wire form", "FormWire", "wire"),
			"this is the wire form: validate with Variant{Form: FormWire}", "this is the wire form: pass --form wire",
			"this is the wire form: set form to wire in the configuration",
		},
		{New(Wrapped, `"data"`, "/data"), `they are in "data": validate that value alone`,
			`they are in "data": select that value alone, with --select /data`,
			`they are in "data": select that value alone, with select: /data in the configuration`},
		{New("no such code"), "", "", ""},
	} {
		for audience, want := range map[Audience]string{Go: test.golang, Shell: test.shell, Editor: test.ed} {
			if want == "" {
				want = test.golang
			}
			if got := test.advice.Text(audience); got != want {
				t.Errorf("%v for %d: %q, want %q", test.advice, audience, got, want)
			}
		}
	}
}

func TestList(t *testing.T) {
	list := []Advice{New(Placeholder), New(LooksLike, "uri", `"https://example.com/"`)}
	want := `this is a placeholder: fill it in; uri looks like "https://example.com/"`
	if got := Text(list, Go); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := Text(nil, Go); got != "" {
		t.Errorf("nothing is %q", got)
	}
	if !Has(list, LooksLike) || Has(list, OnlyDate) {
		t.Error("Has does not know what the list has")
	}
	replaced := Replace(list, Placeholder, OnlyDate)
	if !Has(replaced, OnlyDate) || Has(replaced, Placeholder) || !Has(list, Placeholder) {
		t.Errorf("%v became %v", list, replaced)
	}
}
