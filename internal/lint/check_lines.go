package lint

import (
	"bytes"
	"slices"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/words"
)

// checkLines lints each document of a chunk.
func (l *Linter) checkLines(path string, c source.Chunk) finding.Result {
	result := finding.Result{Path: path, More: true}
	var before []byte // the line before, where it is no JSON
	for line := range c.Lines() {
		found := l.checkLine(path, line.Text)
		l.hideTail(&found, before, line.Text)
		before = nil
		if slices.ContainsFunc(found.Findings, finding.Finding.IsOfText) {
			before = line.Text
		}
		found.Move(line.Offset, line.Line)
		found.More = true
		result.Add(found)
	}
	return result
}

// hideTail masks in what is shown and said of a line what is a secret after the line
// before, which is no JSON: they may be one document that was written on lines.
func (l *Linter) hideTail(r *finding.Result, before, line []byte) {
	if len(r.Excerpts) == 0 || len(before) == 0 || len(before) > maxBefore || bytes.IndexByte(before, 0) >= 0 {
		return
	}
	both := l.validator.Redact(slices.Concat(before, []byte("\n"), line))
	hidden := false
	for _, e := range r.Excerpts {
		for i, c := range both[len(before)+1+e.Offset:][:len(e.Text)] {
			if c == '*' && e.Text[i] != c {
				e.Text[i], hidden = c, true
			}
		}
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; hidden && !f.IsOfText() {
			f.Message, f.Hint = finding.SecretBreaks(f.Rule), ""
		}
	}
}

// maxBefore bounds the line before, in bytes: the name of a secret is in a short one.
const maxBefore = 4 << 10

func (l *Linter) checkLine(path string, line []byte) finding.Result {
	if l.opts.Selection != nil {
		return l.checkSelected(path, line, source.Document{JSON: line}, jsonindex.NewCursor(line))
	}
	result := l.Check(path, line)
	result.Documents = 1
	for i := range result.Findings {
		result.Findings[i].Hint = words.LineWords.Replace(result.Findings[i].Hint)
	}
	return result
}
