package source

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink/internal/jsonindex"
)

// tree makes a directory of empty files, one for each path, and goes there. A
// path that ends with "/" is a directory; "a -> b" is a link.
func tree(t *testing.T, paths ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, path := range paths {
		link, target, isLink := strings.Cut(path, " -> ")
		err := os.MkdirAll(filepath.Dir(link), 0o777)
		switch {
		case isLink:
			if linkErr := os.Symlink(target, link); linkErr != nil {
				t.Skip(linkErr) // on Windows, not everybody may
			}
		case strings.HasSuffix(path, "/"):
			err = errors.Join(err, os.MkdirAll(path, 0o777))
		default:
			err = errors.Join(err, os.WriteFile(path, nil, 0o666))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// found lists what Files finds, in order: paths, and the errors of those that
// cannot be read.
func found(args ...string) []string {
	var out []string
	for file := range FindFiles(args, strings.NewReader(""), Search{}) {
		line := file.Path
		if file.Skipped != "" {
			out = append(out, "not "+line)
			continue
		}
		if _, err := file.Read(); err != nil {
			line = VisibleError(err)
		}
		out = append(out, line)
	}
	return out
}

func TestFiles(t *testing.T) {
	for _, test := range []struct {
		name string
		tree []string
		args []string
		want []string
	}{
		{"named, whatever the name", []string{"b.txt", "a.json"}, []string{"b.txt", "a.json", "b.txt"},
			[]string{"b.txt", "a.json"}},
		{"lexical order", []string{"d/b.json", "d/a.json", "d/B.json", "d/a/z.json", "d/10.json", "d/9.json"}, []string{"d"},
			[]string{"d/10.json", "d/9.json", "d/B.json", "d/a/z.json", "d/a.json", "d/b.json"}},
		{"as named, members cleaned", []string{"d/a.json"}, []string{"./d/", "./d/a.json"},
			[]string{"d/a.json"}},
		{"hard links and others", []string{"d/a.json", "d/b.json", "link.json -> d/a.json"}, []string{"link.json", "d", "d/b.json", "./link.json"},
			[]string{"link.json", "d/b.json"}},
		{"other kinds", []string{"d/a.json", "d/b.yaml", "d/c.har", "d/d.TXT", "d/e.json5", "d/f.go"}, []string{"d"},
			[]string{"d/a.json", "not d/b.yaml", "not d/c.har", "not d/d.TXT", "not d/e.json5"}},
		{"json alone", []string{"d/a.jsonx", "d/b.JSON", "d/json", "d/c.gz", "d/.json", "d/.hidden/c.json"}, []string{"d"},
			[]string{"d/.hidden/c.json", "d/.json", "d/b.JSON"}},
		{"json of all kinds", []string{"d/a.json.gz", "d/b.jsonl", "d/c.jsonl.gz", "d/d.ndjson", "d/e.ndjson.gz"}, []string{"d"},
			[]string{"d/a.json.gz", "d/b.jsonl", "d/c.jsonl.gz", "d/d.ndjson", "d/e.ndjson.gz"}},
		{"a directory called like a file", []string{"d/a.json/b.json"}, []string{"d"},
			[]string{"d/a.json/b.json"}},
		{"empty directory", []string{"d/e/", "d/f/a.txt"}, []string{"d"},
			[]string{"not d/f/a.txt", "search d: no *.json, *.jsonc, *.jsonl or *.ndjson file in this directory or below it"}},
		{"missing, and on", []string{"a.json"}, []string{"none.json", "a.json"},
			[]string{"open none.json: no such file or directory", "a.json"}},
		{"standard input", []string{"-"}, []string{"-", "./-"},
			[]string{"<stdin>", "./-"}},
		{"links", []string{"d/a.json", "d/b.json -> a.json", "d/up -> ..", "d/loop.json -> .", "d/gone.json -> nothing", "d/self.json -> self.json"}, []string{"d"},
			[]string{"d/a.json"}},
		{"link to a directory, named", []string{"d/a.json", "link -> d"}, []string{"link"},
			[]string{"link/a.json"}},
		{"nothing but links to directories", []string{"d/loop.json -> ."}, []string{"d"},
			[]string{"search d: no *.json, *.jsonc, *.jsonl or *.ndjson file in this directory or below it"}},
		{"odd names", []string{"d/a b.json", "d/c\nd.json", "d/\xff.json"}, []string{"d", "x\ny"},
			[]string{"d/a b.json", "d/c\nd.json", "d/\xff.json", `open "x\ny": no such file or directory`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			tree(t, test.tree...)
			if diff := cmp.Diff(test.want, found(test.args...)); diff != "" {
				t.Errorf("files (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFilesStops(t *testing.T) {
	tree(t, "d/a.json", "d/e/b.json", "d/f.json")
	for most := 1; most <= 3; most++ {
		n := 0
		for range FindFiles([]string{"d", "d"}, nil, Search{}) {
			if n++; n == most {
				break
			}
		}
		if n != most {
			t.Errorf("%d files before a break at %d", n, most)
		}
	}
}

// TestReadIsBounded reads a file of a tebibyte, which is sparse, and a stream
// without end.
func TestReadIsBounded(t *testing.T) {
	want := jsonindex.DefaultLimits().Bytes + 1

	path := filepath.Join(t.TempDir(), "huge.json")
	if err := os.WriteFile(path, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 1<<40); err != nil {
		t.Skipf("no sparse files here: %v", err)
	}
	if data, err := ReadFile(path); len(data) != want || err != nil {
		t.Errorf("ReadFile: %d bytes and error %v, want %d", len(data), err, want)
	}

	for file := range FindFiles([]string{StdinArg}, endless{}, Search{}) {
		if data, err := file.Read(); len(data) != want || err != nil {
			t.Errorf("Read: %d bytes and error %v, want %d", len(data), err, want)
		}
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestReadDirectory(t *testing.T) {
	dir := t.TempDir()
	_, err := ReadFile(dir)
	if e, ok := errors.AsType[*fs.PathError](err); !ok || e.Path != dir {
		t.Errorf("ReadFile(%q): error %v, want one that names the path", dir, err)
	}
}

func TestReadBrokenStream(t *testing.T) {
	broken, w := io.Pipe()
	w.CloseWithError(io.ErrUnexpectedEOF)
	for file := range FindFiles([]string{StdinArg}, broken, Search{}) {
		if _, err := file.Read(); !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("error %v, want %v", err, io.ErrUnexpectedEOF)
		}
	}
}
