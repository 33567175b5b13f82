package source

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"example.com/authlink/internal/jsonindex"
)

// TestLineWithoutEnd: a device that never ends a line does not keep us forever.
func TestLineWithoutEnd(t *testing.T) {
	s := newSplitter(endless{}, 0)
	if c, err := s.next(); err != nil || len(c.Text) <= jsonindex.DefaultLimits().Bytes {
		t.Errorf("a chunk of %d bytes and error %v", len(c.Text), err)
	}
	if _, err := s.next(); !errors.Is(err, errEndlessLine) {
		t.Errorf("error %v, want %v", err, errEndlessLine)
	}
}

// FuzzSplitter proves that chunks are the text, cut at the ends of lines, however it is
// read.
func FuzzSplitter(f *testing.F) {
	f.Add([]byte("1\n-2\n\n[\r\n-1\n{\"a\":1,\"a\":2}"), uint8(1))
	f.Add([]byte("\n\n \n-1\n"), uint8(3))
	f.Fuzz(func(t *testing.T, data []byte, most uint8) {
		s := newSplitter(upTo{bytes.NewReader(data), 1 + int(most)}, 0)
		var got []byte
		for {
			c, err := s.next()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if line := 1 + bytes.Count(got, []byte("\n")); c.Offset != len(got) || c.Line != line {
				t.Errorf("a chunk at offset %d, line %d; want %d, %d", c.Offset, c.Line, len(got), line)
			}
			got = append(got, c.Text...)
			if len(got) < len(data) && got[len(got)-1] != '\n' {
				t.Errorf("%q is cut within a line", c.Text)
			}
		}
		if !bytes.Equal(got, data) {
			t.Errorf("%q, want %q", got, data)
		}
	})
}

// upTo reads no more than some bytes at a time.
type upTo struct {
	r    io.Reader
	most int
}

func (u upTo) Read(p []byte) (int, error) { return u.r.Read(p[:min(len(p), u.most)]) }
