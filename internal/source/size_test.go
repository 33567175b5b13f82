package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSize(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"plain.jsonl": "{}\n{}\n", "compressed.jsonl": "\x1f\x8b\x08....", "short": "1"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		file File
		want int64
	}{
		{File{Path: filepath.Join(dir, "plain.jsonl")}, 6},
		{File{Path: filepath.Join(dir, "compressed.jsonl")}, 0},
		{File{Path: filepath.Join(dir, "short")}, 1},
		{File{Path: filepath.Join(dir, "gone.jsonl")}, 0},
		{File{Path: dir}, 0},
		{File{Path: StdinPath, Stdin: strings.NewReader("{}")}, 0},
		{File{Path: filepath.Join(dir, "plain.jsonl"), Err: os.ErrPermission}, 0},
	} {
		if got := test.file.Size(); got != test.want {
			t.Errorf("%s: %d bytes, want %d", filepath.Base(test.file.Path), got, test.want)
		}
	}
}
