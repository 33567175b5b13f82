package rule

import (
	"example.com/authlink/internal/accept"
	"example.com/authlink/internal/compile"
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/quiet"
	"example.com/authlink/schema"
)

// A watch collects what has to be asked of a valid document so that the rules of a set find
// nothing in it. Each rule about the content adds to it by a function beside its check: what it
// asks may be wrong in one way only, and let a document pass in which the check finds something.
type watch struct {
	set   *Set
	tests quiet.Tests
}

// name has a test asked of each name.
func (w *watch) name(test func(quiet.Name) bool) { w.tests.Names = append(w.tests.Names, test) }

// text has a test asked of each string.
func (w *watch) text(test quiet.TextTest) { w.tests.Texts = append(w.tests.Texts, test) }

// number has a test asked of each number.
func (w *watch) number(test func([]byte) bool) { w.tests.Numbers = append(w.tests.Numbers, test) }

// textOf has a test asked of the strings that are a property of the payload.
func (w *watch) textOf(sdk string, test func(quiet.Text) bool) {
	w.member(sdk, func(tests *quiet.ValueTests) { tests.Texts = append(tests.Texts, test) })
}

// arrayOf has a test asked of the arrays that are a property of the payload.
func (w *watch) arrayOf(sdk string, test func([]byte) bool) {
	w.member(sdk, func(tests *quiet.ValueTests) { tests.Arrays = append(tests.Arrays, test) })
}

func (w *watch) member(sdk string, add func(*quiet.ValueTests)) {
	for _, p := range w.properties() {
		if p.SDK != sdk {
			continue
		}
		name := p.Name(w.set.variant.Form)
		tests := w.tests.Top[name]
		add(&tests)
		w.tests.Top[name] = tests
	}
}

// properties are those of the payload, none where the schema is not the built-in contract.
func (w *watch) properties() []schema.Property { return w.set.properties }

// A Proof is what can be told of a document at a glance.
type Proof uint8

const (
	Unproven Proof = iota // nothing
	Quiet                 // it is valid, and no rule finds anything in it
	Refused               // it is no valid document
)

// Prove tells what it can of a document at a glance. Nothing is allocated.
func (s *Set) Prove(data []byte) Proof {
	proof := s.proof()
	if proof == nil || len(data) > jsonindex.DefaultLimits().Values {
		return Unproven
	}
	switch verdict, _ := s.compiled().Prejudge(data); {
	case verdict == accept.Refused:
		return Refused
	case verdict == accept.Proven && proof.Proves(data):
		return Quiet
	}
	return Unproven
}

// compiled returns what the validator judges by.
func (s *Set) compiled() *compile.Schema { return (*engine.Validator)(s.validator).Schema() }

// newProof returns what proves valid documents quiet; nil if some rule cannot be watched.
func (s *Set) newProof() *quiet.Program {
	schema := s.compiled()
	if s.checkSchema != nil || schema == nil || schema.Parsing.Limits.OrDefaults() != jsonindex.DefaultLimits() {
		return nil
	}
	w := watch{set: s, tests: quiet.Tests{Hides: len(schema.Secrets) > 0, Top: map[string]quiet.ValueTests{}}}
	for _, rule := range s.checks {
		if rule.watch == nil {
			return nil
		}
		rule.watch(&w)
	}
	return quiet.New(schema.Place(), w.tests)
}
