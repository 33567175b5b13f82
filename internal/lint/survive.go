package lint

import (
	"fmt"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
)

// Guard makes an error of a panic in a check, for those who cannot leave it to a person to mend
// the program and start it again. What the panic says may hold the document, and is not passed on.
func Guard(check func()) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the check panicked with a %T", p)
		}
	}()
	check()
	return nil
}

// surviving returns a linter like l to which a document whose check panics is one that has not
// been judged: it does not take the others of its file with it.
func (l *Linter) surviving() *Linter {
	survivor := *l
	survivor.survives = true
	return &survivor
}

// guarded returns the result of a check, or why it came to none.
func (l *Linter) guarded(path string, check func() finding.Result) (result finding.Result) {
	if !l.survives {
		return check()
	}
	if err := Guard(func() { result = check() }); err != nil {
		return finding.Failed(path, err)
	}
	return result
}

// each calls do for each part of a chunk of lines, until it returns false. Where the linter
// survives, it calls lost for a part with which do panics.
func (l *Linter) each(format source.Format, c source.Chunk, do func(source.Chunk) bool, lost func(source.Chunk, error)) {
	if !l.survives {
		format.Parts(c)(do)
		return
	}
	for {
		var at source.Chunk
		err := Guard(func() {
			format.Parts(c)(func(part source.Chunk) bool {
				at = part
				return do(part)
			})
		})
		if err == nil {
			return
		}
		lost(at, err)
		c = after(c, at)
	}
}

// after is what of a chunk of lines comes after one of them.
func after(c, line source.Chunk) source.Chunk {
	next := min(len(c.Text), line.Offset-c.Offset+len(line.Text)+1)
	c.Text, c.Offset, c.Line = c.Text[next:], c.Offset+next, line.Line+1
	return c
}

// notJudged is the result of a document whose check has come to no end.
func notJudged(path string, err error) finding.Result {
	return finding.Result{Found: finding.Found{Path: path, Documents: 1, NotChecked: []finding.NotChecked{finding.Panicked(err)}}}
}
