package lint

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// Repair says which fixes to make.
type Repair struct {
	Kinds []FixKind

	// Dry is set where no file is to be written.
	Dry bool
}

// A Fixed is a file in which fixes were made, or could not be.
type Fixed struct {
	Path  string
	Fixes int   // how many were made
	Err   error // why the file is as it was

	// Text is the whole text with the fixes made.
	Text []byte

	before, after []byte // secrets masked
}

// Diff returns the change as a unified diff, secrets masked. In it the path
// holds nothing that a terminal would obey.
func (f Fixed) Diff() []byte {
	name := VisiblePath(f.Path)
	text := diff.Diff(name, f.before, name, f.after)
	_, text, _ = bytes.Cut(text, []byte("\n")) // the name of the command that it imitates
	return visibleLines(text)
}

// visibleLines returns text with what a terminal would obey made visible, but
// for the ends of lines, and without the spaces before them: most stand for what
// is not shown.
func visibleLines(text []byte) []byte {
	var out bytes.Buffer
	for line := range bytes.Lines(text) {
		body := bytes.TrimSuffix(line, []byte("\n"))
		body, carriage := bytes.CutSuffix(body, []byte("\r"))
		out.WriteString(strings.TrimRight(Visible(string(body)), " "))
		if carriage {
			out.WriteByte('\r')
		}
		out.Write(line[len(bytes.TrimSuffix(line, []byte("\n"))):])
	}
	return out.Bytes()
}

// Fix makes the fixes of findings that nobody has accepted in the files of the
// input, and yields the files in which there was something to do. Standard input
// must not be among them. What is compressed is left as it is, with an error where
// there is something to fix. Dry, it yields those that cannot be read, too: nobody
// else says so.
func (p *Project) Fix(ctx context.Context, in Input, repair Repair) iter.Seq[Fixed] {
	return func(yield func(Fixed) bool) {
		done := map[string]bool{}
		fixable := false
		for result := range p.results(ctx, in, false) { // whatever turns out to be no fix is not made
			for _, f := range result.Findings {
				fixable = fixable || f.Fix.isOne(repair.Kinds)
			}
			if repair.Dry && result.Err != nil && !yield(Fixed{Path: result.Path, Err: result.Err}) {
				return
			}
			if result.More {
				continue
			}
			if fixable && result.Err == nil && !done[result.Path] {
				done[result.Path] = true
				fixed := p.fixFile(ctx, result.Path, repair)
				if ctx.Err() != nil {
					return
				}
				if (fixed.Fixes > 0 || fixed.Err != nil) && !yield(fixed) {
					return
				}
			}
			fixable = false
		}
	}
}

func (p *Project) fixFile(ctx context.Context, path string, repair Repair) Fixed {
	file, err := readFixableFile("fix", path)
	if err != nil {
		return Fixed{Path: path, Err: err}
	}
	fixed := p.FixText(ctx, path, file.text, repair.Kinds)
	if fixed.Err == nil && fixed.Fixes > 0 && !repair.Dry {
		fixed.Err = file.replace(fixed.Text)
	}
	return fixed
}

// FixText makes the fixes of some kinds in a text that is called path. When ctx is
// done, it gives up between two lines, and the error is the cause.
func (p *Project) FixText(ctx context.Context, path string, text []byte, kinds []FixKind) Fixed {
	fixed := Fixed{Path: path}
	linter, err := p.linterOf(path)
	if err != nil {
		fixed.Err = err
		return fixed
	}
	m := mender{linter, path, kinds, p.accepted.peek}
	pieces := linter.pieces(path, text)
	if pieces == nil {
		_, fixed.Err = fixed.document(m, text)
		return fixed
	}
	defer p.accepted.endFile()
	for document, end := range pieces {
		if fixed.Err = context.Cause(ctx); fixed.Err != nil {
			return fixed
		}
		found, err := fixed.document(m, document)
		if fixed.Err = err; err != nil {
			return fixed
		}
		found.More = true
		p.accepted.filter(&found) // it counts the like
		fixed.copy(end, end, end)
	}
	return fixed
}

// pieces cuts a text into what can be mended by itself, and what ends it: lines, or
// the documents of a YAML stream. It returns nil where that is all of the text.
func (l *Linter) pieces(path string, text []byte) iter.Seq2[[]byte, []byte] {
	switch l.kindOf(path) {
	case KindLines:
		return func(yield func(piece, end []byte) bool) {
			for line := range bytes.Lines(text) {
				document := bytes.TrimSuffix(line, []byte("\n"))
				if !yield(document, line[len(document):]) {
					return
				}
			}
		}
	case KindYAML:
		return func(yield func(piece, end []byte) bool) {
			for document := range yamlParts(text) {
				if !yield(document.text, nil) {
					return
				}
			}
		}
	}
	return nil
}

// checkPiece lints a piece of a text, or all of it. It returns what a YAML
// document was read as, too.
func (l *Linter) checkPiece(path string, piece []byte) (Result, placedJSON) {
	switch kind := l.kindOf(path); {
	case kind == KindLines:
		return l.checkLine(path, piece), placedJSON{}
	case kind == KindYAML:
		return l.checkYAMLPart(path, piece)
	}
	return l.CheckFile(path, piece), placedJSON{}
}

// mask masks the secrets of such a piece, and all where nobody has looked for
// secrets: comments, and what is around the documents. The result is that of the
// piece.
func (l *Linter) mask(path string, piece []byte, r Result) []byte {
	switch kind := l.kindOf(path); {
	case l.opts.Selection == nil && kind == KindJSONC:
		whole := excerpt{0, l.validator.Redact(blankComments(piece))}
		for _, e := range r.excerpts {
			whole.overlay(e) // what is shown of comments
		}
		return whole.text
	case l.opts.Selection == nil && (kind == KindJSON || kind == KindLines):
		return l.validator.Redact(piece)
	}
	masked := bytes.Clone(piece)
	blank(masked)
	for _, e := range r.excerpts {
		copy(masked[e.offset:], e.text)
	}
	return masked
}

// document appends a document with the fixes made, and returns what was found in it
// before.
func (f *Fixed) document(m mender, text []byte) (Result, error) {
	before, after, fixes, err := m.mend(text)
	f.Fixes += fixes
	f.copy(after.data, before.masked, after.masked)
	return before.found, err
}

func (f *Fixed) copy(text, before, after []byte) {
	f.Text = append(f.Text, text...)
	f.before = append(f.before, before...)
	f.after = append(f.after, after...)
}

// maxFixable bounds the files that are fixed, in bytes. They are held in memory,
// before and after, and once more with their secrets masked.
const maxFixable = 256 << 20

// errTooLong is why a file is not changed, though it can be checked.
var errTooLong = fmt.Errorf("more than %d MiB is not changed in one piece: split the file", maxFixable>>20)

// ReadFixable reads standard input, which errors call path, to fix it. What is
// longer than a file that is fixed may be is an error, and so is what is compressed.
func ReadFixable(path string, stdin io.Reader) ([]byte, error) {
	return readFixable(path, stdin, maxFixable)
}

func readFixable(path string, stdin io.Reader, limit int) ([]byte, error) {
	text, err := read(stdin, 0, limit)
	if err != nil {
		return nil, readError(path, err)
	}
	switch {
	case len(text) > limit:
		err = errTooLong
	case bytes.HasPrefix(text, gzipMagic):
		err = errCompressed
	default:
		return text, nil
	}
	return nil, &fs.PathError{Op: "fix", Path: path, Err: err}
}
