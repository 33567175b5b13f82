package lint

import (
	"slices"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
)

// kindOf returns the kind of a file for this linter.
func (l *Linter) kindOf(path string) Kind {
	if l.opts.Kind != "" {
		return l.opts.Kind
	}
	kind, _ := kindOf(path)
	return kind
}

// CheckFile lints all the documents in a file that is called path and holds text;
// nothing is read from there. Where Check takes the text for the document, it
// heeds the file's kind and what is to be selected.
func (l *Linter) CheckFile(path string, text []byte) Result { return l.checkFile(path, text, true) }

// checkFile is CheckFile. Unless they are to be proven, some fixes of YAML may turn
// out to be none: to prove them, the text is parsed once more with them.
func (l *Linter) checkFile(path string, text []byte, proven bool) Result {
	var result Result
	switch kind := l.kindOf(path); {
	case kind == KindJSON && l.opts.Selection == nil:
		return l.Check(path, text)
	case kind == KindJSONC:
		result = l.checkJSONC(path, text)
		if l.opts.Selection == nil {
			return result
		}
	case kind == KindLines:
		result = l.checkLines(path, chunk{text: text, line: 1})
		result.More = false
	case kind == KindConcatenated:
		result = l.checkConcatenated(path, text)
	case kind == KindYAML:
		result = l.checkYAML(path, text, proven)
		if l.opts.Selection == nil && result.Documents == 1 {
			result.Documents = 0
			return result // the file is the document
		}
	default:
		result = l.checkSelected(path, text, placedJSON{json: text}, jsonindex.NewCursor(text))
	}
	isOfDocument := func(f Finding) bool { return f.Rule != liveToken.ID }
	if result.Documents == 0 && result.Err == nil && !slices.ContainsFunc(result.Findings, isOfDocument) {
		empty := l.checkEmpty(path)
		empty.addComments(result.Findings, result.excerpts)
		return empty
	}
	return result
}

// checkJSONC lints what is selected in JSON with comments, and looks into these.
func (l *Linter) checkJSONC(path string, text []byte) Result {
	d := withoutComments(text)
	result := l.checkSelected(path, text, d, jsonindex.NewCursor(text))
	if l.opts.Selection == nil {
		result.Documents = 0
	}
	found, shown := l.inComments(text, jsonComments(text))
	if len(found) > 0 && isEnvelope(d.json) { // else nobody knows where the comments are
		result.addComments(found, shown)
	}
	return result
}

// checkEmpty is the result of a file without a document. It proves nothing, and
// must not pass for a valid one.
func (l *Linter) checkEmpty(path string) Result {
	if l.opts.Selection == nil {
		return l.Check(path, nil)
	}
	result := Result{Path: path}
	if l.isOn(emptySelection.ID) {
		result.Findings = []Finding{{
			Rule: emptySelection.ID, Severity: l.severities[emptySelection.ID],
			Message: l.nothingSelected(),
			Hint:    "correct the selector, or leave the file out",
			Line:    1, Column: 1, EndColumn: 1,
		}}
	}
	return result
}

func (l *Linter) nothingSelected() string {
	return "nothing in this file is selected by " + Visible(secret.Mask(l.opts.Selection.String(), secret.OfArgument))
}

func (l *Linter) checkConcatenated(path string, text []byte) Result {
	result := Result{Path: path}
	if len(text) > jsonindex.DefaultLimits().Bytes {
		return l.Check(path, text) // which says so
	}
	whole, lines := placedJSON{json: text}, jsonindex.NewCursor(text)
	for start, end := range values(text) {
		result.Add(l.checkSelected(path, text, whole.part(start, end, ""), lines))
	}
	return result
}

// checkSelected lints what is selected in a document, which is all of it where
// nothing is said. What is no JSON is a finding, whatever is selected. The cursor is
// of the text.
func (l *Linter) checkSelected(path string, text []byte, d placedJSON, lines *jsonindex.Cursor) Result {
	if l.opts.Selection == nil {
		return l.checkPlaced(path, text, d, lines)
	}
	result := Result{Path: path}
	payloads, err := l.selectFrom(d)
	if err != nil {
		return Result{Path: path, Err: err}
	}
	for _, p := range payloads {
		result.Add(l.checkPlaced(path, text, p, lines))
	}
	slices.SortStableFunc(result.Findings, inPlace)
	result.excerpts = join(result.excerpts)
	return result
}

// selectFrom returns what is selected in a document: itself where nothing is said, and
// where it is no JSON.
func (l *Linter) selectFrom(d placedJSON) ([]placedJSON, error) {
	if l.opts.Selection == nil {
		return []placedJSON{d}, nil
	}
	envelope := new(jsonindex.Index)
	if envelope.Parse(d.json, envelopeOptions()) != nil {
		d.opaque, d.lift = true, liftNothing // nobody knows where its secrets are
		return []placedJSON{d}, nil
	}
	found, err := l.opts.Selection.find(envelope)
	w := way{linter: l, envelope: envelope, secret: d.secretNames(), named: map[int][]byte{}}
	payloads := make([]placedJSON, len(found))
	for i, p := range found {
		payloads[i] = w.document(d, p)
	}
	return payloads, err
}

func isEnvelope(text []byte) bool { return new(jsonindex.Index).Parse(text, envelopeOptions()) == nil }

func envelopeOptions() jsonindex.Options {
	return jsonindex.Options{Limits: envelopeLimits(), AllowDuplicateNames: true}
}

// envelopeLimits are those of a file in which documents are selected: a recording
// is many times as long as what it has recorded.
func envelopeLimits() jsonindex.Limits {
	return jsonindex.Limits{Bytes: 256 << 20, Values: 16 << 20}
}
