package lint

import (
	"errors"
	"slices"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/fix"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// formatOf returns the format of a file for this linter.
func (l *Linter) formatOf(path string) source.Format { return source.FormatOf(l.opts.Kind, path) }

// CheckFile lints all the documents in a file named path that holds text;
// no file of that name is read. While Check takes the text as the document, it
// follows the file's kind and the selection.
func (l *Linter) CheckFile(path string, text []byte) finding.Result {
	return l.checkFile(path, text, true)
}

// checkFile is CheckFile. Unless they are to be proven, some fixes may not
// hold.
func (l *Linter) checkFile(path string, text []byte, proven bool) finding.Result {
	format := l.formatOf(path)
	if !format.Traits().Streams && l.isTooLong(text) {
		return l.checkTooLong(path, text)
	}
	result := l.checkChunk(path, source.Chunk{Text: text, Line: 1}, proven)
	isOfDocument := func(f finding.Finding) bool { return f.Rule != rule.LiveToken }
	if result.Documents == 0 && len(result.Beside) == 0 && result.Err == nil && (l.opts.Selection != nil || !result.Several) && !slices.ContainsFunc(result.Findings, isOfDocument) {
		empty := l.checkEmpty(path)
		l.offer(empty.Findings, format, text)
		empty.AddComments(result.Findings, result.Excerpts)
		empty.NotChecked = append(empty.NotChecked, result.NotChecked...)
		return empty
	}
	result.Several = result.Several || l.opts.Selection != nil || !format.Traits().IsDocument(result.Documents)
	return result
}

// checkTooLong is the result of a text that is longer than a document may be, as the
// validator reports. A text that is not JSON by itself is not read.
func (l *Linter) checkTooLong(path string, text []byte) finding.Result {
	result := l.Check(path, text)
	masked, ok := l.formatOf(path).Mask(text, l.validator.Redact)
	if ok && len(result.Findings) > 0 {
		result.Excerpts = []span.Excerpt{{Text: masked}}
	}
	return result
}

// checkChunk lints each document in a chunk of a file.
func (l *Linter) checkChunk(path string, c source.Chunk, proven bool) finding.Result {
	format := l.formatOf(path)
	if format.Traits().Streams {
		return l.checkLines(path, format, c)
	}
	result := finding.Result{Found: finding.Found{Path: path}}
	for part := range format.Parts(c) {
		found, whole := l.checkPart(path, format, part.Text)
		if proven && format.Traits().Loose {
			fix.Prove(format, whole, part.Text, found.Findings)
		}
		found.Move(part.Offset, part.Line)
		result.Add(found)
	}
	return result
}

// checkPart lints the documents in a part of a file, and its comments. It also returns
// what the part has been read as. The fixes have not been proven.
func (l *Linter) checkPart(path string, format source.Format, part []byte) (finding.Result, source.Document) {
	isQuiet, suspect := l.proves(format.Traits())(part)
	if isQuiet {
		return finding.Result{Found: finding.Found{Path: path, Documents: 1}}, source.Document{JSON: part}
	}
	return l.checkLoud(path, format, part, suspect)
}

// checkLoud is checkPart for a part of which something may be to be said. Suspect is as
// [Linter.inspect] takes it.
func (l *Linter) checkLoud(path string, format source.Format, part []byte, suspect int) (finding.Result, source.Document) {
	result := finding.Result{Found: finding.Found{Path: path}}
	if l.takesWhole(format.Traits(), part) {
		l.addWhole(&result, format.Traits(), source.Chunk{Text: part, Line: 1}, suspect)
		return result, source.Document{JSON: part}
	}
	whole, err := l.read(format, part)
	if fault, ok := errors.AsType[*source.Fault](err); ok {
		return l.checkFaulty(path, part, fault), source.Document{}
	}
	if err != nil {
		return finding.Failed(path, err), source.Document{}
	}
	lines := jsonindex.NewCursor(part)
	for d := range format.Documents(whole) {
		result.Add(l.checkSelected(path, part, d, lines))
	}
	if format.Traits().Loose {
		result.Findings = joinShared(result.Findings)
	}
	liftFixes(result.Findings, format, whole, part)
	if format.Traits().Streams && l.opts.Selection == nil {
		finding.ForLines(result.Findings)
	}
	result.AddComments(l.rules.InComments(part, format.Comments(part, whole)))
	return result, whole
}

// read reads a part of a file, and finds what of it must not be shown.
func (l *Linter) read(format source.Format, part []byte) (source.Document, error) {
	whole, err := format.Read(part)
	if err == nil {
		whole.Betray(l.validator.Redact)
	}
	return whole, err
}

// checkFaulty is the result of a part of a file that cannot be written as JSON.
func (l *Linter) checkFaulty(path string, part []byte, fault *source.Fault) finding.Result {
	result := finding.Result{Found: finding.Found{Path: path, Documents: 1}}
	id := string(fault.Code)
	result.NotChecked = []finding.NotChecked{finding.Unread(id)}
	if l.rules.IsOn(id) {
		f := finding.Finding{Rule: id, Severity: l.rules.Severity(id), Message: fault.Message, Hint: fault.Hint, Offset: fault.Start, End: fault.End}
		result.Findings = append(result.Findings, f)
	}
	if result.Findings = append(result.Findings, l.rules.InText(part)...); len(result.Findings) == 0 {
		return result
	}
	finding.PutInOrder(result.Findings, part, jsonindex.NewCursor(part))
	shown := source.Document{JSON: part, Opaque: l.opts.Selection != nil}
	result.Excerpts = shown.Excerpts(part, func() []byte { return l.validator.Redact(part) })
	return result
}

// checkEmpty is the result of a file without a document, which proves nothing and must
// not pass for a valid one.
func (l *Linter) checkEmpty(path string) finding.Result {
	if l.opts.Selection == nil {
		result := l.Check(path, nil)
		result.Documents = 0
		return result
	}
	result := finding.Result{Found: finding.Found{Path: path}}
	if l.rules.IsOn(rule.EmptySelection) {
		result.Findings = []finding.Finding{{
			Rule: rule.EmptySelection, Severity: l.rules.Severity(rule.EmptySelection),
			Message: l.nothingSelected(),
			Hint:    "correct the selector, or leave the file out",
			Line:    1, Column: 1, EndColumn: 1,
		}}
	}
	return result
}

// offer adds to the finding that nothing is selected in a text what there is to select.
func (l *Linter) offer(found []finding.Finding, format source.Format, text []byte) {
	if l.opts.Selection == nil || len(found) == 0 {
		return
	}
	for part := range format.Parts(source.Chunk{Text: text, Line: 1}) {
		whole, err := l.read(format, part.Text)
		if err != nil {
			continue
		}
		for d := range format.Documents(whole) {
			if offers := l.opts.Selection.Offers(d, l.validator.Redact); offers != "" {
				found[0].Hint = span.Visible(offers) + "; " + found[0].Hint
				return
			}
		}
	}
}

func (l *Linter) nothingSelected() string {
	return "nothing in this file is selected by " + span.Visible(secret.Mask(l.opts.Selection.String(), secret.OfArgument))
}
