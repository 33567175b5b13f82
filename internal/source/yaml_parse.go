package source

import (
	"bytes"
	"errors"
	"iter"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	yamltoken "github.com/goccy/go-yaml/token"

	"example.com/authlink"
	"example.com/authlink/internal/span"
)

// A yamlTree is what a document is made of. Long mappings and sequences are in several
// pieces: in place of the entries that were cut off stands one whose key, or element,
// is a token that a map leads from to them.
type yamlTree struct {
	body     ast.Node // nil for nothing
	members  map[*yamltoken.Token][]*ast.MappingValueNode
	elements map[*yamltoken.Token][]ast.Node
}

// parseYAMLDocument parses a document, most entries of a mapping or a sequence at once. The parser is of others, and has been seen to panic.
func parseYAMLDocument(text []byte, places *span.Positions, most int) (tree yamlTree, err error) {
	defer func() {
		if recover() != nil {
			tree, err = yamlTree{}, &Fault{Code: authlink.SyntaxMalformed, Message: "this is no YAML that can be read"}
		}
	}()
	tokens := lexer.Tokenize(string(WithoutCarriageReturns(text)))
	if invalid := tokens.InvalidToken(); invalid != nil {
		return yamlTree{}, yamlSyntax(places, invalid, invalid.Error)
	}
	first, others := cutYAML(tokens, places, most)
	if tree.body, err = parseYAMLPiece(first, places); err != nil {
		return yamlTree{}, err
	}
	tree.members, tree.elements = map[*yamltoken.Token][]*ast.MappingValueNode{}, map[*yamltoken.Token][]ast.Node{}
	for _, piece := range others {
		body, err := parseYAMLPiece(piece.tokens, places)
		if err != nil {
			return yamlTree{}, err
		}
		switch n := body.(type) {
		case *ast.MappingNode:
			tree.members[piece.standIn] = n.Values
		case *ast.SequenceNode:
			tree.elements[piece.standIn] = n.Values
		default:
			return yamlTree{}, yamlSyntax(places, piece.tokens[0], "non-map value is specified")
		}
	}
	return tree, nil
}

// parseYAMLPiece returns what some tokens are; nil for nothing.
func parseYAMLPiece(tokens yamltoken.Tokens, places *span.Positions) (body ast.Node, err error) {
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	var syntax interface {
		GetToken() *yamltoken.Token
		GetMessage() string
	}
	if errors.As(err, &syntax) {
		return nil, yamlSyntax(places, syntax.GetToken(), syntax.GetMessage())
	}
	if err != nil {
		return nil, &Fault{Code: authlink.SyntaxMalformed, Message: "this is no YAML that can be read"}
	}
	for _, doc := range file.Docs {
		if doc.Body != nil && doc.Body.Type() != ast.DirectiveType {
			if body != nil {
				return nil, &Fault{Code: authlink.SyntaxMalformed, Message: "expected one document between two markers"}
			}
			body = doc.Body
		}
	}
	return body, nil
}

// yamlSyntax is what the parser says of a token.
func yamlSyntax(places *span.Positions, t *yamltoken.Token, message string) *Fault {
	start := offsetOfToken(t, places)
	return &Fault{Code: authlink.SyntaxMalformed, Start: start, End: start, Message: "this is no YAML: " + yamlMessage(message)}
}

// offsetOfToken returns where a token begins; 0 for none.
func offsetOfToken(t *yamltoken.Token, places *span.Positions) int {
	if t == nil || t.Position == nil {
		return 0
	}
	return places.Offset(t.Position.Line, t.Position.Column)
}

// yamlMessage returns a message of the parser without anything of the document:
// what is quoted may be a secret.
func yamlMessage(message string) string {
	before, _, quotes := strings.Cut(message, `"`)
	if quotes {
		message = before + "…"
	}
	return span.Visible(message)
}

// WithoutCarriageReturns returns a text for the parser, which counts some ends of
// lines twice that are two bytes. Lines and columns are the same without.
func WithoutCarriageReturns(text []byte) []byte {
	return bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
}

// whole yields entries of a mapping or of a sequence, and those that rest says have
// been cut off.
func whole[E any](entries []E, rest map[*yamltoken.Token][]E, tokenOf func(E) *yamltoken.Token) iter.Seq[E] {
	return func(yield func(E) bool) {
		for i := 0; i < len(entries); i++ {
			if more, cut := rest[tokenOf(entries[i])]; cut {
				entries, i = more, -1
			} else if !yield(entries[i]) {
				return
			}
		}
	}
}

// FirstToken is where a node begins; that of a mapping in block style is its
// first name.
func FirstToken(node ast.Node) *yamltoken.Token {
	if n, ok := node.(*ast.MappingNode); ok && !n.IsFlowStyle && len(n.Values) > 0 {
		return n.Values[0].Key.GetToken()
	}
	return node.GetToken()
}
