package source

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// gitRepository makes an empty repository with .gitignore files, by directory,
// and the given members, and goes there.
func gitRepository(t testing.TB, ignore map[string]string, paths ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	if out, err := exec.CommandContext(t.Context(), "git", "init", "--quiet").CombinedOutput(); err != nil {
		t.Fatalf("git init: %v\n%s", err, out)
	}
	for _, path := range paths {
		writeTestFile(t, path, "")
	}
	for dir, text := range ignore {
		writeTestFile(t, filepath.Join(dir, gitignoreName), text)
	}
}

func writeTestFile(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// gitFiles lists the *.json files that git does not ignore, as git has it.
func gitFiles(t testing.TB) []string {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.CommandContext(t.Context(), "git", "ls-files", "--others", "--exclude-per-directory=.gitignore", "-z", "*.json")
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("git ls-files: %v\n%s", err, stderr.Bytes())
	}
	var files []string
	for file := range strings.SplitSeq(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		if file != "" {
			files = append(files, file)
		}
	}
	slices.Sort(files)
	return files
}

func walked(args ...string) []string {
	var files []string
	for file := range FindFiles(args, nil, Search{}) {
		if file.Err == nil {
			files = append(files, filepath.ToSlash(file.Path))
		}
	}
	slices.Sort(files)
	return files
}

// ignoreTree are files whose names patterns may trip over: on Windows, those that it allows.
func ignoreTree() []string {
	files := []string{
		"a.json", "b.json", "#a.json", "!a.json", "{a,b}.json", "a b.json", "a .json", " .json", "[a].json",
		"a/a.json", "a/b.json", "a/b/a.json", "a/b/c/a.json", "b/a.json", "b/a/a.json", "build/a.json", "x.json/a.json",
		"[b]/a.json",
	}
	if runtime.GOOS != "windows" {
		files = append(files, "*.json", "a*b/a.json", `a\b.json`)
	}
	return files
}

// TestGitignore holds the walker against git itself.
func TestGitignore(t *testing.T) {
	gitRepository(t, nil, ignoreTree()...)
	for _, test := range []map[string]string{
		{},
		{".": "a.json\n"},
		{".": "/a.json\n"},
		{".": "a/\n"},
		{".": "a\n"},
		{".": "/a/b\n"},
		{".": "a/b\n"},
		{".": "b/\n!b/a.json\n"},
		{".": "*.json\n!a.json\n"},
		{".": "a/**\n!a/b\n"},
		{".": "a/**\n"},
		{".": "/**\n"},
		{".": "**\n"},
		{".": "**/b\n"},
		{".": "a/**/a.json\n"},
		{".": "a**b.json\n"},
		{".": "a/*/a.json\n"},
		{".": "{a,b}.json\n"},
		{".": "\\{a,b\\}.json\n"},
		{".": "#a.json\n\\!a.json\n"},
		{".": "\\#a.json\n"},
		{".": "a.json  \n"},
		{".": "a\\ .json \n"},
		{".": "\\ .json\n"},
		{".": "[ab].json\n"},
		{".": "[!ab].json\n"},
		{".": "[^ab].json\n"},
		{".": "\\[a].json\n"},
		{".": "[a.json\n"},
		{".": "a.json\\\n"},
		{".": "?.json\n"},
		{".": "a?b/a.json\n"},
		{".": "a[!x]a.json\n"},
		{".": "a.json\r\n/b/\r\n"},
		{".": "\uFEFFa.json\n"},
		{".": "\n \n/\n!\n!/\n//\n"},
		{".": "x.json/\n"},
		{".": "a.json/\n"},
		{".": "a\\\\b.json\n"},
		{".": "*.json\n", "a": "!a.json\n"},
		{".": "a/b.json\n", "a": "/b\n!b.json\n", "a/b": "!a.json\n"},
		{"a*b": "a.json\n", "[b]": "/a.json\n"},
		{".": "a\n", "a": "!*\n"},
	} {
		for dir, text := range test {
			writeTestFile(t, filepath.Join(dir, gitignoreName), text)
		}
		want := gitFiles(t)
		if diff := cmp.Diff(want, walked(".")); diff != "" {
			t.Errorf("%q (-git +walker):\n%s", test, diff)
		}
		for dir := range test {
			if err := os.Remove(filepath.Join(dir, gitignoreName)); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestGitignoreBelow walks a directory inside a repository: what is above it counts.
func TestGitignoreBelow(t *testing.T) {
	gitRepository(t, map[string]string{".": "/a/b/\n", "a": "b.json\n"}, ignoreTree()...)
	if diff := cmp.Diff([]string{"a/a.json"}, walked("a")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"a/b.json"}, walked("a/b.json")); diff != "" {
		t.Errorf("a file that is named is read (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"a/b/a.json", "a/b/c/a.json"}, walked("a/b")); diff != "" {
		t.Errorf("a directory that is named is walked (-want +got):\n%s", diff)
	}
}

// TestGitignoreOutside: without a repository, a .gitignore file is any file.
func TestGitignoreOutside(t *testing.T) {
	tree(t, "d/a.json")
	writeTestFile(t, "d/.gitignore", "*\n")
	if diff := cmp.Diff([]string{"d/a.json"}, walked("d")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestAllIgnored(t *testing.T) {
	gitRepository(t, map[string]string{".": "*\n"}, "d/a.json")
	want := []string{"search d: no *.json, *.jsonc, *.jsonl or *.ndjson file in this directory or below it that is not ignored"}
	if diff := cmp.Diff(want, found("d")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestGitignoreRandom holds lines put together at random against git.
func TestGitignoreRandom(t *testing.T) {
	pieces := []string{"a", "b", "/", "/", "*", "**", "?", "[ab]", "[!a]", "!", `\`, "{", "}", ",", " ", ".json", "#"}
	random := rand.New(rand.NewPCG(1, 2))
	gitRepository(t, nil, ignoreTree()...)
	for range 100 {
		line := ""
		for range 1 + random.IntN(6) {
			line += pieces[random.IntN(len(pieces))]
		}
		writeTestFile(t, gitignoreName, "a.json\n"+line+"\n")
		if diff := cmp.Diff(gitFiles(t), walked(".")); diff != "" {
			t.Errorf("%q (-git +walker):\n%s", line, diff)
		}
	}
}
