package source

import (
	"bytes"
	"strings"
	"testing"
)

// TestExcerptOfLongLine: what is shown of a line is found out in one pass. Were the line looked through for
// each of its digits, this would take minutes.
func TestExcerptOfLongLine(t *testing.T) {
	text := []byte("[" + strings.Repeat(`"|1",`, 1<<19) + "0]")
	d := Document{JSON: text}.Part(0, len(text), "")
	shown := d.Excerpts(text, func() []byte { return text })
	if len(shown) != 1 || !bytes.Equal(shown[0].Shown(), text) {
		t.Errorf("%d excerpts, want one that is the line", len(shown))
	}
}
