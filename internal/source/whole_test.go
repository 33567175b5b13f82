package source

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// A name that an object has twice is remembered, and left to whoever reads the document.
func TestRepeated(t *testing.T) {
	for _, test := range []struct{ path, text, want string }{
		{"a.json", `{"a": 1, "b": {"c": 1, "c": 2}}`, "a.json:1:24: "},
		{"a.yaml", "a: 1\nb:\n  c: 1\n  c: 2\n", "a.yaml:4:3: "},
		{"a.json", `{"a": 1, "b": {"a": 1}}`, ""},
		{"a.yaml", "a: 1\n", ""},
	} {
		w, err := NewWhole(test.path, []byte(test.text))
		if err != nil {
			t.Errorf("%s: %v", test.text, err)
			continue
		}
		err = w.Unique()
		if (err == nil) != (test.want == "") || err != nil && !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %q", test.text, err, test.want)
		}
		if err != nil && w.PlaceOf("/b/c").Line == 0 {
			t.Errorf("%s: what is in it has no place", test.text)
		}
	}
	if _, err := NewWhole("a.json", []byte(`{"a": 1, "a": `)); err == nil {
		t.Error("a broken document with equal names is read")
	}
}

// A document of the vendor's is read from wherever it is, up to a limit that the message names.
func TestWholeLimit(t *testing.T) {
	if testing.Short() {
		t.Skip("64 MiB are read")
	}
	long := append([]byte(`{"a": 1`), bytes.Repeat([]byte(" "), maxWhole-len(`{"a": 1}`))...)
	w, err := ReadWholeFrom("a.json", bytes.NewReader(append(long, '}')))
	if err != nil || len(w.JSON) != maxWhole {
		t.Fatalf("a document of the longest length: %v", err)
	}
	_, err = ReadWholeFrom("a.json", bytes.NewReader(append(long, ' ', '}')))
	placed, ok := errors.AsType[*PlacedError](err)
	if !ok || !strings.Contains(placed.Message, "longer than 64 MiB") || strings.Contains(placed.Hint, "--limit") {
		t.Errorf("a longer one: got %+v", err)
	}
}

// What is allocated to read a document is a multiple of its length, however long it is: the YAML here has a value on each line.
func TestWholeMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector needs more")
	}
	for _, test := range []struct {
		path, before, each, after string
		most                      int // bytes for each byte
	}{
		{"a.json", `{"x": 0`, `, "name%d": {"type": "string", "description": "What it is", "examples": ["one"]}`, "}", 8},
		{"a.yaml", "x: 0\n", "name%d:\n  type: string\n  description: What it is\n  examples: [one]\n", "", 200},
	} {
		for _, n := range []int{5_000, 40_000} {
			var text bytes.Buffer
			text.WriteString(test.before)
			for i := range n {
				fmt.Fprintf(&text, test.each, i)
			}
			text.WriteString(test.after)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			if _, err := NewWhole(test.path, text.Bytes()); err != nil {
				t.Fatal(err)
			}
			runtime.ReadMemStats(&after)
			if got := int(after.TotalAlloc-before.TotalAlloc) / text.Len(); got > test.most {
				t.Errorf("%s with %d names: %d bytes for each byte, want at most %d", test.path, n, got, test.most)
			}
		}
	}
}
