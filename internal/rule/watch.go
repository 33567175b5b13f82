package rule

import (
	"slices"

	"example.com/authlink/internal/accept"
	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/compile"
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/quiet"
	"example.com/authlink/internal/variants"
)

// A watch collects what the rules of a set ask of a document so that they find nothing in it.
// Each rule about the content adds to it by a function beside its check: what it asks may be
// wrong in one way only, and let a document pass in which the check finds something.
type watch struct {
	set   *Set
	rule  quiet.Rules // the one that adds
	tests quiet.Tests

	// The rules that may say something, whatever passes, of a document that breaks a keyword, and of one
	// whose violations come with such advice.
	keyword map[string]quiet.Rules
	advised map[advice.Code]quiet.Rules

	isBlind bool // there is a place that cannot be watched
}

// name has a test asked of each name.
func (w *watch) name(test func(quiet.Name) bool) {
	w.tests.Names = append(w.tests.Names, quiet.Test[quiet.Name]{Of: w.rule, Passes: test})
}

// text has a test asked of each string.
func (w *watch) text(test quiet.TextTest) {
	test.Of = w.rule
	w.tests.Texts = append(w.tests.Texts, test)
}

// number has a test asked of each number.
func (w *watch) number(test func([]byte) bool) {
	w.tests.Numbers = append(w.tests.Numbers, quiet.Test[[]byte]{Of: w.rule, Passes: test})
}

// textOf has a test asked of the strings that are a property of the payload.
func (w *watch) textOf(p variants.Property, test func(quiet.Text) bool) {
	w.textAt(jsonpointer.String(p.Name), test)
}

// textAt has a test asked of the strings at a place of the payload.
func (w *watch) textAt(pointer string, test func(quiet.Text) bool) {
	w.at(pointer, func(tests *quiet.ValueTests) {
		tests.Texts = append(tests.Texts, quiet.Test[quiet.Text]{Of: w.rule, Passes: test})
	})
}

// arrayAt has a test asked of the arrays at a place of the payload.
func (w *watch) arrayAt(pointer string, test func([]byte) bool) {
	w.at(pointer, func(tests *quiet.ValueTests) {
		tests.Arrays = append(tests.Arrays, quiet.Test[[]byte]{Of: w.rule, Passes: test})
	})
}

// obeys asks that nothing in the document breaks a keyword.
func (w *watch) obeys(keyword string) { w.keyword[keyword] |= w.rule }

// isNotAdvised asks that no violation comes with advice of a code.
func (w *watch) isNotAdvised(code advice.Code) { w.advised[code] |= w.rule }

// at adds tests for a place. Only members of the payload itself can be watched.
func (w *watch) at(pointer string, add func(*quiet.ValueTests)) {
	tokens := jsonpointer.Split(pointer)
	if len(tokens) != 1 || tokens[0] == "*" {
		w.isBlind = true
		return
	}
	w.member(tokens[0], add)
}

// member adds tests for a member by its name in the schema, in whichever spelling it is there.
func (w *watch) member(name string, add func(*quiet.ValueTests)) {
	spellings := map[string]bool{}
	for _, form := range w.set.variant.Forms {
		spellings[form.Property(name)] = true
	}
	for name := range spellings {
		tests := w.tests.Top[name]
		add(&tests)
		w.tests.Top[name] = tests
	}
}

// texts are the properties that the contract wants to hold real texts.
func (w *watch) texts() []variants.Property {
	if w.set.variant == nil || !w.set.variant.HasTexts {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(w.set.properties), func(p variants.Property) bool { return !p.IsText })
}

// urls are the places of URLs that somebody is to open.
func (w *watch) urls() []string {
	if w.set.variant == nil {
		return nil
	}
	return w.set.variant.URLs
}

// lists are the lists of words that the contract speaks of.
func (w *watch) lists() []variants.List {
	if w.set.variant == nil {
		return nil
	}
	return w.set.variant.Lists
}

// A Proof is what can be told of a document at a glance.
type Proof uint8

const (
	Unproven Proof = iota // nothing
	Quiet                 // it is valid, and no rule finds anything in it
	Refused               // it is no valid document
)

// Prove tells what it can of a document at a glance. Of one that is probably not valid, suspect is the
// offset of a value that is probably at fault, else 0. Nothing is allocated.
func (s *Set) Prove(data []byte) (proof Proof, suspect int) {
	program := s.proof().program
	if program == nil || len(data) > jsonindex.DefaultLimits().Values {
		return Unproven, 0
	}
	verdict, suspect := s.compiled().Prejudge(data)
	switch {
	case verdict == accept.Refused:
		return Refused, suspect
	case verdict == accept.Proven && program.Proves(data):
		return Quiet, 0
	case verdict == accept.Proven:
		return Unproven, 0
	}
	return Unproven, suspect
}

// compiled returns what the validator judges by.
func (s *Set) compiled() *compile.Schema { return (*engine.Validator)(s.validator).Schema() }

// A proof is what proves that rules find nothing.
type proof struct {
	program *quiet.Program         // nil if nobody knows
	keyword map[string]quiet.Rules // see watch
	advised map[advice.Code]quiet.Rules
}

// loud returns the rules that may find something in a document that is strictly written, whatever is
// said of its violations: each is a bit, by its place among the checks.
func (p *proof) loud(data []byte) quiet.Rules {
	if p.program == nil {
		return ^quiet.Rules(0)
	}
	return p.program.Loud(data)
}

// loudOf returns those that may find something for a violation of the document.
func (p *proof) loudOf(violations []finding.Finding) (loud quiet.Rules) {
	for i := range violations {
		v := &violations[i]
		loud |= p.keyword[v.Rule]
		for k := range v.Advice {
			loud |= p.advised[v.Advice[k].Code]
		}
	}
	return loud
}

// newProof makes the proof of the rules that are on.
func (s *Set) newProof() *proof {
	schema := s.compiled()
	if s.checkSchema != nil || schema == nil || schema.Parsing.Limits.OrDefaults() != jsonindex.DefaultLimits() || len(s.checks) > quiet.MaxRules {
		return new(proof)
	}
	w := watch{set: s, tests: quiet.Tests{Hides: len(schema.Secrets) > 0, Top: map[string]quiet.ValueTests{}}, keyword: map[string]quiet.Rules{}, advised: map[advice.Code]quiet.Rules{}}
	for i, rule := range s.checks {
		w.rule = 1 << i
		if rule.watch == nil {
			return new(proof)
		}
		rule.watch(&w)
	}
	if w.isBlind {
		return new(proof)
	}
	return &proof{quiet.New(schema.Place(), w.tests), w.keyword, w.advised}
}
