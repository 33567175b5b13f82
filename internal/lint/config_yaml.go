package lint

import (
	"errors"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/words"
	"example.com/authlink/internal/yaml"
)

// A configYAML is the text of a configuration as JSON, and where its parts stand in
// the text.
type configYAML struct {
	json   []byte
	spans  span.Spans
	text   []byte
	offset int            // of the document in text
	byPath map[string]int // offsets in json of every member's name and every element, by JSON Pointer
}

// A configPlace is a 1-based line and column, in Unicode code points.
type configPlace struct{ line, column int }

// readConfigYAML reads one YAML document; no text at all is an empty mapping. What JSON
// has no word for means nothing in a configuration, and is a fault. The error is a
// [*source.PlacedError] about path.
func readConfigYAML(path string, text []byte) (*configYAML, error) {
	c := &configYAML{json: []byte("{}"), text: text}
	isRead := false
	for part := range yaml.Parts(text) {
		switch {
		case !yaml.HasContent(part.Text):
		case isRead:
			return nil, c.fault(path, part.Offset, "a second document begins here; one is read", "")
		default:
			isRead, c.offset = true, part.Offset
			if err := c.read(path, part.Text); err != nil {
				return nil, err
			}
		}
	}
	return c, nil
}

// read reads the document.
func (c *configYAML) read(path string, text []byte) error {
	d, err := yaml.Convert(text)
	if fault, ok := errors.AsType[*yaml.Fault](err); ok {
		return c.fault(path, c.offset+fault.Start, fault.Message, fault.Hint)
	}
	if err != nil {
		return err
	}
	if len(d.Extras) > 0 {
		return c.extra(path, d.Extras[0])
	}
	c.json, c.spans = d.JSON, d.Spans
	index := new(jsonindex.Index)
	err = index.Parse(c.json, jsonindex.Options{})
	if e, ok := errors.AsType[*jsonindex.Error](err); ok { // such as a name that is there twice
		said := source.Document{JSON: c.json, Spans: c.spans}.Mention(e.Message, text)
		return c.fault(path, c.offset+c.spans.Start(e.Offset), said, words.ForCommand(e.Hint))
	}
	if err != nil {
		return err
	}
	c.byPath = map[string]int{}
	c.note(index, 0, "")
	return nil
}

// extra is a fault of what JSON has no word for.
func (c *configYAML) extra(path string, e yaml.Extra) error {
	if e.Kind == yaml.Name {
		return c.fault(path, c.offset+e.Start, "a name must be plain text here", "put it in quotes")
	}
	return c.fault(path, c.offset+e.Start, "anchors, aliases, tags and merge keys mean nothing here", "")
}

// note remembers what is in a value.
func (c *configYAML) note(x *jsonindex.Index, value int, pointer string) {
	switch x.Token(value).Kind {
	case jsonindex.Object:
		for name, member := range x.Members(value) {
			below := jsonindex.AppendPointer(pointer, x.Text(name))
			c.byPath[below] = int(x.Token(name).Start)
			c.note(x, member, below)
		}
	case jsonindex.Array:
		i := 0
		for element := range x.Elements(value) {
			below := pointerTo(pointer, i)
			c.byPath[below] = int(x.Token(element).Start)
			c.note(x, element, below)
			i++
		}
	}
}

// place returns that of an offset of the JSON.
func (c *configYAML) place(offset int) configPlace {
	return c.placeInText(c.offset + c.spans.Start(offset))
}

func (c *configYAML) placeInText(offset int) configPlace {
	line, column := jsonindex.NewCursor(c.text).Position(offset)
	return configPlace{line, column}
}

func (c *configYAML) fault(path string, offset int, message, hint string) error {
	at := c.placeInText(offset)
	return &source.PlacedError{Path: path, Line: at.line, Column: at.column, Message: message, Hint: hint}
}
