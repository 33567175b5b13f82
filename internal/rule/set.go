package rule

import (
	"slices"
	"sync"
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/quiet"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/variants"
)

// A Set is the rules that are on, for documents of one schema. It is safe for
// concurrent use.
type Set struct {
	validator   *authlink.Validator
	variant     *variants.Chosen // nil if the schema is not that of a contract
	now         time.Time
	properties  []variants.Property         // of the contract, where there is one
	names       func() spellings            // of the properties
	severities  map[string]finding.Severity // of every rule
	vocabulary  func() *vocabulary          // of the contract, where there is one
	checks      []Rule                      // those that are on and look at the content
	redact      func([]byte) []byte         // masks the secrets of a document
	checkSchema CheckSchema                 // set if the documents are schemas themselves
	remarking   quiet.Rules                 // those of the checks that go by remarks
	proof       func() *proof               // that checks find nothing
	respelling  quiet.Rules                 // those of the checks that look for names as another form spells them
}

// NewSet returns the rules for documents that v is for. variant is set if v is
// that of a contract, so that the rules about payloads apply. Severities
// gives rules another severity by their ids: [finding.SeverityOff] silences one, any other turns
// it on. Tokens and dates are compared with now.
func NewSet(v *authlink.Validator, variant *variants.Chosen, severities map[string]finding.Severity, now time.Time) *Set {
	s := &Set{validator: v, variant: variant, now: now, severities: make(map[string]finding.Severity), redact: v.Redact}
	if variant != nil {
		s.properties = variant.Properties(variant.Edition)
		s.names = sync.OnceValue(func() spellings { return newSpellings(*variant, s.properties) })
		s.vocabulary = sync.OnceValue(func() *vocabulary { return newVocabulary(variant.Contract, variant.Edition) })
	}
	for _, group := range bare() {
		for _, rule := range group.Rules {
			s.add(rule, severities)
		}
	}
	s.proof = sync.OnceValue(s.newProof)
	return s
}

// add adds a rule, with the severity that it has been given.
func (s *Set) add(rule Rule, severities map[string]finding.Severity) {
	s.severities[rule.ID] = rule.SeverityIn(severities)
	if !s.IsOn(rule.ID) || rule.check == nil {
		return
	}
	if rule.ID == unknownProperty || rule.ID == deprecated {
		s.remarking |= 1 << len(s.checks)
	}
	if rule.ID == wrongForm {
		s.respelling |= 1 << len(s.checks)
	}
	s.checks = append(s.checks, rule)
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

// standsIn reports whether a finding of a rule stands for what other rules would say of the same
// document. A rule that somebody has made less than an error does not: the errors it would stand
// for are reported beside it, for else nobody would hear of them.
func (s *Set) standsIn(id string) bool { return s.severities[id] == finding.SeverityError }

// Severity returns the severity of a rule's findings.
func (s *Set) Severity(id string) finding.Severity { return s.severities[id] }

// An Inspected is what there is to say about one document.
type Inspected struct {
	Findings []finding.Finding // in no order, without the places in a file, and after others that were there

	// Masked is the document with its secrets masked, for which it must stay as it is. It is nil if
	// nothing has been found.
	Masked *span.Later

	// Unread is the id of the rule whose fault, found or silenced, has kept the document or
	// a part of it from being judged; "" if all of it has been.
	Unread string
}

// Inspect validates a document and lets every rule look at it. What is found is appended to a list.
// Suspect is as [Set.Prove] has it, 0 where nobody has asked. doc is parsed anew.
func (s *Set) Inspect(doc *jsonindex.Index, data []byte, suspect int, list []finding.Finding) (Inspected, error) {
	if s.checkSchema != nil {
		found, masked, err := s.inspectSchema(doc, data)
		return Inspected{Findings: append(list, found...), Masked: span.NewLater(nil, func([]byte) []byte { return masked })}, err
	}
	in := inspections.Get().(*inspection)
	defer in.release()
	in.begin(s, doc, data)
	in.suspect = suspect
	if err := in.run(s); err != nil {
		return Inspected{}, err
	}
	in.found = s.finish(in.found)
	out := Inspected{Findings: append(list, in.found...), Unread: in.unread}
	if len(in.found) > 0 {
		out.Masked = in.maskedLater()
	}
	return out, nil
}

func (s *Set) inspection(doc *jsonindex.Index, data []byte) *inspection {
	in := new(inspection)
	in.begin(s, doc, data)
	return in
}

// run runs an inspection.
func (in *inspection) run(s *Set) error {
	if in.doc.Parse(in.data, s.parsing(false)) != nil {
		return in.runText(s)
	}
	return in.judge(s)
}

// parsing says how documents are read: within the limits of the validator.
func (s *Set) parsing(allowDuplicateNames bool) jsonindex.Options {
	options := jsonindex.Options{AllowDuplicateNames: allowDuplicateNames}
	if schema := (*engine.Validator)(s.validator).Schema(); schema != nil {
		options.Limits = schema.Parsing.Limits
	}
	return options
}

// judge runs an inspection of JSON, which has been parsed.
func (in *inspection) judge(s *Set) error {
	in.loud = s.proof().loud(in.data)
	isJudged := s.isInOwnForm(in.loud)
	if isJudged {
		if err := in.validate(s); err != nil {
			return err
		}
	}
	if !isJudged || !in.hasRequired(s) {
		if isOther, err := in.judgeAny(s, isJudged); err != nil || isOther {
			return err
		}
	}
	if i := slices.IndexFunc(in.found, finding.Finding.IsOfText); i >= 0 { // the validator may have limits of its own
		in.unread = in.found[i].Rule
		in.found = append(in.found, s.InText(in.data)...)
		return nil
	}
	return in.check(s)
}

// isInOwnForm reports whether no name in a document is as another form of the contract spells it, by
// the rules that may find something in it.
func (s *Set) isInOwnForm(loud quiet.Rules) bool {
	return s.variant == nil || s.proof().program != nil && (!s.IsOn(wrongForm) || loud&s.respelling == 0)
}

// hasRequired reports whether the document is a payload for sure, since nothing is missing of it as a
// whole: then nobody has to look at its names for that.
func (in *inspection) hasRequired(s *Set) bool {
	if s.variant == nil || !s.IsOn(OtherDocument) {
		in.violations = len(in.found)
		return true
	}
	if vocabulary := s.vocabulary(); vocabulary != nil && !vocabulary.isEnough(s.properties) || in.doc.Token(0).Kind != jsonindex.Object {
		return false
	}
	for i := range in.found {
		if f := &in.found[i]; f.Location == nil || f.InstanceLocation == "" {
			return false
		}
	}
	in.violations = len(in.found)
	return true
}

// judgeAny judges a document that may be no payload, or one in another form, if it has not been judged
// already. It reports whether it is none, and nothing else is to be said of it.
func (in *inspection) judgeAny(s *Set, isJudged bool) (isOther bool, err error) {
	judged := len(in.found)
	in.readPayload(s)
	if in.checkOther(s) && s.standsIn(OtherDocument) {
		in.found = in.found[judged:]
		in.findSecrets(s)
		return true, nil
	}
	if isJudged {
		in.violations = judged
		return false, nil
	}
	other := slices.Clone(in.found)
	if err := in.takeOtherForm(s); err != nil {
		return false, err
	}
	if err := in.validate(s); err != nil {
		return false, err
	}
	in.violations = len(in.found)
	in.found = append(in.found, other...)
	return false, nil
}

// takeOtherForm has the document judged in the form that it is in, where that is another one than the set's.
func (in *inspection) takeOtherForm(s *Set) error {
	if !in.isJudgedInOtherForm() {
		return nil
	}
	schema, err := s.variant.Compiled(variants.Variant{Form: in.payload.foundForm(in.doc), Edition: s.variant.Edition})
	if err != nil {
		return err
	}
	own := *schema
	own.Parsing = s.parsing(false)
	in.validator = (*authlink.Validator)(engine.New(&own))
	return nil
}

// check asks the rules about the content, but for those that are proven to find nothing.
func (in *inspection) check(s *Set) (err error) {
	loud := in.loud | s.proof().loudOf(in.found[:in.violations])
	if in.validator != s.validator {
		loud = ^quiet.Rules(0) // the names are others
	}
	if loud == 0 {
		return nil
	}
	if in.payload == nil {
		in.readPayload(s)
	}
	if loud&s.remarking != 0 {
		if in.remarks, err = in.validator.Remarks(in.data); err != nil {
			return err
		}
	}
	for i := range s.checks {
		if i < quiet.MaxRules && loud>>i&1 == 0 {
			continue // it finds nothing
		}
		in.rule = s.checks[i]
		in.rule.check(in)
	}
	return nil
}

// findSecrets looks for what no document may have in it, of the contract or not.
func (in *inspection) findSecrets(s *Set) {
	if s.IsOn(LiveToken) {
		in.rule = newRule(LiveToken)
		checkLiveToken(in)
	}
}

// readPayload reads the document as that of the contract, where the rules are for it.
func (in *inspection) readPayload(s *Set) {
	if s.variant != nil {
		in.payload = in.room.read(in.doc, s.variant, s.properties, s.names())
	}
}

// finish returns the findings of the rules that are on, with their severities.
func (s *Set) finish(found []finding.Finding) []finding.Finding {
	isOff := false
	for i := range found {
		f := &found[i]
		severity, ok := s.severities[f.Rule]
		if !ok {
			f.Rule, severity = False, s.severities[False]
		}
		f.Severity = severity
		isOff = isOff || severity == finding.SeverityOff
	}
	if !isOff {
		return found
	}
	return slices.DeleteFunc(found, func(f finding.Finding) bool { return f.Severity == finding.SeverityOff })
}
