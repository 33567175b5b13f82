package site

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"
)

// wasmOf returns a module with a section of data between two others.
func wasmOf(segments ...segment) []byte {
	data := writeSegments(segments)
	module := append(bytes.Clone(wasmMagic), 1, 2, 'a', 'b', dataSection)
	module = append(binary.AppendUvarint(module, uint64(len(data))), data...)
	return append(module, 0, 3, 1, 'n', 'x')
}

func TestMergeSegments(t *testing.T) {
	for name, test := range map[string]struct{ from, want []segment }{
		"near": {
			[]segment{{100, []byte("ab")}, {102, []byte("c")}, {110, []byte("d")}, {111 + smallestGap - 1, []byte("e")}},
			[]segment{{100, slices.Concat([]byte("abc"), make([]byte, 7), []byte("d"), make([]byte, smallestGap-1), []byte("e"))}},
		},
		"far":   {[]segment{{0, []byte("a")}, {1 + smallestGap, []byte("b")}}, []segment{{0, []byte("a")}, {1 + smallestGap, []byte("b")}}},
		"empty": {nil, nil},
		"mixed": {[]segment{{5, []byte("b")}, {1, []byte("a")}}, []segment{{1, []byte("a\x00\x00\x00b")}}},
		// Places that need each number of bytes, with and without a sign bit to keep clear.
		"places": {
			[]segment{{63, []byte("a")}, {8191, []byte("b")}, {8192, []byte("c")}, {1<<20 - 1, []byte("d")}, {1<<31 - 1, []byte("e")}},
			[]segment{{63, []byte("a")}, {8191, []byte("bc")}, {1<<20 - 1, []byte("d")}, {1<<31 - 1, []byte("e")}},
		},
	} {
		got, err := mergeSegments(wasmOf(test.from...))
		if want := wasmOf(test.want...); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: error %v\n got %q\nwant %q", name, err, got, want)
		}
	}
}

// TestMergeSegmentsRefuses what is no module, or has segments that are placed in another way.
func TestMergeSegmentsRefuses(t *testing.T) {
	good := wasmOf(segment{100, []byte("ab")}, segment{300, []byte("c")})
	ends := map[int]bool{len(wasmMagic): true, len(wasmMagic) + 4: true, len(good) - 5: true} // of sections
	for n := range good {
		if _, err := mergeSegments(good[:n]); (err == nil) != ends[n] {
			t.Errorf("%d of %d bytes: error %v", n, len(good), err)
		}
	}
	for _, segments := range [][]segment{
		{{-1, []byte("a")}},
		{{100, []byte("abc")}, {102, []byte("d")}},
	} {
		if _, err := mergeSegments(wasmOf(segments...)); err == nil {
			t.Errorf("%v: no error", segments)
		}
	}
	passive := append(bytes.Clone(wasmMagic), dataSection, 4, 1, 1, 1, 'a')
	if _, err := mergeSegments(passive); err == nil {
		t.Error("no error of a segment without a place")
	}
}

func TestGrouped(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", 2490733: "2,490,733"} {
		if got := grouped(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}
