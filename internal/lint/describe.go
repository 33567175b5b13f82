package lint

import (
	"example.com/authlink"
	"example.com/authlink/internal/source"
)

// Describe says what the schema of a file says about the value at an offset of its
// text, in bytes. ok is false if that is nothing, and for documents inside
// others.
func (p *Project) Describe(file string, text []byte, offset int) (d authlink.Description, ok bool, err error) {
	linter, err := p.linterOf(file)
	if err != nil {
		return d, false, err
	}
	if linter.opts.Selection != nil {
		return d, false, nil
	}
	format := linter.formatOf(file)
	var part source.Chunk
	for next := range format.Parts(source.Chunk{Text: text, Line: 1}) {
		if next.Offset > offset {
			break
		}
		part = next
	}
	d, ok = linter.describe(format, part.Text, offset-part.Offset)
	d.Offset += part.Offset
	d.End += part.Offset
	return d, ok, nil
}

// describe is Describe for a part of a file.
func (l *Linter) describe(format source.Format, part []byte, offset int) (d authlink.Description, ok bool) {
	if offset > len(part) {
		return d, false
	}
	whole, err := format.Read(part)
	if err != nil {
		return d, false // the findings say so
	}
	for document := range format.Documents(whole) {
		at, ok := document.Origin(offset)
		if !ok {
			continue
		}
		suited, err := l.suited(document.JSON)
		if err != nil {
			return d, false // as for the findings, which say so
		}
		if d, ok = suited.validator.Describe(document.JSON, at); ok {
			d.Offset, d.End = document.Start(d.Offset), document.Stop(d.End)
			return d, true
		}
	}
	return authlink.Description{}, false
}
