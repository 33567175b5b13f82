package lint

import (
	"iter"
	"slices"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
)

// A Block is some lines of a file of lines that is read in blocks, each by itself and perhaps
// on a machine of its own.
type Block struct {
	// Text has whole lines, those of the block from Start on. Those before it are there because
	// of what they may have to do with the first of the block: [ContextBytes] of them will do.
	Text  []byte
	Start int

	Offset int // of the block in the file, in bytes

	// Before and After return whole lines right before the block and right after the text, at
	// most so many bytes of them, and whether these are all that there are. They are called only
	// where something is found whose lines reach that far.
	Before, After func(bytes int) (lines []byte, all bool, err error)
}

// ContextBytes is how much of a file before a block is mostly enough.
const ContextBytes = 64 << 10

// CheckBlock lints the lines of a block: its findings are those that [Project.Run] has in
// them, however the file is cut into blocks. The places are offsets in the file; lines are
// counted from 1 at the start of the block. There is an excerpt for each line with findings.
func (l *Linter) CheckBlock(path string, b Block) finding.Result {
	format := source.FormatOf(source.KindLines, path)
	proves := l.proves(format.Traits())
	result := finding.Result{Found: finding.Found{Path: path}, Several: true}
	w := newWindow(l, b)
	for part := range format.Parts(source.Chunk{Text: b.Text[b.Start:], Line: 1}) {
		if proves(part.Text) {
			result.Documents++
			continue
		}
		found, _ := l.checkLoud(path, format, part.Text)
		if len(found.Findings) > 0 || len(found.Excerpts) > 0 {
			isBroken := slices.ContainsFunc(found.Findings, finding.Finding.IsOfText)
			hidden, err := w.hidden(part, isBroken)
			if err != nil {
				return finding.Failed(path, err)
			}
			hideLine(&found, part.Text, hidden)
		}
		found.Move(b.Offset+part.Offset, part.Line)
		result.Add(found)
	}
	return result
}

// CheckNothing is the result of a file of that name without a document.
func (l *Linter) CheckNothing(path string) finding.Result { return l.checkEmpty(path) }

// Events are those of a run on one file alone, without any other goroutine.
func (l *Linter) Events(file source.File) iter.Seq[finding.Event] {
	p := SingleProject(l)
	one := func(yield func(source.File) bool) { yield(file) }
	steps := func(yield func(step) bool) {
		for do := range p.jobs(one, false) {
			if !yield(do()) {
				return
			}
		}
	}
	return func(yield func(finding.Event) bool) {
		for e := range p.follow(steps) {
			if found, ok := e.(finding.Found); ok {
				found.Withhold()
			}
			if !yield(e) {
				return
			}
		}
	}
}

// Kind is how a file of that name holds its documents.
func (l *Linter) Kind(path string) source.Kind { return l.formatOf(path).Kind() }
