package lint

import (
	"slices"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// KindOf returns the kind of a file for this linter.
func (l *Linter) kindOf(path string) source.Kind {
	if l.opts.Kind != "" {
		return l.opts.Kind
	}
	kind, _ := source.KindOf(path)
	return kind
}

// CheckFile lints all the documents in a file that is called path and holds text;
// nothing is read from there. Where Check takes the text for the document, it
// heeds the file's kind and what is to be selected.
func (l *Linter) CheckFile(path string, text []byte) finding.Result {
	return l.checkFile(path, text, true)
}

// checkFile is CheckFile. Unless they are to be proven, some fixes of YAML may turn
// out to be none: to prove them, the text is parsed once more with them.
func (l *Linter) checkFile(path string, text []byte, proven bool) finding.Result {
	var result finding.Result
	switch kind := l.kindOf(path); {
	case kind == source.KindJSON && l.opts.Selection == nil:
		return l.Check(path, text)
	case kind == source.KindJSONC:
		result = l.checkJSONC(path, text)
		if l.opts.Selection == nil {
			return result
		}
	case kind == source.KindLines:
		result = l.checkLines(path, source.Chunk{Text: text, Line: 1})
		result.More = false
	case kind == source.KindConcatenated:
		result = l.checkConcatenated(path, text)
	case kind == source.KindYAML:
		result = l.checkYAML(path, text, proven)
		if l.opts.Selection == nil && result.Documents == 1 {
			result.Documents = 0
			return result // the file is the document
		}
	default:
		result = l.checkSelected(path, text, source.Document{JSON: text}, jsonindex.NewCursor(text))
	}
	isOfDocument := func(f finding.Finding) bool { return f.Rule != rule.LiveToken.ID }
	if result.Documents == 0 && result.Err == nil && !slices.ContainsFunc(result.Findings, isOfDocument) {
		empty := l.checkEmpty(path)
		empty.AddComments(result.Findings, result.Excerpts)
		return empty
	}
	return result
}

// checkJSONC lints what is selected in JSON with comments, and looks into these.
func (l *Linter) checkJSONC(path string, text []byte) finding.Result {
	d := source.WithoutComments(text)
	result := l.checkSelected(path, text, d, jsonindex.NewCursor(text))
	if l.opts.Selection == nil {
		result.Documents = 0
	}
	found, shown := l.rules.InComments(text, source.JsonComments(text))
	if len(found) > 0 && source.IsEnvelope(d.JSON) { // else nobody knows where the comments are
		result.AddComments(found, shown)
	}
	return result
}

// checkEmpty is the result of a file without a document. It proves nothing, and
// must not pass for a valid one.
func (l *Linter) checkEmpty(path string) finding.Result {
	if l.opts.Selection == nil {
		return l.Check(path, nil)
	}
	result := finding.Result{Path: path}
	if l.rules.IsOn(rule.EmptySelection.ID) {
		result.Findings = []finding.Finding{{
			Rule: rule.EmptySelection.ID, Severity: l.rules.Severity(rule.EmptySelection.ID),
			Message: l.nothingSelected(),
			Hint:    "correct the selector, or leave the file out",
			Line:    1, Column: 1, EndColumn: 1,
		}}
	}
	return result
}

func (l *Linter) nothingSelected() string {
	return "nothing in this file is selected by " + span.Visible(secret.Mask(l.opts.Selection.String(), secret.OfArgument))
}

func (l *Linter) checkConcatenated(path string, text []byte) finding.Result {
	result := finding.Result{Path: path}
	if len(text) > jsonindex.DefaultLimits().Bytes {
		return l.Check(path, text) // which says so
	}
	whole, lines := source.Document{JSON: text}, jsonindex.NewCursor(text)
	for start, end := range source.Values(text) {
		result.Add(l.checkSelected(path, text, whole.Part(start, end, ""), lines))
	}
	return result
}

// checkSelected lints what is selected in a document, which is all of it where
// nothing is said. What is no JSON is a finding, whatever is selected. The cursor is
// of the text.
func (l *Linter) checkSelected(path string, text []byte, d source.Document, lines *jsonindex.Cursor) finding.Result {
	if l.opts.Selection == nil {
		return l.checkPlaced(path, text, d, lines)
	}
	result := finding.Result{Path: path}
	payloads, err := l.opts.Selection.From(d, l.validator.Redact)
	if err != nil {
		return finding.Result{Path: path, Err: err}
	}
	for _, p := range payloads {
		result.Add(l.checkPlaced(path, text, p, lines))
	}
	slices.SortStableFunc(result.Findings, finding.InPlace)
	result.Excerpts = span.Join(result.Excerpts)
	return result
}
