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
	type checked struct {
		finding.Result
		source.Chunk
	}
	result := finding.Result{Found: finding.Found{Path: path}}
	var lines []checked      // with something to show
	broken := map[int]bool{} // by where they begin in the chunk
	proves := l.proves(format.Traits())
	check := func(part source.Chunk) bool {
		if proves(part.Text) {
			result.Documents++
			return true
		}
		found, _ := l.checkLoud(path, format, part.Text)
		if len(found.Findings) == 0 && len(found.Excerpts) == 0 {
			found.Move(part.Offset, part.Line)
			result.Add(found)
			return true
		}
		if slices.ContainsFunc(found.Findings, finding.Finding.IsOfText) {
			broken[part.Offset-c.Offset] = true
		}
		lines = append(lines, checked{found, part})
		return true
	}
	l.each(format, c, check, func(part source.Chunk, err error) { lines = append(lines, checked{notJudged(path, err), part}) })
	var hidden []byte
	if len(broken) > 0 {
		hidden = l.hiddenIn(c.Text, func(start int, _ []byte) bool { return broken[start] })
	}
	for _, line := range lines {
		hideLine(&line.Result, line.Text, tail(hidden, line.Chunk.Offset-c.Offset))
		line.Result.Move(line.Chunk.Offset, line.Chunk.Line)
		result.Add(line.Result)
	}
	return result
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

// hideLine masks, in what is shown and said about a line, what other lines make a secret.
func hideLine(r *finding.Result, line, hidden []byte) {
	if len(hidden) < len(line) || bytes.Equal(line, hidden[:len(line)]) {
		return
	}
	for i := range r.Excerpts {
		e := &r.Excerpts[i]
		e.Settle()
		overlayHidden(e.Text, line[e.Offset:], hidden[e.Offset:])
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; !f.IsOfText() || showsName(f.Rule) {
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
