package lint

import (
	"errors"
	"fmt"
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/fix"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/variants"
)

// errOtherKind says why a file of another kind is not converted.
var errOtherKind = errors.New("only JSON is converted: one document, or one on each line")

// A RefusedError is why a payload is not converted that is valid and can be read.
type RefusedError struct {
	path   string
	reason error
}

// Error names the file and the reason, in one line.
func (e *RefusedError) Error() string { return source.VisiblePath(e.path) + ": " + e.reason.Error() }

// ConvertFile reads a file and returns what [Convert] makes of it. With write, it
// also writes that to the file.
func ConvertFile(path string, to variants.Chosen, write bool) ([]byte, finding.Result) {
	file, err := fix.ReadFile("convert", path)
	if err != nil {
		return nil, finding.Failed(path, err)
	}
	text, result := Convert(path, file.Text, to)
	if write && result.Err == nil && len(result.Findings) == 0 {
		result.Err = file.Replace(text)
	}
	return text, result
}

// Convert returns a payload, or lines that each hold one, in the form of a contract:
// names and categories change, and nothing else. What is in that form already stays
// as it is. If the result has findings, they say why there is no text: the payload is
// not valid in its own form. path is the name of the text.
func Convert(path string, text []byte, to variants.Chosen) ([]byte, finding.Result) {
	result := finding.Result{Found: finding.Found{Path: path}}
	c, err := newConverter(to)
	if err != nil {
		result.Err = err
		return nil, result
	}
	format := source.FormatOf("", path)
	if !format.Traits().Plain {
		result.Err = fmt.Errorf("%s: %w", source.VisiblePath(path), errOtherKind)
		return nil, result
	}
	hidden := c.linters[c.to].hiddenLines(format, text)
	var out []byte
	at := 0
	for part := range format.Parts(source.Chunk{Text: text, Line: 1}) {
		converted, found := c.convert(path, part.Text)
		hideLine(found.Findings, found.Excerpts, source.Chunk{Text: part.Text}, tail(hidden, part.Offset))
		if part.Part {
			found.Move(part.Offset, part.Line)
			found.Err = atLine(found.Err, part.Line)
		}
		result.Add(found)
		out = append(append(out, text[at:part.Offset]...), converted...)
		at = part.Offset + len(part.Text)
	}
	out = append(out, text[at:]...)
	if len(result.Findings) > 0 || result.Err != nil {
		return nil, result
	}
	return out, result
}

// forgetLimits takes the advice to raise a limit back: here they are what they are.
func forgetLimits(found []finding.Finding) {
	for i := range found {
		if found[i].Rule == string(authlink.SyntaxLimit) {
			found[i].Advise(nil)
		}
	}
}

func atLine(err error, line int) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("line %d: %w", line, err)
}

// A converter turns payloads of any form into one.
type converter struct {
	to      int // the form
	speller *rule.Speller
	linters []*Linter // by the form
}

func newConverter(to variants.Chosen) (*converter, error) {
	c := &converter{to: to.Form, speller: rule.NewSpeller(to)}
	for form := range to.Forms {
		schema, err := to.Compiled(variants.Variant{Form: form, Edition: to.Edition})
		if err != nil {
			return nil, err
		}
		c.linters = append(c.linters, New((*authlink.Validator)(engine.New(schema)), Options{}))
	}
	return c, nil
}

// formOf returns the form of a payload.
func (c *converter) formOf(text []byte) int {
	doc := new(jsonindex.Index)
	if doc.Parse(text, jsonindex.Options{}) != nil {
		return c.to
	}
	return c.speller.FormOf(doc)
}

func (c *converter) convert(path string, text []byte) ([]byte, finding.Result) {
	if c.linters[c.to].validator.Valid(text) {
		return text, finding.Result{Found: finding.Found{Path: path}}
	}
	result := c.linters[c.formOf(text)].Check(path, text)
	forgetLimits(result.Findings)
	result.Findings = slices.DeleteFunc(result.Findings, func(f finding.Finding) bool {
		return !f.IsOfText() && f.KeywordLocation == "" // what the schema allows is not in the way
	})
	if len(result.Findings) > 0 || result.Err != nil {
		return nil, result
	}
	doc := new(jsonindex.Index)
	if result.Err = doc.Parse(text, jsonindex.Options{}); result.Err != nil {
		return nil, result
	}
	edits, err := c.speller.Edits(doc)
	if err != nil {
		result.Err = &RefusedError{path, err}
		return nil, result
	}
	return source.Apply(text, edits), result
}
