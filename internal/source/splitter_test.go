package source

import (
	"errors"
	"testing"

	"example.com/authlink/internal/jsonindex"
)

// TestLineWithoutEnd: a device that never ends a line does not keep us forever.
func TestLineWithoutEnd(t *testing.T) {
	s := NewSplitter(endless{})
	if c, err := s.Next(); err != nil || len(c.Text) <= jsonindex.DefaultLimits().Bytes {
		t.Errorf("a chunk of %d bytes and error %v", len(c.Text), err)
	}
	if _, err := s.Next(); !errors.Is(err, errEndlessLine) {
		t.Errorf("error %v, want %v", err, errEndlessLine)
	}
}
