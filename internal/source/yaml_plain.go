package source

import (
	"errors"
	"strconv"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/yaml"
)

// A PlainYAML is YAML for settings, such as a configuration, as JSON, and where its parts
// are in the text. What JSON cannot express is a fault.
type PlainYAML struct {
	JSON   []byte
	spans  span.Spans
	text   []byte
	offset int            // of the document in text
	byPath map[string]int // offsets in JSON of every member's name and every element, by JSON Pointer
}

// A Place is a 1-based line and column, in Unicode code points.
type Place struct{ Line, Column int }

// ReadPlainYAML reads one YAML document; no text at all is an empty mapping. The error is
// a [*PlacedError] about path.
func ReadPlainYAML(path string, text []byte) (*PlainYAML, error) {
	p := &PlainYAML{JSON: []byte("{}"), text: text}
	isRead := false
	for part := range yaml.Parts(text) {
		switch {
		case !yaml.HasContent(part.Text):
		case isRead:
			return nil, p.fault(path, part.Offset, "a second document begins here, but only one is read", "")
		default:
			isRead, p.offset = true, part.Offset
			if err := p.read(path, part.Text); err != nil {
				return nil, err
			}
		}
	}
	return p, nil
}

// read reads the document.
func (p *PlainYAML) read(path string, text []byte) error {
	d, err := yaml.Convert(text)
	if fault, ok := errors.AsType[*yaml.Fault](err); ok {
		return p.fault(path, p.offset+fault.Start, fault.Message, fault.Hint)
	}
	if err != nil {
		return err
	}
	if len(d.Extras) > 0 {
		return p.extra(path, d.Extras[0])
	}
	p.JSON, p.spans = d.JSON, d.Spans
	index := new(jsonindex.Index)
	err = index.Parse(p.JSON, jsonindex.Options{})
	if e, ok := errors.AsType[*jsonindex.Error](err); ok { // such as a name that is there twice
		return p.fault(path, p.offset+p.spans.Start(e.Offset), e.Message, advice.Text(diagnose.Syntax(e), advice.Shell))
	}
	if err != nil {
		return err
	}
	p.byPath = map[string]int{}
	p.note(index, 0, "")
	return nil
}

// extra reports what JSON cannot express.
func (p *PlainYAML) extra(path string, e yaml.Extra) error {
	if e.Kind == yaml.Name {
		return p.fault(path, p.offset+e.Start, "a name must be plain text here", "put it in quotes")
	}
	return p.fault(path, p.offset+e.Start, "anchors, aliases, tags and merge keys mean nothing here", "")
}

// note remembers what is in a value.
func (p *PlainYAML) note(x *jsonindex.Index, value int, pointer string) {
	switch x.Token(value).Kind {
	case jsonindex.Object:
		for name, member := range x.Members(value) {
			below := jsonpointer.Append(pointer, x.Text(name))
			p.byPath[below] = int(x.Token(name).Start)
			p.note(x, member, below)
		}
	case jsonindex.Array:
		i := 0
		for element := range x.Elements(value) {
			below := jsonpointer.Append(pointer, strconv.Itoa(i))
			p.byPath[below] = int(x.Token(element).Start)
			p.note(x, element, below)
			i++
		}
	}
}

// PlaceOf returns the place of a member's name or of an element.
func (p *PlainYAML) PlaceOf(pointer string) Place { return p.Place(p.byPath[pointer]) }

// Range returns where a value is in the text, in bytes: [start, end). What follows a value in a
// block, such as a line feed, may belong to it. ok is false where there is none.
func (p *PlainYAML) Range(pointer string) (start, end int, ok bool) {
	tokens, err := jsonpointer.Parse(pointer)
	index := new(jsonindex.Index)
	if err != nil || index.Parse(p.JSON, jsonindex.Options{}) != nil {
		return 0, 0, false
	}
	_, value, ok := index.Find(tokens)
	if !ok {
		return 0, 0, false
	}
	t := index.Token(value)
	return p.offset + p.spans.Start(int(t.Start)), p.offset + p.spans.Stop(int(t.End)), true
}

// Place returns the place of an offset of the JSON.
func (p *PlainYAML) Place(offset int) Place {
	return p.placeInText(p.offset + p.spans.Start(offset))
}

func (p *PlainYAML) placeInText(offset int) Place {
	line, column := jsonindex.NewCursor(p.text).Position(offset)
	return Place{line, column}
}

func (p *PlainYAML) fault(path string, offset int, message, hint string) error {
	at := p.placeInText(offset)
	return &PlacedError{Path: path, Line: at.Line, Column: at.Column, Message: message, Hint: hint}
}
