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
// A document whose check panics is one that has not been judged.
func (l *Linter) CheckBlock(path string, b Block) finding.Result {
	survivor := l.surviving()
	return survivor.guarded(path, func() finding.Result { return survivor.checkBlock(path, b) })
}

func (l *Linter) checkBlock(path string, b Block) finding.Result {
	format := source.FormatOf(source.KindLines, path)
	proves := l.proves(format.Traits())
	result := finding.Result{Found: finding.Found{Path: path}, Several: true}
	w := newWindow(l, b)
	var failure error // of reading what is around the block
	check := func(part source.Chunk) bool {
		isQuiet, suspect := proves(part.Text)
		if isQuiet {
			result.Documents++
			return true
		}
		found, _ := l.checkLoud(path, format, part.Text, suspect)
		if len(found.Findings) > 0 || len(found.Excerpts) > 0 {
			isBroken := slices.ContainsFunc(found.Findings, finding.Finding.IsOfText)
			hidden, err := w.hidden(part, isBroken)
			if err != nil {
				failure = err
				return false
			}
			hideLine(found.Findings, found.Excerpts, source.Chunk{Text: part.Text}, hidden)
		}
		found.Move(b.Offset+part.Offset, part.Line)
		result.Add(found)
		return true
	}
	l.each(format, source.Chunk{Text: b.Text[b.Start:], Line: 1}, check, func(part source.Chunk, err error) {
		lost := notJudged(path, err)
		lost.Move(b.Offset+part.Offset, part.Line)
		result.Add(lost)
	})
	if failure != nil {
		return finding.Failed(path, failure)
	}
	return result
}

// CheckNothing is the result of a file of that name without a document.
func (l *Linter) CheckNothing(path string) finding.Result { return l.checkEmpty(path) }

// Events are those of a run on one file alone, without any other goroutine. A document on a line
// whose check panics is one that has not been judged; another file then has the status
// [finding.StatusError].
func (l *Linter) Events(file source.File) iter.Seq[finding.Event] {
	p := SingleProject(l.surviving())
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
