package lint

import (
	"os"
	"path"
	"strings"
	"testing"

	"example.com/authlink/internal/golden"
	"example.com/authlink/internal/report"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/selection"

	"github.com/google/go-cmp/cmp"
)

// recordingDir holds recordings as their programs write them, called like their
// preset.
const recordingDir = "testdata/recordings"

// TestRecordings: of each recording, the bodies that are selected have one fault,
// each in its place in the file.
func TestRecordings(t *testing.T) {
	for _, test := range []struct {
		file   string
		preset string
		want   []string
	}{
		{"har.har", "har", []string{`18:47 minimum /log/entries/0/response/content/text/id -7`, "31:21 minimum /log/entries/1/response/content/text/id " + harBase64}},
		{"har.har", "har:/connect_sessions", []string{`18:47 minimum /log/entries/0/response/content/text/id -7`}},
		{"har.har", "har:https://api.example.com/connect*", []string{`18:47 minimum /log/entries/0/response/content/text/id -7`}},
		{"har.har", "har:/none", []string{"1:1 empty-selection - "}},
		{"pact-v2.json", "pact", []string{"10:26 minimum /interactions/0/response/body/id -7"}},
		{"pact-v3-messages.json", "pact", []string{"7:26 minimum /messages/0/contents/id -7"}},
		{"pact-v4.json", "pact", []string{
			"12:29 minimum /interactions/0/response/body/content/id -7",
			"19:73 minimum /interactions/1/contents/content/id -7",
			"23:90 minimum /interactions/2/response/0/contents/content/id -7",
		}},
		{"go-vcr.yaml", "go-vcr", []string{"20:24 minimum /interactions/0/response/body/id -7", "38:21 minimum /interactions/1/response/body/id -8"}},
		{"vcr.yml", "vcr", []string{"21:59 minimum /http_interactions/0/response/body/string/id -7"}},
		{"vcrpy.yaml", "vcr", []string{"15:17 minimum /interactions/0/response/body/string/id -7"}},
		{"wiremock.json", "wiremock", []string{"5:24 minimum /response/jsonBody/id -7"}},
		{"wiremock-mappings.json", "wiremock", []string{`5:61 minimum /mappings/0/response/body/id -7`}},
		{"postman.json", "postman", []string{`15:33 minimum /item/0/item/0/response/0/body/id -7`}},
	} {
		t.Run(test.preset+" of "+test.file, func(t *testing.T) {
			text := golden.Read(t, path.Join(recordingDir, test.file))
			l := linterOf(t, nonNegative, rule.Rule{})
			l.opts.Selection = selected(t, test.preset)
			if diff := cmp.Diff(test.want, placesOf(t, l, test.file, string(text))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			result := l.CheckFile(test.file, text)
			for _, format := range report.Formats() {
				if out := written(t, format, result); strings.Contains(out, "s3cret") || strings.Contains(out, harBase64) {
					t.Errorf("%s shows a secret:\n%s", format, out)
				}
			}
		})
	}
}

const harBase64 = "eyJpZCI6IC03LCAidG9rZW4iOiAiczNjcmV0In0="

// TestEveryPresetHasARecording also proves that each recording holds a secret for
// the test above to find.
func TestEveryPresetHasARecording(t *testing.T) {
	entries, err := os.ReadDir(path.Join(golden.Root, recordingDir))
	if err != nil {
		t.Fatal(err)
	}
	for _, preset := range selection.Presets() {
		found := false
		for _, e := range entries {
			found = found || strings.HasPrefix(e.Name(), preset)
		}
		if !found {
			t.Errorf("no recording for %s", preset)
		}
	}
	for _, e := range entries {
		if !strings.Contains(string(golden.Read(t, path.Join(recordingDir, e.Name()))), "s3cret") {
			t.Errorf("%s holds no secret", e.Name())
		}
	}
}
