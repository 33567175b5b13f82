package source

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/lazyregexp"
)

// A yamlScalar says where a scalar of YAML is written that became a token of JSON.
type yamlScalar struct {
	at, n       int // the token, quotes included
	start, stop int // in the text, quotes included
	style       scalarStyle
}

// WriteEdits turns edits of the JSON into those of the YAML, none where one of them
// is about more than a scalar.
func (d Document) WriteEdits(text []byte, source []authlink.Edit) []authlink.Edit {
	var out []authlink.Edit
	for len(source) > 0 {
		scalar, ok := d.scalarAt(source[0])
		if !ok {
			return nil
		}
		n := 1
		for n < len(source) && source[n].End <= scalar.at+scalar.n {
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
func (d Document) scalarAt(e authlink.Edit) (yamlScalar, bool) {
	i, _ := slices.BinarySearchFunc(d.Scalars, e.Offset, func(s yamlScalar, offset int) int { return s.at + s.n - offset })
	if i == len(d.Scalars) || e.Offset < d.Scalars[i].at || e.End > d.Scalars[i].at+d.Scalars[i].n {
		return yamlScalar{}, false
	}
	return d.Scalars[i], true
}

// writeScalar returns the edits of one scalar.
func (d Document) writeScalar(text []byte, s yamlScalar, source []authlink.Edit) []authlink.Edit {
	token := d.JSON[s.at : s.at+s.n]
	if isAboutQuotes(source, s) {
		return d.writeQuotes(text[s.start:s.stop], s, source)
	}
	if token[0] != '"' {
		return nil
	}
	var out []authlink.Edit
	for _, e := range source {
		if e.Offset <= s.at || e.End >= s.at+s.n {
			return nil
		}
		e.Text = s.written(text, e.Text)
		if e.Text == notWritable {
			return nil
		}
		edit := placedEdit(d.Spans, e)
		removed := jsonindex.AppendDecoded(nil, d.JSON[e.Offset:e.End])
		if s.style == styleBlock && bytes.HasSuffix(removed, []byte("\n")) && !strings.HasSuffix(e.Text, "\n") {
			edit.End = max(edit.End, d.Start(e.End)) // what comes up has an indentation already
		}
		out = append(out, edit)
	}
	if s.style == stylePlain {
		return s.keepText(text, out)
	}
	return out
}

// isAboutQuotes reports whether edits remove the quotes of a token or add them.
func isAboutQuotes(source []authlink.Edit, s yamlScalar) bool {
	return len(source) == 2 && source[0].Offset == s.at && source[1].End == s.at+s.n &&
		source[0].End-source[0].Offset <= 1 && source[0].End-source[0].Offset == source[1].End-source[1].Offset
}

// writeQuotes takes a scalar out of its quotes or puts one in quotes that is
// written as JSON has it.
func (d Document) writeQuotes(scalar []byte, s yamlScalar, source []authlink.Edit) []authlink.Edit {
	isString := d.JSON[s.at] == '"'
	switch {
	case isString && s.style != styleSingle && s.style != styleDouble:
		return nil
	case !isString && !bytes.Equal(scalar, d.JSON[s.at:s.at+s.n]):
		return nil
	}
	n := source[0].End - source[0].Offset
	return []authlink.Edit{
		{Offset: s.start, End: s.start + n, Text: source[0].Text},
		{Offset: s.stop - n, End: s.stop, Text: source[1].Text},
	}
}

// notWritable stands for a text that cannot be written in a scalar of some style.
const notWritable = "\x00"

// written returns text, which is as between the quotes of a JSON string, as it
// stands in the scalar.
func (s yamlScalar) written(text []byte, inJSON string) string {
	if s.style == styleDouble { // every escape of JSON is one of YAML, too
		return unescaped(inJSON)
	}
	meant := string(jsonindex.AppendDecoded(nil, []byte(inJSON)))
	switch s.style {
	case styleSingle:
		return unescaped(strings.ReplaceAll(meant, "'", "''"))
	case styleBlock:
		return s.writtenLines(text, meant)
	}
	return unescaped(meant)
}

// writtenLines returns the text of a block scalar with its indentation.
func (s yamlScalar) writtenLines(text []byte, meant string) string {
	lines := strings.Split(meant, "\n")
	for i, line := range lines {
		if unescaped(line) == notWritable {
			return notWritable
		}
		if i > 0 && line != "" {
			lines[i] = s.indentation(text) + line
		}
	}
	return strings.Join(lines, "\n")
}

// unescaped returns a text that has nothing in it that YAML wants escaped.
func unescaped(text string) string {
	if strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return notWritable
	}
	return text
}

// indentation returns what the lines of a block scalar begin with.
func (s yamlScalar) indentation(text []byte) string {
	line := text[bytes.LastIndexByte(text[:s.start], '\n')+1:]
	return string(line[:len(line)-len(bytes.TrimLeft(line, " "))])
}

// keepText puts a plain scalar in quotes that would not be a text any more, or not
// to every reader.
func (s yamlScalar) keepText(text []byte, edits []authlink.Edit) []authlink.Edit {
	before := string(text[s.start:s.stop])
	after := string(Apply([]byte(before), Moved(edits, -s.start)))
	if isPlainText(after, strings.ContainsAny(before, flowIndicators)) {
		return edits
	}
	if strings.ContainsAny(after, "'\n") {
		return nil
	}
	quote := func(at int) authlink.Edit { return authlink.Edit{Offset: at, End: at, Text: "'"} }
	return slices.Concat([]authlink.Edit{quote(s.start)}, edits, []authlink.Edit{quote(s.stop)})
}

// isPlainText reports whether text is the same text to every version of YAML where
// it stands without quotes, in flow style unless it is in block style for sure.
func isPlainText(text string, isBlock bool) bool {
	return plainStart().MatchString(text) && !plainWord().MatchString(text) && plainJSON(text) == "" &&
		!strings.Contains(text, ": ") && !strings.Contains(text, " #") && !strings.HasSuffix(text, ":") &&
		(isBlock || !strings.ContainsAny(text, flowIndicators))
}

// flowIndicators end a plain scalar in flow style (YAML 1.2.2, section 7.3.3).
const flowIndicators = ",[]{}"

var (
	plainStart = lazyregexp.New(`^[\pL<_/]`)
	plainWord  = lazyregexp.New(`^(?i:y|n|yes|no|on|off|<<)$`) // not texts in YAML 1.1
)
