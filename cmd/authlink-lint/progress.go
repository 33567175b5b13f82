package main

import (
	"fmt"
	"io"
	"time"

	"example.com/authlink/internal/finding"
)

// Progress shows after a second, and then often enough to be seen to move.
const (
	progressAfter = time.Second
	progressEvery = 100 * time.Millisecond
)

// clearLine moves the cursor to the start of its line and empties it (ECMA-48).
const clearLine = "\r\x1b[K"

// A progress counts what has been checked, on a line of a terminal that is gone
// when something else is written. The nil progress shows nothing. (The usual
// library links a web server into every program.)
type progress struct {
	w                io.Writer
	now              func() time.Time
	next             time.Time // when to show
	files, documents int
	several          bool // documents may be in the file at hand
	shown            bool
}

// progress returns one if standard error is a terminal that can move its cursor,
// otherwise nil.
func (c *Command) progress() *progress {
	if !isTerminal(c.Stderr) || c.Getenv("TERM") == "dumb" {
		return nil
	}
	return &progress{w: c.Stderr, now: time.Now, next: time.Now().Add(progressAfter)}
}

// add counts an event, and shows the counts when it is time.
func (p *progress) add(e finding.Event) {
	if p == nil {
		return
	}
	switch e := e.(type) {
	case finding.Begin:
		p.several = e.Several
	case finding.Found:
		if p.several {
			p.documents += e.Documents
		}
	case finding.End:
		p.files++
	}
	now := p.now()
	if now.Before(p.next) {
		return
	}
	p.next, p.shown = now.Add(progressEvery), true
	fmt.Fprintf(p.w, "%s%s so far", clearLine, finding.Summary{Files: p.files, Documents: p.documents}.Checked())
}

// clear makes room for something else.
func (p *progress) clear() {
	if p != nil && p.shown {
		p.shown = false
		fmt.Fprint(p.w, clearLine)
	}
}
