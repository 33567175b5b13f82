package fix

import (
	"bytes"
	"strings"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"github.com/rogpeppe/go-internal/diff"
)

// A Fixed is a file in which fixes were made, or could not be.
type Fixed struct {
	Path  string
	Fixes int   // how many were made
	Err   error // why the file was not fixed

	// Text is the whole text with the fixes made.
	Text []byte

	before, after []byte // secrets masked
}

// Diff returns the change as a unified diff, secrets masked. In it the path
// holds nothing that a terminal would obey.
func (f Fixed) Diff() []byte {
	name := source.VisiblePath(f.Path)
	text := diff.Diff(name, f.before, name, f.after)
	_, text, _ = bytes.Cut(text, []byte("\n")) // the name of the command that it imitates
	return visibleLines(text)
}

// Masked returns the whole text with the fixes made and its secrets masked.
func (f Fixed) Masked() []byte { return f.after }

// visibleLines returns text with what a terminal would obey made visible, except line
// ends, and without the spaces before them: most of these stand for what is not shown.
func visibleLines(text []byte) []byte {
	var out bytes.Buffer
	for line := range bytes.Lines(text) {
		body := bytes.TrimSuffix(line, []byte("\n"))
		body, carriage := bytes.CutSuffix(body, []byte("\r"))
		out.WriteString(strings.TrimRight(span.Visible(string(body)), " "))
		if carriage {
			out.WriteByte('\r')
		}
		out.Write(line[len(bytes.TrimSuffix(line, []byte("\n"))):])
	}
	return out.Bytes()
}

// Mend appends a part of the text with the fixes made, and returns what was found in it
// before.
func (f *Fixed) Mend(m Mender, part []byte) (finding.Found, error) {
	before, after, fixes, err := m.mend(part)
	f.Fixes += fixes
	f.append(after.data, before.masked, after.masked)
	return before.found, err
}

// Keep appends a part of the text that stays as it is and may be shown.
func (f *Fixed) Keep(part []byte) { f.append(part, part, part) }

func (f *Fixed) append(text, before, after []byte) {
	f.Text = append(f.Text, text...)
	f.before = append(f.before, before...)
	f.after = append(f.after, after...)
}
