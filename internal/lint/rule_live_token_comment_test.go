package lint

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/report"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/selection"
)

const (
	liveInComment   = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl"
	randomInComment = "x8Kq2mVn7Lp4Rt9Wz3Yd"
)

// TestLiveTokenInComments finds the comments of files, and their places.
func TestLiveTokenInComments(t *testing.T) {
	const secret = "token: " + randomInComment
	for _, test := range []struct {
		name, file, text string
		want             []string
	}{
		{"JSONC", "a.jsonc", "/* é */ [ // " + secret + "\r\n1]", []string{"1:21 live-token"}},
		{"block", "a.jsonc", "[\n/* a\n * " + secret + "\r * " + secret + "*/ -1]", []string{"3:11 live-token", "3:42 live-token", "3:65 minimum"}},
		{"after all", "a.jsonc", "[1] // " + secret, []string{"1:15 live-token"}},
		{"a string", "a.jsonc", `["// ` + secret + `", "/* ` + secret + ` */"]`, []string{"1:2 live-token", "1:36 live-token"}},
		{"broken JSONC", "a.jsonc", "[1 // " + secret + "\n", []string{"1:3 syntax", "1:14 live-token"}},
		{"a URL that breaks JSONC", "a.jsonc", "[\"\" https://a.example/#" + secret[:5] + "=" + randomInComment + "\n", []string{"1:5 syntax", "1:30 live-token"}},
		{"JSON as JSONC", "a.jsonc.gz", "[1] // " + secret, []string{"1:15 live-token"}},
		{"JSON", "a.json", "[1] // " + secret, []string{"1:5 syntax", "1:15 live-token"}},

		{"YAML", "a.yaml", "# é " + secret + "\na: 1 # " + secret + "\r\n  # " + secret, []string{"1:12 live-token", "2:15 live-token", "3:12 live-token"}},
		{"documents", "a.yaml", "# " + secret + "\n---\n-1 # " + secret + "\n...\n# " + secret + "\n--- # " + secret + "\n1\n",
			[]string{"1:10 live-token", "3:1 minimum", "3:13 live-token", "5:10 live-token", "6:14 live-token"}},
		{"nothing else", "a.yaml", "# " + secret + "\n", []string{"1:1 syntax", "1:10 live-token"}},
		{"strings", "a.yaml", "a: |\n  # " + secret + "\nb: 'x\n  # " + secret + "'\nc: \"# " + secret + "\"\nd: x#" + secret[7:] + "\n", []string{"2:3 live-token", "3:4 live-token", "5:4 live-token"}},
		{"carriage return", "a.yaml", "a: \"x\r\" # " + secret + "\n# " + secret + "\nb: 1\nc: 1 # " + secret + "\n", []string{"1:6 syntax", "1:18 live-token", "2:10 live-token", "4:15 live-token"}},
		{"no place", "a.yaml", "# " + secret + "\n!!st ", []string{"1:10 live-token", "2:5 not"}},
		{"no place before", "a.yaml", "!!st \n# " + secret + "\n", []string{"1:5 not", "2:10 live-token"}},
		{"broken YAML", "a.yaml", "a: b: c # " + secret + "\n", []string{"1:5 syntax", "1:18 live-token"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			linter := linterOf(t, `{"items": {"minimum": 0}, "minimum": 0, "not": {"type": "null"}}`, rule.Rule{})
			result := linter.CheckFile(test.file, []byte(test.text))
			var got []string
			for _, place := range placesOf(t, linter, test.file, test.text) {
				got = append(got, strings.Join(strings.Fields(place)[:2], " "))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			for _, format := range report.Formats() {
				if out := written(t, format, result); strings.Contains(out, "Kq2m") {
					t.Errorf("%s shows a secret:\n%s", format, out)
				}
			}
		})
	}
}

// TestNoLiveTokenInComments: the rule can be turned off, as ever.
func TestNoLiveTokenInComments(t *testing.T) {
	off := contractLinter(t, authlink.FormSDK, Options{Severities: map[string]finding.Severity{rule.LiveToken: finding.SeverityOff}})
	if got := off.CheckFile("a.yaml", []byte("# token: "+randomInComment+"\n")).Findings; len(got) != 1 || got[0].Rule != "syntax" {
		t.Errorf("findings %+v, want that there is no document", got)
	}
}

// TestCommentsSelected looks into the comments of an envelope, whatever is selected.
func TestCommentsSelected(t *testing.T) {
	selection, err := selection.Parse([]string{"/a/*"})
	if err != nil {
		t.Fatal(err)
	}
	v, err := authlink.Compile([]byte(`{"minimum": 0}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	linter := New(v, Options{Now: goldenNow, Selection: selection})
	for file, want := range map[string][]string{
		"a: [-1, -2] # token: " + randomInComment + "\nb: 1\n": {
			"1:5 minimum /a/0 -1", "1:9 minimum /a/1 -2", "1:22 live-token  " + randomInComment},
		"b: 1 # token: " + randomInComment + "\n": {"1:1 empty-selection - ", "1:15 live-token  " + randomInComment},
	} {
		if diff := cmp.Diff(want, placesOf(t, linter, "a.yaml", file)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

// TestFingerprintsOfComments: what else is found on the line of a comment, or in the
// file, does not change how the finding is known again.
func TestFingerprintsOfComments(t *testing.T) {
	linter := linterOf(t, `{"properties": {"a": {"minimum": 0}}}`, rule.Rule{})
	var prints []string
	for _, file := range []string{"a: 1 # token: " + randomInComment, "a: -1 # token: " + randomInComment, "# moved\nb: 1\na: 1 # token: " + randomInComment} {
		result := linter.CheckFile("a.yaml", []byte(file))
		prints = append(prints, result.Fingerprints()[len(result.Findings)-1])
	}
	if prints[0] != prints[1] || prints[0] != prints[2] {
		t.Errorf("%q are not the same", prints)
	}
}
