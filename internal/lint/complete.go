package lint

import (
	"bytes"
	"slices"

	completing "example.com/authlink/internal/describe"
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
)

// Complete returns what the schema of a file has for the place at an offset of its text, in
// bytes. ok is false if that is nothing, in YAML, and for documents inside others.
func (p *Project) Complete(file string, text []byte, offset int) (c completing.Completion, ok bool, err error) {
	linter, err := p.linterOf(file)
	if err != nil {
		return c, false, err
	}
	format := linter.formatOf(file)
	if linter.opts.Selection != nil || offset > len(text) {
		return c, false, nil
	}
	for part := range format.Parts(source.Chunk{Text: text, Line: 1}) {
		if at := offset - part.Offset; at >= 0 && at < len(part.Text) {
			c, ok = linter.complete(format, part.Text, at)
			c.Offset += part.Offset
			c.End += part.Offset
		}
	}
	return c, ok, nil
}

// complete is Complete for a part of a file. While a name is written there is no colon after
// it yet, nor a comma, so that the text is not JSON: it is read as if they were there.
func (l *Linter) complete(format source.Format, part []byte, offset int) (c completing.Completion, ok bool) {
	for _, missing := range []string{"", ":0", ":0,", ","} {
		end := offset
		if missing != "" {
			if end = stringEnd(part, offset); end < 0 {
				return c, false
			}
		}
		whole, err := format.Read(slices.Concat(part[:end], []byte(missing), part[end:]))
		if err == nil && len(whole.JSON) == len(part)+len(missing) { // JSON, with or without comments
			if c, ok = l.completeJSON(whole.JSON, offset); ok {
				return c, ok
			}
		}
	}
	return c, false
}

// stringEnd returns the index after the quote that ends the string around an offset, if it
// ends in the same line, else -1.
func stringEnd(text []byte, offset int) int {
	line, _, _ := bytes.Cut(text[offset:], []byte("\n"))
	if i := bytes.IndexByte(line, '"'); i >= 0 {
		return offset + i + 1
	}
	return -1
}

func (l *Linter) completeJSON(text []byte, offset int) (c completing.Completion, ok bool) {
	suited, err := l.suited(text)
	if err != nil {
		return c, false
	}
	schema, doc := (*engine.Validator)(suited.validator).Schema(), new(jsonindex.Index)
	if schema == nil || doc.Parse(text, schema.Parsing) != nil {
		return c, false
	}
	return completing.Complete(doc, schema.Root, offset)
}
