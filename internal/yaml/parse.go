package yaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	goyaml "go.yaml.in/yaml/v4"

	"example.com/authlink/internal/jsonindex"
)

// limits are the limits of the parser. It follows no aliases, so they have no limit.
type limits struct{}

// errTooDeep is what the parser reports of values nested too deep.
var errTooDeep = errors.New("too deep")

// CheckDepth is called with how many collections are open: those in brackets, or those
// by indentation.
func (limits) CheckDepth(depth int, _ *goyaml.DepthContext) error {
	if depth > maxDepth() {
		return errTooDeep
	}
	return nil
}

func (limits) CheckAlias(int, int) error { return nil }

// parse returns the only document of a text. The places of its nodes, and those of
// faults, are the same in the text that was given to the parser.
func parse(text, given []byte) (*goyaml.Node, *Fault) {
	loader, err := goyaml.NewLoader(bytes.NewReader(given), goyaml.WithPlugin(limits{}))
	if err != nil {
		return nil, invalid(0, 0, err.Error(), "")
	}
	var document, second goyaml.Node
	if err := loader.Load(&document); err != nil {
		return nil, parseFault(text, err)
	}
	switch err := loader.Load(&second); {
	case err == nil:
		start, end := stretchAt(text, goyaml.Mark{Line: second.Line, Column: second.Column})
		return nil, invalid(start, end, "a second document begins here", "begin it with a line ---")
	case err != io.EOF:
		return nil, parseFault(text, err)
	}
	return document.Content[0], nil
}

// parseFault turns an error of the parser into a fault.
func parseFault(text []byte, err error) *Fault {
	e, ok := errors.AsType[*goyaml.LoadError](err)
	if !ok {
		return invalid(0, 0, "this cannot be read", "")
	}
	start, end := stretchAt(text, e.Mark)
	at := start
	if e.Message == errTooDeep.Error() {
		return &Fault{Code: jsonindex.Limit, Start: start, End: min(len(text), start+1), Message: tooDeep(maxDepth())}
	}
	p := problems[slices.IndexFunc(problems, func(p problem) bool {
		return strings.HasPrefix(e.Message, p.problem) && strings.HasPrefix(e.ContextMsg, p.context)
	})]
	written := bytes.TrimRight(text, " \t\r\n")
	atEnd := start >= len(written)
	if p.isOfContext || atEnd && e.ContextMark.Line > 0 {
		start, end = stretchAt(text, e.ContextMark)
	}
	if start >= len(written) { // what is missing would follow the last that there is
		_, size := utf8.DecodeLastRune(written)
		start, end = len(written)-size, len(written)
	}
	if atEnd && strings.HasPrefix(e.ContextMsg, "while parsing a flow") {
		return invalid(start, end, "a bracket is not closed", "")
	}
	if p.message == badStart {
		return noStart(start, end, text[min(at, len(text)-1)])
	}
	return invalid(start, end, p.message, p.hint)
}

// noStart is the fault that no value begins with a character, which is one of few.
func noStart(start, end int, c byte) *Fault {
	hint := "put the text in quotes"
	if c == '\t' {
		hint = "indent with spaces, not tabs"
	}
	return invalid(start, end, fmt.Sprintf("%s %q", badStart, rune(c)), hint)
}

// stretchAt returns a place that the parser names, and the end of what is written from
// there in its line.
func stretchAt(text []byte, mark goyaml.Mark) (start, end int) {
	c := newCursor(text)
	start = max(0, c.offset(mark.Line, mark.Column))
	return start, lineEnd(text, start)
}

// lineEnd returns the end of the line that an offset is in, less white space.
func lineEnd(text []byte, offset int) int {
	end := len(text)
	if n := bytes.IndexByte(text[offset:], '\n'); n >= 0 {
		end = offset + n
	}
	return offset + len(bytes.TrimRight(text[offset:end], " \t\r"))
}
