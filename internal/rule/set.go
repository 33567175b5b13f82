package rule

import (
	"slices"
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/schema"
)

// A Set is the rules that are on, for documents of one schema. It is safe for
// concurrent use.
type Set struct {
	validator   *authlink.Validator
	variant     *authlink.Variant // nil if the schema is not the built-in contract
	now         time.Time
	properties  []schema.Property           // of the contract, where there is one
	severities  map[string]finding.Severity // of every rule
	checks      []Rule                      // those that are on and look at the content
	checkSchema CheckSchema                 // set if the documents are schemas themselves
}

// NewSet returns the rules for documents that v is for. variant is set if v is
// that of the built-in contract, so that the rules of the payload apply. Severities
// gives rules another severity by their ids: [finding.SeverityOff] silences one, any other turns
// it on. Tokens and dates are compared with now.
func NewSet(v *authlink.Validator, variant *authlink.Variant, severities map[string]finding.Severity, now time.Time) *Set {
	s := &Set{validator: v, variant: variant, now: now, severities: make(map[string]finding.Severity)}
	if variant != nil {
		s.properties = schema.Properties(variant.Edition)
	}
	for _, rule := range All() {
		s.severities[rule.ID] = rule.SeverityIn(severities)
		if s.IsOn(rule.ID) && rule.check != nil {
			s.checks = append(s.checks, rule)
		}
	}
	return s
}

// SeverityIn returns the severity of the rule's findings where some rules, by their ids,
// have been given another.
func (r Rule) SeverityIn(severities map[string]finding.Severity) finding.Severity {
	if severity, ok := severities[r.ID]; ok {
		return severity
	}
	if r.Off {
		return finding.SeverityOff
	}
	return r.Severity
}

// IsOn reports whether a rule is on.
func (s *Set) IsOn(id string) bool { return s.severities[id] != finding.SeverityOff }

// Severity returns the severity of a rule's findings.
func (s *Set) Severity(id string) finding.Severity { return s.severities[id] }

// Inspect validates a document and lets every rule look at it. It returns what has been
// found, in no order and without lines and columns, and the document with its secrets
// masked, which is nil if nothing has been found. doc is parsed anew.
func (s *Set) Inspect(doc *jsonindex.Index, data []byte) (found []finding.Finding, masked []byte, err error) {
	if s.checkSchema != nil {
		return s.inspectSchema(doc, data)
	}
	in := s.inspection(doc, data)
	if err := in.run(s); err != nil {
		return nil, nil, err
	}
	if found = s.finish(in.found); len(found) > 0 {
		masked = in.redacted()
	}
	return found, masked, nil
}

func (s *Set) inspection(doc *jsonindex.Index, data []byte) *inspection {
	return &inspection{data: data, doc: doc, validator: s.validator, now: s.now}
}

// run runs an inspection.
func (in *inspection) run(s *Set) error {
	isJSON := in.doc.Parse(in.data, jsonindex.Options{}) == nil
	if isJSON {
		in.readPayload(s)
	}
	var err error
	if s.IsOn(wrongForm) && in.payload.isWrongForm() {
		other := *s.variant
		other.Form = in.payload.foundForm(in.doc)
		if in.validator, err = other.Validator(); err != nil {
			return err
		}
	}
	if in.found, err = finding.Findings(in.validator.Validate(in.data)); err != nil {
		return err
	}
	in.violations = len(in.found)
	if !isJSON && len(in.found) > 0 {
		in.found[0].Fix = fixText(in.found[0], in.data)
	}
	if !isJSON || slices.ContainsFunc(in.found, finding.Finding.IsOfText) { // the validator may have limits of its own
		return nil
	}
	if in.remarks, err = in.validator.Remarks(in.data); err != nil {
		return err
	}
	for _, rule := range s.checks {
		in.rule = rule
		rule.check(in)
	}
	return nil
}

// readPayload reads the document as that of the contract, where the rules are for it.
func (in *inspection) readPayload(s *Set) {
	if s.variant != nil {
		in.edition = s.variant.Edition
		in.payload = newPayload(in.doc, s.variant.Form, s.properties)
	}
}

// finish returns the findings of the rules that are on, with their severities.
func (s *Set) finish(found []finding.Finding) []finding.Finding {
	for i := range found {
		f := &found[i]
		if _, ok := s.severities[f.Rule]; !ok {
			f.Rule = False
		}
		f.Severity = s.severities[f.Rule]
	}
	return slices.DeleteFunc(found, func(f finding.Finding) bool { return f.Severity == finding.SeverityOff })
}
