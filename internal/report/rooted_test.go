package report

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
)

func TestRootPath(t *testing.T) {
	root, err := filepath.Abs("repo")
	if err != nil {
		t.Fatal(err)
	}
	outside := filepath.Join(filepath.Dir(root), "other", "a.json")
	for _, test := range []struct {
		root       Root
		path, want string
	}{
		{Root{}, "a.json", "a.json"},
		{Root{}, "./x/../a.json", "a.json"},
		{Root{}, outside, outside},
		{Root{root, "."}, "a.json", "a.json"},
		{Root{root, "services/a"}, "a.json", "services/a/a.json"},
		{Root{root, "services/a"}, "./a.json", "services/a/a.json"},
		{Root{root, "services/a"}, filepath.Join("..", "b", "b.json"), "services/b/b.json"},
		{Root{root, "services/a"}, filepath.Join("..", "..", "..", "b.json"), "../b.json"},
		{Root{root, "services/a"}, filepath.Join(root, "x", "a.json"), "x/a.json"},
		{Root{root, "services/a"}, outside, outside},
		{Root{root, "services/a"}, source.StdinPath, source.StdinPath},
	} {
		if got := test.root.path(test.path); got != test.want {
			t.Errorf("%+v: path(%q) = %q, want %q", test.root, test.path, got, test.want)
		}
	}
}

// TestRootedReports has the formats that services read name files from the root of the
// repository, and those that people read from where they are.
func TestRootedReports(t *testing.T) {
	rooted := []string{"github", "gitlab", "sarif"}
	for _, format := range Formats() {
		var out bytes.Buffer
		report, err := New(format, &out, Options{Root: func() Root { return Root{"/repo", "services/a"} }})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range []finding.Result{categorySpelling(), finding.Failed("gone.json", fmt.Errorf("gone"))} {
			if err := AddAll(report, r.Events()); err != nil {
				t.Fatal(err)
			}
		}
		if err := report.Close(); err != nil {
			t.Fatal(err)
		}
		want := slices.Contains(rooted, format)
		if got := strings.Contains(out.String(), "services/a/spelling.json"); got != want {
			t.Errorf("%s: a path from the root: %t, want %t\n%s", format, got, want, &out)
		}
	}
}

// TestRootedFingerprints keeps two files of the same name apart, each checked in its own
// directory.
func TestRootedFingerprints(t *testing.T) {
	print := func(dir string) string {
		var out bytes.Buffer
		report := newGitLabReport(&out, Options{Root: func() Root { return Root{"/repo", dir} }})
		if err := AddAll(report, categorySpelling().Events()); err != nil {
			t.Fatal(err)
		}
		if err := report.Close(); err != nil {
			t.Fatal(err)
		}
		return decode[[]gitlabIssue](t, out.String())[0].Fingerprint
	}
	if a, b := print("services/a"), print("services/b"); a == b {
		t.Errorf("both have the fingerprint %s", a)
	}
	if here, root := print(""), print("."); here != root {
		t.Errorf("the fingerprint at the root is %s, without a repository %s", root, here)
	}
}
