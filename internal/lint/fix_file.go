package lint

import (
	"bytes"
	"context"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/fix"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"iter"
)

// Repair says which fixes to make.
type Repair struct {
	Kinds []finding.FixKind

	// Dry is set where no file is to be written.
	Dry bool
}

// Fix makes the fixes of findings that nobody has accepted in the files of the
// input, and yields the files in which there was something to do. Standard input
// must not be among them. What is compressed is left as it is, with an error where
// there is something to fix. Dry, it yields those that cannot be read, too: nobody
// else says so.
func (p *Project) Fix(ctx context.Context, in Input, repair Repair) iter.Seq[fix.Fixed] {
	return func(yield func(fix.Fixed) bool) {
		done := map[string]bool{}
		fixable := false
		for result := range p.results(ctx, in, false) { // whatever turns out to be no fix is not made
			for _, f := range result.Findings {
				fixable = fixable || f.Fix.IsOne(repair.Kinds)
			}
			if repair.Dry && result.Err != nil && !yield(fix.Fixed{Path: result.Path, Err: result.Err}) {
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

func (p *Project) fixFile(ctx context.Context, path string, repair Repair) fix.Fixed {
	file, err := fix.ReadFile("fix", path)
	if err != nil {
		return fix.Fixed{Path: path, Err: err}
	}
	fixed := p.FixText(ctx, path, file.Text, repair.Kinds)
	if fixed.Err == nil && fixed.Fixes > 0 && !repair.Dry {
		fixed.Err = file.Replace(fixed.Text)
	}
	return fixed
}

// FixText makes the fixes of some kinds in a text that is called path. When ctx is
// done, it gives up between two lines, and the error is the cause.
func (p *Project) FixText(ctx context.Context, path string, text []byte, kinds []finding.FixKind) fix.Fixed {
	fixed := fix.Fixed{Path: path}
	linter, err := p.linterOf(path)
	if err != nil {
		fixed.Err = err
		return fixed
	}
	m := linter.mender(path, kinds, p.accepted.peek)
	pieces := linter.pieces(path, text)
	if pieces == nil {
		_, fixed.Err = fixed.Document(m, text)
		return fixed
	}
	defer p.accepted.endFile()
	for document, end := range pieces {
		if fixed.Err = context.Cause(ctx); fixed.Err != nil {
			return fixed
		}
		found, err := fixed.Document(m, document)
		if fixed.Err = err; err != nil {
			return fixed
		}
		found.More = true
		p.accepted.filter(&found) // it counts the like
		fixed.Copy(end, end, end)
	}
	return fixed
}

// mender returns what mends pieces of a text that is called path.
func (l *Linter) mender(path string, kinds []finding.FixKind, accept func(*finding.Result)) fix.Mender {
	return fix.Mender{
		Kinds:  kinds,
		Check:  func(piece []byte) (finding.Result, source.Document) { return l.checkPiece(path, piece) },
		Mask:   func(piece []byte, r finding.Result) []byte { return l.mask(path, piece, r) },
		Accept: accept,
	}
}

// pieces cuts a text into what can be mended by itself, and what ends it: lines, or
// the documents of a YAML stream. It returns nil where that is all of the text.
func (l *Linter) pieces(path string, text []byte) iter.Seq2[[]byte, []byte] {
	switch l.kindOf(path) {
	case source.KindLines:
		return func(yield func(piece, end []byte) bool) {
			for line := range bytes.Lines(text) {
				document := bytes.TrimSuffix(line, []byte("\n"))
				if !yield(document, line[len(document):]) {
					return
				}
			}
		}
	case source.KindYAML:
		return func(yield func(piece, end []byte) bool) {
			for document := range source.YamlParts(text) {
				if !yield(document.Text, nil) {
					return
				}
			}
		}
	}
	return nil
}

// checkPiece lints a piece of a text, or all of it. It returns what a YAML
// document was read as, too.
func (l *Linter) checkPiece(path string, piece []byte) (finding.Result, source.Document) {
	switch kind := l.kindOf(path); {
	case kind == source.KindLines:
		return l.checkLine(path, piece), source.Document{}
	case kind == source.KindYAML:
		return l.checkYAMLPart(path, piece)
	}
	return l.CheckFile(path, piece), source.Document{}
}

// mask masks the secrets of such a piece, and all where nobody has looked for
// secrets: comments, and what is around the documents. The result is that of the
// piece.
func (l *Linter) mask(path string, piece []byte, r finding.Result) []byte {
	switch kind := l.kindOf(path); {
	case l.opts.Selection == nil && kind == source.KindJSONC:
		whole := span.Excerpt{Offset: 0, Text: l.validator.Redact(source.BlankComments(piece))}
		for _, e := range r.Excerpts {
			whole.Overlay(e) // what is shown of comments
		}
		return whole.Text
	case l.opts.Selection == nil && (kind == source.KindJSON || kind == source.KindLines):
		return l.validator.Redact(piece)
	}
	masked := bytes.Clone(piece)
	source.Blank(masked)
	for _, e := range r.Excerpts {
		copy(masked[e.Offset:], e.Text)
	}
	return masked
}
