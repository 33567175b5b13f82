package lint

import (
	"slices"
	"sync"
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/schema"
)

// Options say what a [Linter] looks for. The zero value is every rule as it
// stands in [Rules], of any schema.
type Options struct {
	// Contract is set where the validator is that of the built-in contract, so
	// that the rules of the payload apply.
	Variant *authlink.Variant

	// Severities gives rules another severity by their ids. [SeverityOff]
	// silences a rule; any other severity turns it on.
	Severities map[string]Severity

	// Kind is how files hold their documents; empty for what their names say.
	Kind Kind

	// Selection says which values of a file are the documents; nil for all of it.
	Selection *Selection

	// Now is the time that tokens and dates are compared with. Where it is zero,
	// every date is in the future.
	Now time.Time
}

// A Linter checks documents against one schema. It is safe for concurrent use.
type Linter struct {
	validator  *authlink.Validator
	opts       Options
	properties []schema.Property   // of the contract, where there is one
	severities map[string]Severity // of every rule
	checks     []Rule              // those that are on and look at the content
	indexes    sync.Pool           // of *jsonindex.Index
}

// maxPooledTokens bounds what a pooled index keeps: 1 MiB of tokens.
const maxPooledTokens = 1 << 16

// New returns a linter of the documents that v is for.
func New(v *authlink.Validator, opts Options) *Linter {
	l := &Linter{validator: v, opts: opts, severities: make(map[string]Severity)}
	if opts.Variant != nil {
		l.properties = schema.Properties(opts.Variant.Edition)
	}
	for _, rule := range Rules() {
		l.severities[rule.ID] = opts.severity(rule)
		if l.isOn(rule.ID) && rule.check != nil {
			l.checks = append(l.checks, rule)
		}
	}
	return l
}

func (o Options) severity(r Rule) Severity {
	if severity, ok := o.Severities[r.ID]; ok {
		return severity
	}
	if r.Off {
		return SeverityOff
	}
	return r.Severity
}

// Check lints one document, which is reported under the name path; nothing is
// read from there.
func (l *Linter) Check(path string, data []byte) Result {
	doc, ok := l.indexes.Get().(*jsonindex.Index)
	if !ok {
		doc = new(jsonindex.Index)
	}
	defer func() {
		doc.Forget(maxPooledTokens)
		l.indexes.Put(doc)
	}()
	in := inspection{data: data, doc: doc, validator: l.validator, now: l.opts.Now}
	if err := l.inspect(&in); err != nil {
		return Result{Path: path, Err: err}
	}
	result := Result{Path: path, Findings: l.finish(&in)}
	if len(result.Findings) > 0 {
		putInOrder(result.Findings, data, jsonindex.NewCursor(data))
		result.excerpts = []excerpt{{0, in.redacted()}}
	}
	return result
}

// inspect validates the document and lets every rule look at it.
func (l *Linter) inspect(in *inspection) error {
	isJSON := in.doc.Parse(in.data, jsonindex.Options{}) == nil
	if isJSON && l.opts.Variant != nil {
		in.edition = l.opts.Variant.Edition
		in.payload = newPayload(in.doc, l.opts.Variant.Form, l.properties)
	}
	var err error
	if l.isOn(wrongForm.ID) && in.payload.isWrongForm() {
		other := *l.opts.Variant
		other.Form = in.payload.foundForm(in.doc)
		if in.validator, err = other.Validator(); err != nil {
			return err
		}
	}
	if in.found, err = findings(in.validator.Validate(in.data)); err != nil {
		return err
	}
	in.violations = len(in.found)
	if !isJSON && len(in.found) > 0 {
		in.found[0].Fix = fixText(in.found[0], in.data)
	}
	if !isJSON || slices.ContainsFunc(in.found, Finding.isOfText) { // the validator may have limits of its own
		return nil
	}
	if in.remarks, err = in.validator.Remarks(in.data); err != nil {
		return err
	}
	for _, rule := range l.checks {
		in.rule = rule
		rule.check(in)
	}
	return nil
}

func (l *Linter) isOn(id string) bool { return l.severities[id] != SeverityOff }

// finish returns the findings of the rules that are on.
func (l *Linter) finish(in *inspection) []Finding {
	for i := range in.found {
		f := &in.found[i]
		if _, ok := l.severities[f.Rule]; !ok {
			f.Rule = ruleFalse
		}
		f.Severity = l.severities[f.Rule]
	}
	found := slices.DeleteFunc(in.found, func(f Finding) bool { return f.Severity == SeverityOff })
	return found
}
