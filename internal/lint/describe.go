package lint

import (
	"bytes"

	"example.com/authlink"
)

// Describe says what the schema of a file says of the value at an offset of its
// text, in bytes. ok is false where that is nothing, and of documents that stand
// inside of something.
func (p *Project) Describe(file string, text []byte, offset int) (d authlink.Description, ok bool, err error) {
	linter, err := p.linterOf(file)
	if err != nil {
		return d, false, err
	}
	start, end := 0, len(text)
	switch kind := linter.kindOf(file); {
	case kind == KindConcatenated || linter.opts.Selection != nil:
		return d, false, nil
	case kind == KindYAML:
		d, ok = linter.describeYAML(text, offset)
		return d, ok, nil
	case kind == KindJSONC:
		text = blankComments(text)
	case kind == KindLines:
		start = bytes.LastIndexByte(text[:offset], '\n') + 1
		if n := bytes.IndexByte(text[offset:], '\n'); n >= 0 {
			end = offset + n
		}
	}
	d, ok = linter.validator.Describe(text[start:end], offset-start)
	d.Offset += start
	d.End += start
	return d, ok, nil
}

// describeYAML is Describe for a stream of YAML.
func (l *Linter) describeYAML(text []byte, offset int) (said authlink.Description, ok bool) {
	for part := range yamlParts(text) {
		if offset >= part.offset+len(part.text) {
			continue
		}
		if !hasContent(part.text) {
			return said, false
		}
		d, err := convertYAML(part.text)
		if err != nil {
			return said, false // the findings say so
		}
		at, ok := d.spans.source(offset - part.offset)
		if !ok {
			return said, false
		}
		said, ok = l.validator.Describe(d.json, at)
		said.Offset, said.End = part.offset+d.start(said.Offset), part.offset+d.stop(said.End)
		return said, ok
	}
	return said, false
}
