package compat

import (
	"cmp"
	"slices"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/engine"
)

// A Class says what a difference means to a reader.
type Class string

// The classes, the most severe first.
const (
	// Breaking: documents can now hold what the reader's types, or its code, have
	// no room for: another type, null, or nothing.
	Breaking Class = "breaking"

	// Widening: documents can now hold more values of a type that the reader
	// knows. It breaks one that lists them all.
	Widening Class = "widening"

	// Safe: documents can hold no more than before. Those recorded before may be
	// refused now.
	Safe Class = "safe"
)

// AtLeast reports whether c is at least as severe as other.
func (c Class) AtLeast(other Class) bool {
	order := []Class{Safe, Widening, Breaking}
	return slices.Index(order, c) >= slices.Index(order, other)
}

// A Difference is one change from the old schema to the new one.
type Difference struct {
	// Path is the JSON Pointer (RFC 6901) of the value or property, where * stands
	// for every element of an array or every member that has no schema of its own.
	Path    string `json:"path"`
	Keyword string `json:"keyword"`
	Class   Class  `json:"class"`

	// Old and New are what the keyword says, "" if it says nothing.
	Old string `json:"old"`
	New string `json:"new"`

	// Proof is nil if none was found.
	Proof *Proof `json:"proof,omitempty"`

	value  string // of an enum, as JSON; empty if all of them are meant
	within string // the keyword whose alternative it is in; a violation may report that alone
	gained bool   // whether it is the new schema that accepts more
	faults int    // of the proof, under the schema that refuses it
}

// A Proof is a document on which the two schemas disagree, as the reference
// engine says.
type Proof struct {
	ValidUnder string `json:"validUnder"` // "old" or "new"; the other refuses it
	Payload    string `json:"payload"`
	Why        string `json:"why"` // what the other one says of it
}

// RefusedUnder returns "new" or "old": the schema that refuses the document.
func (p *Proof) RefusedUnder() string {
	if p.ValidUnder == "old" {
		return "new"
	}
	return "old"
}

// Compare returns every difference that was found, in the order of paths. Either
// schema may be of any draft from 4 to 2020-12.
//
// References and "allOf" are followed. What is said about a value otherwise (anyOf,
// not, if, contains and the like) is compared as a whole: one that is written in
// another way is a difference; if it means the same, it has no proof.
//
// Secrets are masked in what is returned, as [authlink.Validator.Redact] masks
// them: those that a schema has for values, and those in the documents.
func Compare(old, new *authlink.Validator) ([]Difference, error) {
	return compareWith(usual, old, new)
}

// compareWith is Compare with an effort.
func compareWith(e effort, old, new *authlink.Validator) ([]Difference, error) {
	for _, validator := range []*authlink.Validator{old, new} {
		if err := (*engine.Validator)(validator).Walkable(); err != nil {
			return nil, err
		}
	}
	o, n := sideOf(old, e), sideOf(new, e)
	d, err := search(e, o, n)
	if err != nil {
		return nil, err
	}
	redact(d.found, o, n)
	return d.found, nil
}

// Distance returns how many differences Compare would find without documents: it looks
// for no proofs, and is fast.
func Distance(old, new *authlink.Validator) int {
	d := newDiffer(new, effort{})
	d.compare("", shapeOf(schemaOf(old)), shapeOf(schemaOf(new)))
	return len(d.found)
}

// search finds the differences and their proofs, with the documents as they are.
func search(e effort, old, new *side) (*differ, error) {
	d := newDiffer(new.validator, e)
	d.compare("", shapeOf(old.schema), shapeOf(new.schema))
	if err := prove(d, old, new); err != nil {
		return nil, err
	}
	slices.SortStableFunc(d.found, func(a, b Difference) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Keyword, b.Keyword))
	})
	return d, nil
}
