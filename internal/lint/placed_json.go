package lint

import (
	"fmt"
	"strconv"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/lazyregexp"
)

// A placedJSON is JSON that a file holds in some way: as a part, in a string, as
// YAML.
type placedJSON struct {
	json    []byte
	spans   spans  // nil where the JSON stands in the file as it is, from its start
	pointer string // to it in what it was selected from
	secret  bool   // a name on the way to it says that it is a secret
	opaque  bool   // it is written in a way that nobody reads, such as base64: nothing is shown

	// lift turns edits of the JSON into those of what holds it: the file or, of a
	// YAML document, the JSON that it was read as. It returns none where that cannot
	// be done exactly. Where it is nil, they are the same.
	lift func([]authlink.Edit) []authlink.Edit

	scalars  []yamlScalar // of a YAML document, in the order of the JSON
	betrayed []yamlScalar // those that are secrets where an alias stands for them
}

// part returns the part of a document that is the value at [start, end).
func (d placedJSON) part(start, end int, pointer string) placedJSON {
	s := spans{{0, end - start, start, end}}
	return placedJSON{json: d.json[start:end], spans: s.through(d.spans), pointer: d.pointer + pointer, secret: d.secret, lift: d.liftPart(start), betrayed: d.betrayedIn(start, end)}
}

// inString returns the text of the string at [start, end) as a document.
func (d placedJSON) inString(start, end int, pointer string) placedJSON {
	text, s := decodeString(d.json, start+1, end-1)
	return placedJSON{json: text, spans: s.through(d.spans), pointer: d.pointer + pointer, secret: d.isSecret(start), lift: d.liftString(s)}
}

// checkPlaced lints a document of a file that holds text. lines is the cursor that all
// documents of the text share, so that nothing of it is counted for each of them.
func (l *Linter) checkPlaced(path string, text []byte, d placedJSON, lines *jsonindex.Cursor) Result {
	in := inspection{data: d.json, doc: new(jsonindex.Index), validator: l.validator, now: l.opts.Now}
	if err := l.inspect(&in); err != nil {
		return Result{Path: path, Err: err}
	}
	result := Result{Path: path, Findings: l.finish(&in), Documents: 1}
	if len(result.Findings) == 0 {
		return result
	}
	d.place(result.Findings, text, lines)
	result.excerpts = d.excerpts(text, d.hide(in.redacted()))
	return result
}

// place turns the places of findings in the document into those in the file.
func (d placedJSON) place(found []Finding, text []byte, lines *jsonindex.Cursor) {
	secret := d.secretNames()
	for i := range found {
		f := &found[i]
		if d.isSecret(f.Offset) {
			f.Message, f.Hint = secretBreaks(f.Rule), ""
		}
		f.Fix = d.lifted(f.Fix)
		if f.isOfText() {
			f.Message = d.mention(f.Message, text)
		}
		f.Offset, f.End = d.start(f.Offset), max(d.start(f.Offset), d.stop(f.End))
		if f.Location != nil {
			f.Location = &Location{d.pointer + d.hideNames(f.InstanceLocation, secret), f.KeywordLocation}
		}
	}
	putInOrder(found, text, lines)
}

// secretBreaks says of a secret what can be said.
func secretBreaks(rule string) string {
	return fmt.Sprintf("a secret breaks the rule %s; its text is not shown", rule)
}

func (d placedJSON) start(offset int) int {
	if d.spans == nil {
		return offset
	}
	return d.spans.start(offset)
}

func (d placedJSON) stop(offset int) int {
	if d.spans == nil {
		return offset
	}
	return d.spans.stop(offset)
}

// mentioned matches a place that a message names at its end.
var mentioned = lazyregexp.New(` at line (\d+), column (\d+)\)$`)

// mention turns the place that a message names, such as "(opened at line 1,
// column 7)", into that in the file.
func (d placedJSON) mention(message string, text []byte) string {
	at := mentioned().FindStringSubmatchIndex(message)
	if at == nil {
		return message
	}
	line, lineErr := strconv.Atoi(message[at[2]:at[3]])
	column, columnErr := strconv.Atoi(message[at[4]:at[5]])
	if lineErr != nil || columnErr != nil {
		return message
	}
	line, column = jsonindex.NewCursor(text).Position(d.start(newPositions(d.json).offset(line, column)))
	return fmt.Sprintf("%s at line %d, column %d)", message[:at[0]], line, column)
}
