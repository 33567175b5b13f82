package lint

import (
	"bytes"
	"context"
	"iter"
	"path/filepath"
	"slices"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/fix"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// Repair says which fixes to make.
type Repair struct {
	Kinds []finding.FixKind

	// Dry is set if no file is to be written.
	Dry bool
}

// A Fixed is a file in which fixes were made, or could not be.
type Fixed struct {
	fix.Fixed

	// Redacted says how many secrets were taken out of which part, as [finding.Finding.Part]
	// names it.
	Redacted map[string]int
}

// count counts the secrets that were taken out of a part of the file. found is what was
// found in it before, less what is accepted, and after what it is now.
func (f *Fixed) count(m fix.Mender, found finding.Found, after []byte) {
	before := secretsIn(found, m.Kinds)
	if len(before) == 0 {
		return
	}
	r, _ := m.Check(after)
	m.Accept(&r.Found)
	left := secretsIn(r.Found, m.Kinds)
	for part, n := range before {
		if n -= left[part]; n > 0 {
			if f.Redacted == nil {
				f.Redacted = map[string]int{}
			}
			f.Redacted[part] += n
		}
	}
}

// secretsIn counts the secrets by the parts that they are in: none unless they are to be
// replaced.
func secretsIn(found finding.Found, kinds []finding.FixKind) map[string]int {
	parts := map[string]int{}
	for _, f := range found.Findings {
		if f.Rule == rule.LiveToken && slices.Contains(kinds, finding.FixRedact) {
			parts[f.Part()]++
		}
	}
	return parts
}

// Fix makes the fixes of findings that have not been accepted in the files of the
// input, and yields the files in which there was something to fix. Standard input
// must not be among them. A compressed file is left as it is, with an error if there
// is something to fix in it. If the repair is dry, files that cannot be read are
// yielded, too, since nothing else reports them.
func (p *Project) Fix(ctx context.Context, in Input, repair Repair) iter.Seq[Fixed] {
	return func(yield func(Fixed) bool) {
		done, swept := map[string]bool{}, map[string]bool{}
		fixable := false
		for e := range p.events(ctx, in, false) { // what turns out not to be a fix is not made
			switch e := e.(type) {
			case finding.Begin:
				fixable = false
			case finding.Found:
				fixable = fixable || slices.ContainsFunc(e.Findings, func(f finding.Finding) bool { return f.Fix.IsOne(repair.Kinds) })
			case finding.End:
				if dir := filepath.Dir(e.Path); !repair.Dry && !swept[dir] {
					swept[dir] = true
					fix.Sweep(dir)
				}
				if repair.Dry && e.Err != nil && !yield(Fixed{Fixed: fix.Fixed{Path: e.Path, Err: e.Err}}) {
					return
				}
				if !fixable || e.Err != nil || done[e.Path] {
					continue
				}
				done[e.Path] = true
				fixed := p.fixFile(ctx, e.Path, repair)
				if ctx.Err() != nil || (fixed.Fixes > 0 || fixed.Err != nil) && !yield(fixed) {
					return
				}
			}
		}
	}
}

func (p *Project) fixFile(ctx context.Context, path string, repair Repair) Fixed {
	file, err := fix.ReadFile("fix", path)
	if err != nil {
		return Fixed{Fixed: fix.Fixed{Path: path, Err: err}}
	}
	fixed := p.FixText(ctx, path, file.Text, repair.Kinds)
	if fixed.Err == nil && fixed.Fixes > 0 && !repair.Dry {
		fixed.Err = file.Replace(fixed.Text)
	}
	return fixed
}

// FixText makes the fixes of some kinds in a text named path. When ctx is
// done, it stops between two lines, and the error is the cause.
func (p *Project) FixText(ctx context.Context, path string, text []byte, kinds []finding.FixKind) Fixed {
	fixed := Fixed{Fixed: fix.Fixed{Path: path}}
	linter, err := p.linterOf(path)
	if err != nil {
		fixed.Err = err
		return fixed
	}
	m := linter.mender(path, kinds, p.accepted.peek)
	hidden := linter.hiddenLines(m.Format, text)
	p.accepted.beginFile()
	at := 0
	for part := range m.Format.Parts(source.Chunk{Text: text, Line: 1}) {
		if fixed.Err = context.Cause(ctx); fixed.Err != nil {
			return fixed
		}
		fixed.Keep(text[at:part.Offset])
		begins := len(fixed.Text)
		found, err := fixed.Mend(hiding(m, tail(hidden, part.Offset)), part.Text)
		if fixed.Err = err; err != nil {
			return fixed
		}
		p.accepted.filter(&found) // it counts the like
		fixed.count(m, found, fixed.Text[begins:])
		at = part.Offset + len(part.Text)
	}
	fixed.Keep(text[at:])
	return fixed
}

// mender returns what mends parts of a text named path.
func (l *Linter) mender(path string, kinds []finding.FixKind, accept func(*finding.Found)) fix.Mender {
	format := l.formatOf(path)
	return fix.Mender{
		Format: format,
		Kinds:  kinds,
		Check: func(part []byte) (finding.Result, source.Document) {
			if !format.Traits().Streams && l.isTooLong(part) {
				return l.checkTooLong(path, part), source.Document{}
			}
			return l.checkPart(path, format, part)
		},
		Mask:   func(part []byte, r finding.Result) []byte { return l.mask(format, part, r) },
		Accept: accept,
	}
}

// mask masks the secrets of a part of a text, and everything that has not been searched
// for secrets: comments, and what is around the documents. The result is that of the part.
func (l *Linter) mask(format source.Format, part []byte, r finding.Result) []byte {
	if masked, ok := format.Mask(part, l.validator.Redact); ok && l.opts.Selection == nil {
		whole := span.Excerpt{Text: masked}
		for _, e := range r.Excerpts {
			whole.Overlay(e) // what is shown of comments
		}
		return whole.Text
	}
	masked := bytes.Clone(part)
	source.Blank(masked)
	for _, e := range r.Excerpts {
		copy(masked[e.Offset:], e.Shown())
	}
	return masked
}
