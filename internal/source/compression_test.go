package source

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// TestCompressions: what is compressed is read as what is not, whatever its name, and what
// breaks off is an error.
func TestCompressions(t *testing.T) {
	const text = "{\"a\": 1}\n{\"a\": 2}\n"
	for name, compress := range map[string]func(io.Writer) (io.WriteCloser, error){
		"gzip": func(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriter(w), nil },
		"zstd": func(w io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(w) },
	} {
		var out bytes.Buffer
		w, err := compress(&out)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if !IsCompressed(out.Bytes()) || IsSplittable(out.Bytes()) {
			t.Errorf("%s is not recognized", name)
		}
		path := filepath.Join(t.TempDir(), "a.ndjson")
		if err := os.WriteFile(path, out.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		file := File{Path: path}
		if got, err := file.Read(); err != nil || string(got) != text {
			t.Errorf("%s: read %q, %v", name, got, err)
		}
		if size := file.Size(); size != 0 {
			t.Errorf("%s: a size of %d, which nobody can know", name, size)
		}
		for c, err := range file.Chunks {
			if err != nil || string(c.Text) != text {
				t.Errorf("%s: chunk %q, %v", name, c.Text, err)
			}
		}
		broken := File{Path: "a.ndjson", Stdin: bytes.NewReader(out.Bytes()[:out.Len()-3])}
		if _, err := broken.Read(); err == nil {
			t.Errorf("%s: no error for the lack of an end", name)
		}
	}
}

func TestExtensions(t *testing.T) {
	for path, want := range map[string]string{
		"a.json": ".json", "a.NDJSON.GZ": ".ndjson", "a.jsonl.zst": ".jsonl", "a.gz": "", "b.c/a": "", "a.zst.json": ".json",
	} {
		if got := extensionOf(path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

func TestIsSplittable(t *testing.T) {
	for head, want := range map[string]bool{
		"": true, "{}": true, "\xEF\xBB\xBF{}": true, "\x1F\x8B": false, "\xFF\xFE{\x00": false, "{\x00}\x00": false, "\x28\xB5\x2F\xFD": false,
	} {
		if got := IsSplittable([]byte(head)); got != want {
			t.Errorf("%q: %v", head, got)
		}
	}
}

// TestShortLine: a line of two bytes is handed on before more comes through a pipe.
func TestShortLine(t *testing.T) {
	r, w := io.Pipe()
	defer r.Close()
	go io.WriteString(w, "1\n")
	for c, err := range (File{Path: "a.ndjson", Stdin: r}).Chunks {
		if err != nil || string(c.Text) != "1\n" {
			t.Errorf("chunk %q, %v", c.Text, err)
		}
		return
	}
}
