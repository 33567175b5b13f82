package lint

import (
	"bytes"
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/fix"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// checkLines is checkChunk for a file of lines.
func (l *Linter) checkLines(path string, format source.Format, c source.Chunk) finding.Result {
	result := finding.Result{Found: finding.Found{Path: path}}
	var lines []foundLine
	broken := map[int]bool{} // by where they begin in the chunk
	proves := l.proves(format.Traits())
	check := func(part source.Chunk) bool {
		isQuiet, suspect := proves(part.Text)
		if isQuiet {
			result.Documents++
			return true
		}
		start := part.Offset - c.Offset
		line := foundLine{start, start + len(part.Text), len(result.Findings), len(result.Excerpts)}
		makeRoom(&result, start, len(c.Text))
		l.addLine(&result, format, part, suspect)
		if slices.ContainsFunc(result.Findings[line.finding:], finding.Finding.IsOfText) {
			broken[start] = true
		}
		if len(result.Findings) > line.finding || len(result.Excerpts) > line.excerpt {
			lines = append(lines, line)
		}
		return true
	}
	l.each(format, c, check, func(part source.Chunk, err error) {
		lost := notJudged(path, err)
		lost.Move(part.Offset, part.Line)
		result.Add(lost)
	})
	if len(broken) > 0 {
		l.hideLines(&result, c, lines, broken)
	}
	return result
}

// fewFound is how many findings a chunk has at least if it probably has many.
const fewFound = 8

// makeRoom makes room for the findings of all of a chunk where there is none for the next: as many as
// in the bytes that are done, for each byte to come.
func makeRoom(to *finding.Result, done, all int) {
	if n := len(to.Findings); n == cap(to.Findings) && n >= fewFound {
		to.Findings = slices.Grow(to.Findings, n/8+n*(all-done)/max(done, 1))
	}
	if n := len(to.Excerpts); n == cap(to.Excerpts) && n >= fewFound {
		to.Excerpts = slices.Grow(to.Excerpts, n/8+n*(all-done)/max(done, 1))
	}
}

// addLine adds what it finds in a line to the result of those before it. Suspect is as
// [Linter.inspect] takes it.
func (l *Linter) addLine(to *finding.Result, format source.Format, line source.Chunk, suspect int) {
	if traits := format.Traits(); l.takesWhole(traits, line.Text) {
		l.addWhole(to, traits, line, suspect)
		return
	}
	found, _ := l.checkLoud(to.Path, format, line.Text, suspect)
	found.Move(line.Offset, line.Line)
	to.Add(found)
}

// A foundLine is a line with something to show.
type foundLine struct {
	start, end       int // in its chunk
	finding, excerpt int // the indexes of the first ones, in the result of the chunk
}

// hideLines is [hideLine] for those lines of a chunk of which something has been found.
func (l *Linter) hideLines(result *finding.Result, c source.Chunk, lines []foundLine, broken map[int]bool) {
	hidden := l.hiddenIn(c.Text, func(start int, _ []byte) bool { return broken[start] })
	next := foundLine{finding: len(result.Findings), excerpt: len(result.Excerpts)}
	for _, line := range slices.Backward(lines) {
		found := result.Findings[line.finding:next.finding]
		shown := result.Excerpts[line.excerpt:next.excerpt]
		text := source.Chunk{Text: c.Text[line.start:line.end], Offset: c.Offset + line.start}
		hideLine(found, shown, text, tail(hidden, line.start))
		next = line
	}
}

// hiddenIn returns a text of lines in which what other lines make a secret is masked: several
// may be of one document that was written on lines. isBroken reports whether the line at an
// offset is no JSON. The result is nil if there is nothing of that kind.
func (l *Linter) hiddenIn(text []byte, isBroken func(start int, line []byte) bool) []byte {
	var hidden []byte
	runs := newLineRuns()
	hide := func(run span.Stretch, ok bool) {
		if !ok {
			return
		}
		if hidden == nil {
			hidden = bytes.Clone(text)
		}
		copy(hidden[run.Start:run.End], l.validator.Redact(text[run.Start:run.End]))
	}
	at := 0
	for line := range bytes.Lines(text) {
		t := newTextLine(at, line)
		if t.first != 0 {
			t.isWhole = !isBroken(at, line)
			t.depth = depthOf(line)
		}
		hide(runs.add(t))
		at += len(line)
	}
	hide(runs.end())
	return hidden
}

// hiddenLines is hiddenIn for a text of which nothing is known, of any format.
func (l *Linter) hiddenLines(format source.Format, text []byte) []byte {
	if !format.Traits().Streams {
		return nil
	}
	return l.hiddenIn(text, isBroken)
}

// hiding returns a mender of a line that masks what is hidden of it, too.
func hiding(m fix.Mender, hidden []byte) fix.Mender {
	if mask := m.Mask; hidden != nil {
		m.Mask = func(part []byte, found finding.Result) []byte {
			masked := mask(part, found)
			overlayHidden(masked, part, hidden)
			return masked
		}
	}
	return m
}

// isBroken reports whether a line is no JSON, by itself.
func isBroken(start int, line []byte) bool {
	t := newTextLine(start, line)
	t.read(line)
	return !t.isWhole
}

// hideLine masks, in what is shown and said about a line, what other lines make a secret. Its
// findings and excerpts have their places in the file already.
func hideLine(found []finding.Finding, shown []span.Excerpt, line source.Chunk, hidden []byte) {
	if len(hidden) < len(line.Text) || bytes.Equal(line.Text, hidden[:len(line.Text)]) {
		return
	}
	for i := range shown {
		e := &shown[i]
		e.Settle()
		overlayHidden(e.Text, line.Text[e.Offset-line.Offset:], hidden[e.Offset-line.Offset:])
	}
	for i := range found {
		if f := &found[i]; !f.IsOfText() || showsName(f.Rule) {
			f.Hide() // what it is about may be what is hidden, or in it
		}
	}
}

// showsName reports whether findings about the text, by a rule, show something of it.
func showsName(rule string) bool { return rule == string(authlink.SyntaxDuplicateName) }

// overlayHidden masks in a text what is hidden of a line: each has the same length, or is longer.
func overlayHidden(text, line, hidden []byte) {
	for i := range text {
		if hidden[i] != line[i] {
			text[i] = hidden[i]
		}
	}
}

// tail returns what begins at an offset, nil of nothing.
func tail(hidden []byte, offset int) []byte {
	if hidden == nil {
		return nil
	}
	return hidden[offset:]
}
