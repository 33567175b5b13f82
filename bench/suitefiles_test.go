package bench

import (
	"encoding/json"
	"io/fs"
	"iter"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"example.com/authlink"
	_ "github.com/kaptinlin/jsonschema" // carries the suite
)

// A suite is the directory of a JSON-Schema-Test-Suite.
type suite string

// The pinned suite is read from the module cache, in the module of a peer that
// carries it whole: go.sum pins it.
const suiteModule = "github.com/kaptinlin/jsonschema"

func pinnedSuite(t *testing.T) suite {
	t.Helper()
	dir, err := moduleDir()
	if err != nil {
		t.Fatalf("no module %s: %v", suiteModule, err)
	}
	return suite(filepath.Join(dir, "testdata", "JSON-Schema-Test-Suite"))
}

var moduleDir = sync.OnceValues(func() (string, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", suiteModule).Output()
	return strings.TrimSpace(string(out)), err
})

// suiteDrafts are the drafts by their directory in the suite.
var suiteDrafts = []struct {
	dir   string
	draft authlink.Draft
}{
	{"draft4", authlink.Draft4},
	{"draft6", authlink.Draft6},
	{"draft7", authlink.Draft7},
	{"draft2019-09", authlink.Draft201909},
	{"draft2020-12", authlink.Draft202012},
}

// A suiteGroup is one schema of the suite with the documents to check.
type suiteGroup struct {
	Description string
	Schema      json.RawMessage
	Tests       []suiteTest
}

type suiteTest struct {
	Description string
	Data        json.RawMessage
	Valid       bool                       // in tests/
	Output      map[string]json.RawMessage // in output-tests/: a schema for each format
}

// caseKey names a case, whatever the draft.
func caseKey(file string, group suiteGroup, test suiteTest) string {
	return file + ": " + group.Description + ": " + test.Description
}

func isOptional(key string) bool { return strings.HasPrefix(key, "optional/") }

// files yields the test files below a directory of the suite, sorted by their path
// in it.
func (s suite) files(t *testing.T, dir string) iter.Seq2[string, []suiteGroup] {
	t.Helper()
	files := s.jsonFiles(t, dir)
	return func(yield func(string, []suiteGroup) bool) {
		for _, name := range slices.Sorted(maps.Keys(files)) {
			var groups []suiteGroup
			if err := json.Unmarshal(files[name], &groups); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if !yield(name, groups) {
				return
			}
		}
	}
}

// remotes returns the documents that the suite expects at localhost:1234, but
// for those of the draft that is not published yet.
func (s suite) remotes(t *testing.T) map[string][]byte {
	t.Helper()
	resources := map[string][]byte{}
	for name, data := range s.jsonFiles(t, "remotes") {
		if !strings.HasPrefix(name, "draft-next/") {
			resources["http://localhost:1234/"+name] = data
		}
	}
	return resources
}

// jsonFiles returns the JSON files below a directory of the suite, by their path
// in it. There must be some.
func (s suite) jsonFiles(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	fsys := os.DirFS(filepath.Join(string(s), filepath.FromSlash(dir)))
	files := map[string][]byte{}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".json" {
			return err
		}
		files[name], err = fs.ReadFile(fsys, name)
		return err
	})
	if err != nil {
		t.Fatalf("%s of the suite: %v", dir, err)
	}
	if len(files) == 0 {
		t.Fatalf("no JSON files in %s of the suite", dir)
	}
	return files
}
