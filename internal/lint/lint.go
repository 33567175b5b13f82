package lint

import (
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/variants"
)

// Options say what a [Linter] looks for. The zero value is every rule as it is in
// [rule.All], for any schema.
type Options struct {
	// Contract is set if the validator is that of a Variant of it, so that the rules about
	// payloads apply.
	Contract *contracts.Contract
	Variant  variants.Variant

	// Among is set if each document is in one of these variants of the contract, whichever it
	// is. Variant is then for what cannot be read.
	Among []variants.Variant

	// Severities gives rules another severity by their ids. [finding.SeverityOff]
	// silences a rule; any other severity turns it on.
	Severities map[string]finding.Severity

	// Kind is how files hold their documents; if empty, their names decide.
	Kind source.Kind

	// Selection says which values of a file are the documents; if nil, the whole file is.
	Selection *selection.Selection

	// Interest says which bodies of a recording may be payloads, so that recordings are
	// recognized by what is in them where there is no selection. Nil for none.
	Interest *selection.Interest

	// Limits are those of documents; what is zero is as [authlink.Limits] has it.
	Limits authlink.Limits

	// Now is the time that tokens and dates are compared with. If it is zero, every
	// date is in the future.
	Now time.Time
}

// A Linter checks documents against one schema. It is safe for concurrent use.
type Linter struct {
	validator *authlink.Validator
	rules     *rule.Set
	opts      Options
	among     map[variants.Variant]func() (*Linter, error) // see [Options.Among]; they have no others
	exchanges *exchanges                                   // nil unless files are recordings of exchanges with an API
	survives  bool                                         // see surviving
}

// New returns a linter of the documents that v is for.
func New(v *authlink.Validator, opts Options) *Linter {
	var variant *variants.Chosen
	if opts.Contract != nil {
		chosen := opts.Contract.Of(opts.Variant)
		variant = &chosen
	}
	return &Linter{validator: v, rules: rule.NewSet(v, variant, opts.Severities, opts.Now), opts: opts, among: lintersAmong(opts)}
}

// Check lints one document, which is reported under the name path; no file of that
// name is read.
func (l *Linter) Check(path string, data []byte) finding.Result {
	isQuiet, suspect := l.glance(data)
	if isQuiet {
		return inspected(path, rule.Inspected{})
	}
	in, err := l.inspect(data, suspect, nil)
	if err != nil {
		return finding.Failed(path, err)
	}
	result := inspected(path, in)
	if len(in.Findings) > 0 {
		finding.PutInOrder(in.Findings, data, jsonindex.NewCursor(data))
		result.Excerpts = []span.Excerpt{{Offset: 0, Text: in.Masked.Text()}}
	}
	return result
}

// inspect validates a document and lets every rule look at it. What is found is appended to a list.
// The offset is that of a value that is probably at fault, as [Linter.glance] has it.
func (l *Linter) inspect(data []byte, suspect int, list []finding.Finding) (rule.Inspected, error) {
	suited, err := l.suited(data)
	if err != nil {
		return rule.Inspected{}, err
	}
	doc := jsonindex.Get()
	defer doc.Release()
	return suited.rules.Inspect(doc, data, suspect, list)
}

// inspected is the result of one document whose findings have no places in a file yet.
func inspected(path string, in rule.Inspected) finding.Result {
	result := finding.Result{Found: finding.Found{Path: path, Findings: in.Findings, Documents: 1}}
	if in.Unread != "" {
		result.NotChecked = []finding.NotChecked{finding.Unread(in.Unread)}
	}
	return result
}
