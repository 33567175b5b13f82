package source

import (
	"encoding/json"
	"errors"
	"strconv"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	yamltoken "github.com/goccy/go-yaml/token"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/span"
)

// A PlainYAML is YAML for settings, such as a configuration, as JSON, and where its
// parts stand in the text. Unlike in documents, anchors, aliases and tags are faults.
type PlainYAML struct {
	JSON     []byte
	ByOffset map[int]Place    // of every value and every name, by its offset in JSON
	ByPath   map[string]Place // of every member's name and every element, by JSON Pointer
}

// A Place is a 1-based line and column, in Unicode code points.
type Place struct{ Line, Column int }

// ReadPlainYAML reads one YAML document of mappings with plain names, sequences and
// scalars; no text at all is an empty mapping. The error is a [*PlacedError]
// about path.
func ReadPlainYAML(path string, text []byte) (*PlainYAML, error) {
	if fault := unreadable(text); fault != nil {
		line, column := jsonindex.NewCursor(text).Position(fault.Start)
		return nil, &PlacedError{Path: path, Line: line, Column: column, Message: fault.Message, Hint: fault.Hint}
	}
	file, err := parsePlainYAML(path, text)
	if err != nil {
		return nil, err
	}
	c := plainYAMLWriter{path: path, doc: PlainYAML{ByOffset: map[int]Place{}, ByPath: map[string]Place{}}}
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
		c.doc.JSON = []byte("{}")
		return &c.doc, nil
	}
	if err := c.value("", root); err != nil {
		return nil, err
	}
	return &c.doc, nil
}

// parsePlainYAML calls the parser, which is of others and has been seen to panic.
func parsePlainYAML(path string, text []byte) (file *ast.File, err error) {
	defer func() {
		if recover() != nil {
			err = &PlacedError{Path: path, Message: "this is no YAML that can be read"}
		}
	}()
	file, err = parser.ParseBytes(withoutCarriageReturns(text), 0)
	var syntax interface {
		GetToken() *yamltoken.Token
		GetMessage() string
	}
	if errors.As(err, &syntax) {
		at := placeOf(syntax.GetToken())
		return nil, &PlacedError{Path: path, Line: at.Line, Column: at.Column, Message: span.Visible(syntax.GetMessage())}
	}
	if err != nil {
		return nil, &PlacedError{Path: path, Message: span.Visible(err.Error())}
	}
	return file, nil
}

func placeOf(t *yamltoken.Token) Place {
	if t == nil || t.Position == nil {
		return Place{}
	}
	return Place{t.Position.Line, t.Position.Column}
}

// A plainYAMLWriter writes the JSON of a YAML document.
type plainYAMLWriter struct {
	path string
	doc  PlainYAML
}

func (c *plainYAMLWriter) value(pointer string, node ast.Node) error {
	c.doc.ByOffset[len(c.doc.JSON)] = placeOf(firstToken(node))
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

func (c *plainYAMLWriter) mapping(pointer string, n *ast.MappingNode) error {
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
		c.doc.ByOffset[len(c.doc.JSON)], c.doc.ByPath[below] = at, at
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

func (c *plainYAMLWriter) sequence(pointer string, n *ast.SequenceNode) error {
	c.write("[")
	for i, element := range n.Values {
		if i > 0 {
			c.write(",")
		}
		below := jsonindex.AppendPointer(pointer, strconv.Itoa(i))
		c.doc.ByPath[below] = placeOf(firstToken(element))
		if err := c.value(below, element); err != nil {
			return err
		}
	}
	c.write("]")
	return nil
}

func (c *plainYAMLWriter) scalar(node ast.Node, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return c.fault(node, err.Error())
	}
	c.write(string(text))
	return nil
}

func (c *plainYAMLWriter) write(text string) { c.doc.JSON = append(c.doc.JSON, text...) }

func (c *plainYAMLWriter) fault(node ast.Node, message string) error {
	at := placeOf(firstToken(node))
	return &PlacedError{Path: c.path, Line: at.Line, Column: at.Column, Message: message}
}
