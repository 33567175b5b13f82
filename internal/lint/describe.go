package lint

import (
	"bytes"

	"example.com/authlink"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/yaml"
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
	case kind == source.KindConcatenated || linter.opts.Selection != nil:
		return d, false, nil
	case kind == source.KindYAML:
		d, ok = linter.describeYAML(text, offset)
		return d, ok, nil
	case kind == source.KindJSONC:
		text = source.BlankComments(text)
	case kind == source.KindLines:
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
	for part := range source.YamlParts(text) {
		if offset >= part.Offset+len(part.Text) {
			continue
		}
		if !yaml.HasContent(part.Text) {
			return said, false
		}
		d, err := source.ConvertYAML(part.Text)
		if err != nil {
			return said, false // the findings say so
		}
		at, ok := d.Spans.Source(offset - part.Offset)
		if !ok {
			return said, false
		}
		said, ok = l.validator.Describe(d.JSON, at)
		said.Offset, said.End = part.Offset+d.Start(said.Offset), part.Offset+d.Stop(said.End)
		return said, ok
	}
	return said, false
}
