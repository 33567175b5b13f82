package lint

import (
	"slices"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/schemafile"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// checkSelected lints what is selected in a document: all of it without a selection.
// What is not JSON is a finding, whatever is selected. The cursor is of the text.
func (l *Linter) checkSelected(path string, text []byte, d source.Document, lines *jsonindex.Cursor) finding.Result {
	if schemafile.HasFiles && l.exchanges != nil {
		return l.checkExchanges(path, text, d, lines)
	}
	selects := l.selectionOf(l.formatOf(path).Traits(), d)
	if selects == nil {
		return l.checkPlaced(path, text, d, lines)
	}
	result := finding.Result{Found: finding.Found{Path: path}}
	found, err := selects.From(d, l.validator.Redact)
	if err == selection.ErrNotJSON {
		if result, d = l.checkEnvelope(path, text, d, lines); len(result.NotChecked) > 0 {
			return result
		}
		found, err = selects.From(d, l.validator.Redact)
	}
	if err != nil {
		return finding.Failed(path, &source.PlacedError{Path: path, Message: err.Error()})
	}
	swept, err := l.checkAround(path, text, d, found, lines)
	if err != nil {
		return finding.Failed(path, err)
	}
	result.Add(swept)
	for _, p := range found.Documents {
		result.Add(l.checkPlaced(path, text, p, lines))
	}
	for _, m := range found.Missed {
		result.Add(l.checkMissed(path, text, m, lines))
	}
	for _, r := range found.Files {
		result.Add(l.checkReference(path, text, r, lines))
	}
	slices.SortStableFunc(result.Findings, finding.ByPlace)
	result.Excerpts, result.Several = span.Join(result.Excerpts), true
	return result
}

// selectionOf returns what selects in a document: what somebody has asked for, or what is in
// it as a recording; nil for all of it.
func (l *Linter) selectionOf(traits source.Traits, d source.Document) *selection.Selection {
	if l.opts.Selection != nil || l.opts.Interest == nil || traits.Streams || traits.Several {
		return l.opts.Selection
	}
	return selection.Recognize(d, l.opts.Interest)
}

// recognizes reports whether a file is a recording, by what is in it. What cannot be read is
// none.
func (l *Linter) recognizes(file source.File) bool {
	text, err := file.ReadMost(source.EnvelopeLimits().Bytes)
	if err != nil || len(text) > source.EnvelopeLimits().Bytes || !selection.MayBeRecording(text) {
		return false
	}
	format := l.formatOf(file.Path)
	for part := range format.Parts(source.Chunk{Text: text, Line: 1}) {
		whole, err := format.Read(part.Text)
		if err != nil {
			return false
		}
		for d := range format.Documents(whole) {
			if l.selectionOf(format.Traits(), d) != nil {
				return true
			}
		}
	}
	return false
}

// checkMissed is the result of a body that has not been looked at. If it is called JSON,
// that is a finding.
func (l *Linter) checkMissed(path string, text []byte, m selection.Missed, lines *jsonindex.Cursor) finding.Result {
	result := finding.Result{Found: finding.Found{Path: path}}
	if m.IsFault && l.rules.IsOn(rule.UnreadableBody) {
		result.Documents = 1
		result.Findings = []finding.Finding{{
			Rule: rule.UnreadableBody, Severity: l.rules.Severity(rule.UnreadableBody),
			Message: "this body cannot be read: " + m.Reason, Hint: "record it again, or take it out",
			End: len(m.Document.JSON), Location: new(finding.Location),
		}}
		shown := m.Document
		shown.Opaque = true
		placeInFile(shown, result.Findings, text, lines)
		result.Excerpts = shown.Excerpts(text, func() []byte { return m.Document.JSON })
	}
	n := finding.NotChecked{What: finding.UnitBody, Pointer: m.Document.Pointer, Reason: m.Reason}
	if n.Line, _ = lines.Position(m.Document.Start(0)); m.IsFault {
		n.Fault = rule.UnreadableBody
	}
	result.NotChecked = []finding.NotChecked{n}
	return result
}

// checkEnvelope is the result of what keeps a document from being JSON in which something is
// to be selected, and the document without that. If it cannot be read, what is found is all
// there is; nothing of it is shown.
func (l *Linter) checkEnvelope(path string, text []byte, d source.Document, lines *jsonindex.Cursor) (finding.Result, source.Document) {
	m, err := l.rules.MendEnvelope(d.JSON)
	if err != nil {
		return finding.Failed(path, err), d
	}
	forgetLimits(m.Faults) // those that can be raised are of documents
	result := finding.Result{Found: finding.Found{Path: path, Findings: m.Faults}}
	if m.Unread != "" {
		result.Findings = append(result.Findings, l.rules.InText(d.JSON)...)
		result.Documents, result.NotChecked = 1, []finding.NotChecked{finding.Unread(m.Unread)}
	}
	result.Findings = append(result.Findings, l.rules.InCommentsOf(d.JSON, m)...)
	shown := d
	shown.Opaque = true
	placeInFile(shown, result.Findings, text, lines)
	result.Excerpts = shown.Excerpts(text, func() []byte { return d.JSON })
	d.JSON = m.Text
	return result, d
}
