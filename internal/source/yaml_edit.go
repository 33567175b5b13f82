package source

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/yaml"
)

// writeEdits turns edits of the JSON into edits of the YAML. It returns no edits if one of
// them concerns more than a scalar.
func (d Document) writeEdits(text []byte, source []authlink.Edit) []authlink.Edit {
	var out []authlink.Edit
	for len(source) > 0 {
		scalar, ok := d.scalarAt(source[0])
		if !ok {
			return nil
		}
		n := 1
		for n < len(source) && source[n].End <= scalar.At+scalar.N {
			n++
		}
		edits := d.writeScalar(text, scalar, source[:n])
		if edits == nil {
			return nil
		}
		out, source = append(out, edits...), source[n:]
	}
	return out
}

// scalarAt returns the scalar that an edit lies in, or touches.
func (d Document) scalarAt(e authlink.Edit) (yaml.Scalar, bool) {
	i, _ := slices.BinarySearchFunc(d.editable, e.Offset, func(s yaml.Scalar, offset int) int { return s.At + s.N - offset })
	if i == len(d.editable) || e.Offset < d.editable[i].At || e.End > d.editable[i].At+d.editable[i].N {
		return yaml.Scalar{}, false
	}
	return d.editable[i], true
}

// writeScalar returns the edits of one scalar.
func (d Document) writeScalar(text []byte, s yaml.Scalar, source []authlink.Edit) []authlink.Edit {
	token := d.JSON[s.At : s.At+s.N]
	if isAboutQuotes(source, s) {
		return d.writeQuotes(text[s.Start:s.Stop], s, source)
	}
	if token[0] != '"' {
		return nil
	}
	var out []authlink.Edit
	for _, e := range source {
		if e.Offset <= s.At || e.End >= s.At+s.N {
			return nil
		}
		e.Text = written(s, text, e.Text)
		if e.Text == notWritable {
			return nil
		}
		edit := placedEdit(d.Spans, e)
		removed := jsonindex.AppendDecoded(nil, d.JSON[e.Offset:e.End])
		if s.Style.IsBlock() && bytes.HasSuffix(removed, []byte("\n")) && !strings.HasSuffix(e.Text, "\n") {
			edit.End = max(edit.End, d.Start(e.End)) // what comes up has an indentation already
		}
		out = append(out, edit)
	}
	if s.Style == yaml.Plain {
		return keepText(s, text, out)
	}
	return out
}

// isAboutQuotes reports whether edits remove the quotes of a token or add them.
func isAboutQuotes(source []authlink.Edit, s yaml.Scalar) bool {
	return len(source) == 2 && source[0].Offset == s.At && source[1].End == s.At+s.N &&
		source[0].End-source[0].Offset <= 1 && source[0].End-source[0].Offset == source[1].End-source[1].Offset
}

// writeQuotes removes the quotes of a scalar, or puts one in quotes that is written as
// in JSON.
func (d Document) writeQuotes(scalar []byte, s yaml.Scalar, source []authlink.Edit) []authlink.Edit {
	isString := d.JSON[s.At] == '"'
	switch {
	case isString && s.Style != yaml.SingleQuoted && s.Style != yaml.DoubleQuoted:
		return nil
	case !isString && !bytes.Equal(scalar, d.JSON[s.At:s.At+s.N]):
		return nil
	}
	n := source[0].End - source[0].Offset
	return []authlink.Edit{
		{Offset: s.Start, End: s.Start + n, Text: source[0].Text},
		{Offset: s.Stop - n, End: s.Stop, Text: source[1].Text},
	}
}

// notWritable stands for a text that cannot be written in a scalar of some style.
const notWritable = "\x00"

// written returns text, which is as between the quotes of a JSON string, as it is
// written in the scalar.
func written(s yaml.Scalar, text []byte, inJSON string) string {
	if s.Style == yaml.DoubleQuoted { // every escape of JSON is one of YAML, too
		return unescaped(inJSON)
	}
	meant := string(jsonindex.AppendDecoded(nil, []byte(inJSON)))
	switch s.Style {
	case yaml.SingleQuoted:
		return unescaped(strings.ReplaceAll(meant, "'", "''"))
	case yaml.Literal, yaml.Folded:
		return writtenLines(s, text, meant)
	}
	return unescaped(meant)
}

// writtenLines returns the text of a block scalar with its indentation.
func writtenLines(s yaml.Scalar, text []byte, meant string) string {
	lines := strings.Split(meant, "\n")
	for i, line := range lines {
		if unescaped(line) == notWritable {
			return notWritable
		}
		if i > 0 && line != "" {
			lines[i] = indentation(s, text) + line
		}
	}
	return strings.Join(lines, "\n")
}

// unescaped returns a text in which nothing must be escaped in YAML.
func unescaped(text string) string {
	if strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return notWritable
	}
	return text
}

// indentation returns what the lines of a block scalar begin with.
func indentation(s yaml.Scalar, text []byte) string {
	line := text[bytes.LastIndexByte(text[:s.Start], '\n')+1:]
	return string(line[:len(line)-len(bytes.TrimLeft(line, " "))])
}

// keepText puts a plain scalar in quotes if it would no longer be a string, or not for
// every reader.
func keepText(s yaml.Scalar, text []byte, edits []authlink.Edit) []authlink.Edit {
	before := string(text[s.Start:s.Stop])
	after := string(Apply([]byte(before), Moved(edits, -s.Start)))
	if yaml.IsText(after, strings.ContainsAny(before, yaml.FlowIndicators)) {
		return edits
	}
	if strings.ContainsAny(after, "'\n") {
		return nil
	}
	quote := func(at int) authlink.Edit { return authlink.Edit{Offset: at, End: at, Text: "'"} }
	return slices.Concat([]authlink.Edit{quote(s.Start)}, edits, []authlink.Edit{quote(s.Stop)})
}

// unshared returns the scalars without those that an alias refers to: an edit of these
// would change more than one value.
func unshared(scalars []yaml.Scalar) []yaml.Scalar {
	written := map[int]int{} // from the place in the text to how often it is a value
	for _, s := range scalars {
		written[s.Start]++
	}
	var out []yaml.Scalar
	for _, s := range scalars {
		if written[s.Start] == 1 {
			out = append(out, s)
		}
	}
	return out
}
