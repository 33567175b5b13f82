package lint

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/report"
	"example.com/authlink/internal/rule"
)

// written returns the report of results in a format.
func written(t testing.TB, format string, results ...finding.Result) string {
	t.Helper()
	var events []finding.Event
	for _, r := range results {
		events = slices.AppendSeq(events, r.Events())
	}
	return reported(t, format, events...)
}

// reported returns the report of events in a format.
func reported(t testing.TB, format string, events ...finding.Event) string {
	t.Helper()
	var out bytes.Buffer
	rep, err := report.New(format, &out, report.Options{Version: "v1.2.3"})
	if err != nil {
		t.Fatal(err)
	}
	if err := report.AddAll(rep, slices.Values(events)); err != nil {
		t.Fatal(err)
	}
	if err := rep.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func compiledFile(t *testing.T, path string) *authlink.Validator {
	t.Helper()
	schema, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	validator, err := authlink.Compile(schema, nil)
	if err != nil {
		t.Fatal(err)
	}
	return validator
}

func writeTestFile(t testing.TB, path, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, []byte(text), 0o666)); err != nil {
		t.Fatal(err)
	}
}

// emptyTree makes empty files and, for paths that end with "/", directories in a new
// directory, and goes there.
func emptyTree(t *testing.T, paths ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, path := range paths {
		var err error
		if strings.HasSuffix(path, "/") {
			err = os.MkdirAll(path, 0o777)
		} else {
			err = errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, nil, 0o666))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// rulesAbout returns a group of rules.
func rulesAbout(t *testing.T, title string) []rule.Rule {
	t.Helper()
	for _, group := range rule.Groups() {
		if group.Title == title {
			return group.Rules
		}
	}
	t.Fatalf("no rules about %s", title)
	return nil
}
