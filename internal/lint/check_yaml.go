package lint

import (
	"errors"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/fix"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/yaml"
)

// checkYAML lints each document of a YAML stream. Documents without content are
// left out.
func (l *Linter) checkYAML(path string, text []byte, proven bool) finding.Result {
	result := finding.Result{Path: path}
	if l.isTooLong(text) {
		return l.Check(path, text) // which says so
	}
	for part := range source.YamlParts(text) {
		found, d := l.checkYAMLPart(path, part.Text)
		if proven && d.JSON != nil {
			fix.ProveFixes(d, part.Text, found.Findings)
		}
		found.Move(part.Offset, part.Line)
		result.Add(found)
	}
	return result
}

// checkYAMLPart lints one document, or what is between two.
func (l *Linter) checkYAMLPart(path string, text []byte) (finding.Result, source.Document) {
	if yaml.HasContent(text) {
		return l.checkYAMLDocument(path, text)
	}
	result := finding.Result{Path: path}
	result.AddComments(l.rules.InComments(text, source.YamlComments(text, nil)))
	return result, source.Document{}
}

// checkYAMLDocument lints one document. It returns what it was read as, too, which
// has no JSON where there is none. Nobody has proven the fixes.
func (l *Linter) checkYAMLDocument(path string, text []byte) (finding.Result, source.Document) {
	d, err := source.ConvertYAML(text)
	if fault, ok := errors.AsType[*source.Fault](err); ok {
		return l.faultyYAML(path, text, fault), source.Document{}
	}
	if err != nil {
		return finding.Result{Path: path, Err: err}, source.Document{}
	}
	d.Betray(l.validator.Redact)
	result := l.checkSelected(path, text, d, jsonindex.NewCursor(text))
	fix.WriteFixes(&d, text, result.Findings)
	result.AddComments(l.rules.InComments(text, source.YamlComments(text, d.Spans)))
	return result, d
}

// faultyYAML is the result of a document that has no JSON.
func (l *Linter) faultyYAML(path string, text []byte, fault *source.Fault) finding.Result {
	result := finding.Result{Path: path, Documents: 1}
	rule := string(fault.Code)
	if !l.rules.IsOn(rule) {
		return result
	}
	f := finding.Finding{Rule: rule, Severity: l.rules.Severity(rule), Message: fault.Message, Hint: fault.Hint, Offset: fault.Start, End: fault.End}
	result.Findings = []finding.Finding{f}
	finding.PutInOrder(result.Findings, text, jsonindex.NewCursor(text))
	shown := source.Document{JSON: text, Opaque: l.opts.Selection != nil}
	result.Excerpts = shown.Excerpts(text, l.validator.Redact(text))
	return result
}
