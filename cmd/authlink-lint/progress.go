package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/words"
)

// Progress shows after a second, and then often enough to be seen to move.
const (
	progressAfter = time.Second
	progressEvery = 100 * time.Millisecond
)

// clearLine moves the cursor to the start of its line and empties it (ECMA-48).
const clearLine = "\r\x1b[K"

// A progress counts what has been checked, on the last line of a terminal, which makes room
// for what else is written there. The nil progress shows nothing. (The usual library links a
// web server into every program.)
type progress struct {
	w                io.Writer
	now              func() time.Time
	next             time.Time // when to show
	files, documents int
	several          bool  // documents may be in the current file
	size, done       int64 // of the current file, in bytes; size is 0 if unknown
	wanted           bool  // it has been shown, and no end has come
	shown            bool  // it is on the terminal
	isMidLine        bool  // the cursor stands after what else is written
}

// progress returns one if standard error is a terminal that can move its cursor,
// otherwise nil.
func (c *Command) progress() *progress {
	if !isTerminal(c.Stderr) || c.Getenv("TERM") == "dumb" {
		return nil
	}
	return &progress{w: c.Stderr, now: time.Now, next: time.Now().Add(progressAfter)}
}

// beside returns the progress for an output that goes to w, nil if that is a file: what is
// written there is not on the terminal.
func (p *progress) beside(w io.Writer) *progress {
	file, ok := w.(*os.File)
	if !ok || isTerminal(w) {
		return p
	}
	if info, err := file.Stat(); err == nil && info.Mode()&(fs.ModeNamedPipe|fs.ModeSocket) == 0 {
		return nil
	}
	return p // the other end of a pipe may be on the terminal
}

// add counts an event, and shows the counts when it is time.
func (p *progress) add(e finding.Event) {
	if p == nil {
		return
	}
	switch e := e.(type) {
	case finding.Begin:
		p.several, p.size, p.done = e.Several, e.Size, 0
	case finding.Found:
		if p.several {
			p.documents += e.Documents
		}
		p.done = max(p.done, e.Done)
	case finding.End:
		p.files++
		p.size = 0
	}
	now := p.now()
	if now.Before(p.next) {
		return
	}
	p.next, p.wanted = now.Add(progressEvery), true
	p.show()
}

// show writes the counts, unless the line is somebody else's.
func (p *progress) show() {
	if !p.isMidLine {
		p.shown = true
		fmt.Fprintf(p.w, "%s%s", clearLine, p)
	}
}

// String says what has been checked. A file that is still read, and whose size is known,
// is there in percent of its bytes.
func (p *progress) String() string {
	percent := ""
	if p.size > 0 {
		percent = fmt.Sprintf("%d%%", min(p.done*100/p.size, 100)) // it may have grown
	}
	counts := finding.Summary{Files: p.files, Documents: p.documents}
	switch {
	case percent == "":
		return counts.Checked() + " so far"
	case p.files == 0:
		return fmt.Sprintf("%s of the file checked (%s) so far", percent, words.Count(p.documents, "document"))
	}
	return fmt.Sprintf("%s so far, %s of the next", counts.Checked(), percent)
}

// hide makes room for something else.
func (p *progress) hide() {
	if p != nil && p.shown {
		p.shown = false
		fmt.Fprint(p.w, clearLine)
	}
}

// wrote shows the counts again, after something else has been written to the terminal: they
// do not flicker with each finding.
func (p *progress) wrote(text []byte) {
	if p == nil || len(text) == 0 {
		return
	}
	p.isMidLine = text[len(text)-1] != '\n'
	if p.wanted {
		p.show()
	}
}

// clear ends what is shown: what is written from now on is about the whole run.
func (p *progress) clear() {
	if p != nil {
		p.hide()
		p.wanted = false
	}
}
