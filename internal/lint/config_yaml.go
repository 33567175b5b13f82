package lint

import (
	"encoding/json"
	"errors"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	yamltoken "github.com/goccy/go-yaml/token"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// A configYAML is the text of a configuration as JSON, and where its parts stand in
// the text. Unlike in documents, which a [yamlWriter] writes as JSON, anchors, aliases
// and tags are faults.
type configYAML struct {
	json     []byte
	byOffset map[int]configPlace    // of every value and every name, by its offset in json
	byPath   map[string]configPlace // of every member's name and every element, by JSON Pointer
}

// A configPlace is a 1-based line and column, in Unicode code points.
type configPlace struct{ line, column int }

// readConfigYAML reads one YAML document of mappings with plain names, sequences and
// scalars; no text at all is an empty mapping. The error is a [*PlacedError]
// about path.
func readConfigYAML(path string, text []byte) (*configYAML, error) {
	if fault := source.Unreadable(text); fault != nil {
		line, column := jsonindex.NewCursor(text).Position(fault.Start)
		return nil, &source.PlacedError{Path: path, Line: line, Column: column, Message: fault.Message, Hint: fault.Hint}
	}
	file, err := parseConfigYAML(path, text)
	if err != nil {
		return nil, err
	}
	c := configYAMLWriter{path: path, doc: configYAML{byOffset: map[int]configPlace{}, byPath: map[string]configPlace{}}}
	var root ast.Node
	for _, doc := range file.Docs {
		switch {
		case doc.Body == nil || doc.Body.Type() == ast.DirectiveType:
		case root == nil:
			root = doc.Body
		default:
			return nil, c.fault(doc.Body, "a second document begins here; one is read")
		}
	}
	if root == nil {
		c.doc.json = []byte("{}")
		return &c.doc, nil
	}
	if err := c.value("", root); err != nil {
		return nil, err
	}
	return &c.doc, nil
}

// parseConfigYAML calls the parser, which is of others and has been seen to panic.
func parseConfigYAML(path string, text []byte) (file *ast.File, err error) {
	defer func() {
		if recover() != nil {
			err = &source.PlacedError{Path: path, Message: "this is no YAML that can be read"}
		}
	}()
	file, err = parser.ParseBytes(source.WithoutCarriageReturns(text), 0)
	var syntax interface {
		GetToken() *yamltoken.Token
		GetMessage() string
	}
	if errors.As(err, &syntax) {
		at := placeOf(syntax.GetToken())
		return nil, &source.PlacedError{Path: path, Line: at.line, Column: at.column, Message: span.Visible(syntax.GetMessage())}
	}
	if err != nil {
		return nil, &source.PlacedError{Path: path, Message: span.Visible(err.Error())}
	}
	return file, nil
}

func placeOf(t *yamltoken.Token) configPlace {
	if t == nil || t.Position == nil {
		return configPlace{}
	}
	return configPlace{t.Position.Line, t.Position.Column}
}

// A configYAMLWriter writes the JSON of a YAML document.
type configYAMLWriter struct {
	path string
	doc  configYAML
}

func (c *configYAMLWriter) value(pointer string, node ast.Node) error {
	c.doc.byOffset[len(c.doc.json)] = placeOf(source.FirstToken(node))
	switch n := node.(type) {
	case *ast.MappingNode:
		return c.mapping(pointer, n)
	case *ast.SequenceNode:
		return c.sequence(pointer, n)
	case *ast.LiteralNode:
		return c.scalar(n, n.Value.Value)
	case *ast.StringNode:
		return c.scalar(n, n.Value)
	case *ast.NullNode:
		return c.scalar(n, nil)
	case *ast.BoolNode:
		return c.scalar(n, n.Value)
	case *ast.IntegerNode:
		return c.scalar(n, n.Value)
	case *ast.FloatNode:
		return c.scalar(n, n.Value)
	}
	return c.fault(node, "anchors, aliases, tags, merge keys and numbers that JSON lacks mean nothing here")
}

func (c *configYAMLWriter) mapping(pointer string, n *ast.MappingNode) error {
	c.write("{")
	for i, member := range n.Values {
		if i > 0 {
			c.write(",")
		}
		name, ok := member.Key.(*ast.StringNode)
		if !ok {
			return c.fault(member.Key, "a name must be a plain text here; put it in quotes")
		}
		at, below := placeOf(name.GetToken()), jsonindex.AppendPointer(pointer, name.Value)
		c.doc.byOffset[len(c.doc.json)], c.doc.byPath[below] = at, at
		if err := c.scalar(name, name.Value); err != nil {
			return err
		}
		c.write(":")
		if err := c.value(below, member.Value); err != nil {
			return err
		}
	}
	c.write("}")
	return nil
}

func (c *configYAMLWriter) sequence(pointer string, n *ast.SequenceNode) error {
	c.write("[")
	for i, element := range n.Values {
		if i > 0 {
			c.write(",")
		}
		below := pointerTo(pointer, i)
		c.doc.byPath[below] = placeOf(source.FirstToken(element))
		if err := c.value(below, element); err != nil {
			return err
		}
	}
	c.write("]")
	return nil
}

func (c *configYAMLWriter) scalar(node ast.Node, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return c.fault(node, err.Error())
	}
	c.write(string(text))
	return nil
}

func (c *configYAMLWriter) write(text string) { c.doc.json = append(c.doc.json, text...) }

func (c *configYAMLWriter) fault(node ast.Node, message string) error {
	at := placeOf(source.FirstToken(node))
	return &source.PlacedError{Path: c.path, Line: at.line, Column: at.column, Message: message}
}
