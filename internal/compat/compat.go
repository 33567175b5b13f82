package compat

import (
	"cmp"
	"slices"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/inclusion"
	"example.com/authlink/internal/judge"
	"github.com/santhosh-tekuri/jsonschema/v6"
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

	// Notice: the same documents are valid, but there is something to know: a property
	// is deprecated now.
	Notice Class = "notice"
)

// Classes returns all classes, the most severe first.
func Classes() []Class { return []Class{Breaking, Widening, Safe, Notice} }

// AtLeast reports whether c is at least as severe as other.
func (c Class) AtLeast(other Class) bool {
	return slices.Index(Classes(), c) <= slices.Index(Classes(), other)
}

// A Difference is one change from the old schema to the new one.
type Difference struct {
	// Path is the JSON Pointer (RFC 6901) of the value or property, where * stands
	// for every element of an array or every member that has no schema of its own.
	Path    string `json:"path"`
	Keyword string `json:"keyword"`
	Class   Class  `json:"class"`

	// In says of which of many documents it is, such as GET /orders/{id} 200; Path is from there.
	In string `json:"in,omitempty"`

	// Branch says of which alternative of "anyOf" or "oneOf" the value is, as
	// kind "a"; "" where there are none.
	Branch string `json:"branch,omitempty"`

	// Old and New are what the keyword says, "" if it says nothing.
	Old string `json:"old"`
	New string `json:"new"`

	// Proof is nil if none was found.
	Proof *Proof `json:"proof,omitempty"`

	// Reverse is the proof of the opposite, where documents of each schema are refused under the
	// other one for the same reason, as where a type becomes another: that of Proof is valid under
	// the new schema then.
	Reverse *Proof `json:"reverse,omitempty"`

	// Unjudged says that no document can prove it: what differs is for the reader alone,
	// as a format that no schema asserts.
	Unjudged bool `json:"unjudged,omitempty"`

	// Accepted is the reason for which it is known, and does not matter; "" for any other.
	Accepted string `json:"accepted,omitempty"`

	// Places are the other paths where the same definition applies, some of them if
	// there are many, of MorePlaces more.
	Places     []string `json:"places,omitempty"`
	MorePlaces int      `json:"morePlaces,omitempty"`

	value  string               // of an enum, as JSON; empty if all of them are meant
	within string               // the keyword whose alternative it is in; a violation may report that alone
	gained bool                 // whether it is the new schema that accepts more
	both   bool                 // the old one may accept more as well
	faults int                  // of the proof, under the schema that refuses it
	at     *place               // where it was found
	come   []*jsonschema.Schema // alternatives that came, or went
	paths  []string             // of all places, Path first
}

// IsProven reports whether the difference is certain.
func (d *Difference) IsProven() bool { return d.Proof != nil || d.Unjudged }

// A Proof is a document on which the two schemas disagree, as the judge says.
type Proof struct {
	ValidUnder string `json:"validUnder"` // "old" or "new"; the other refuses it
	Payload    string `json:"payload"`
	Why        string `json:"why"` // what the other one says of it

	// Masked says that a secret in the payload is masked by something that one of the schemas
	// does not take for it: as printed, it proves nothing.
	Masked bool `json:"masked,omitempty"`
}

// RefusedUnder returns "new" or "old": the schema that refuses the document.
func (p *Proof) RefusedUnder() string {
	if p.ValidUnder == "old" {
		return "new"
	}
	return "old"
}

// Options say how to compare.
type Options struct {
	// Effort is how much longer than usual proofs are looked for; 0 is 1.
	Effort int

	// Parts says that what is compared are objects whose members are documents, by names: of each difference
	// In is the name, and the proof is that member.
	Parts int
}

// A Result is what there is to say about two schemas.
type Result struct {
	Differences []Difference // in the order of paths

	// Equal says that both are proven to accept the same documents.
	Equal bool

	// Steps is how many steps the search for proofs might take; GaveUp says that they were not
	// enough.
	Steps  int
	GaveUp bool
}

// Unproven returns how many differences have no proof.
func (r *Result) Unproven() (n int) {
	for i := range r.Differences {
		if !r.Differences[i].IsProven() {
			n++
		}
	}
	return n
}

// Compare returns every difference that was found. Either schema may be of any draft from 4 to
// 2020-12.
//
// References and "allOf" are followed. Where it is proven that one schema has all that the other
// one has, nothing is lost or gained, however it is worded. What is said about a value otherwise (not,
// if, contains and the like) is compared as a whole.
//
// Secrets are masked in what is returned, as [authlink.Validator.Redact] masks
// them: those that a schema has for values, and those in the documents.
func Compare(old, new *authlink.Validator, opts Options) (*Result, error) {
	e := usual.times(max(1, opts.Effort))
	if opts.Parts == 0 {
		return compareWith(e, old, new)
	}
	result, err := compareWith(e.forParts(opts.Parts), old, new)
	if err == nil {
		result.part()
	}
	return result, err
}

// compareWith is Compare with an effort.
func compareWith(e effort, old, new *authlink.Validator) (*Result, error) {
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
	d.found = join(d.found)
	for i := range d.found {
		d.found[i].tellPlaces()
	}
	return &Result{Differences: d.found, Equal: d.equal, Steps: e.steps, GaveUp: d.spent || d.prover.IsSpent()}, nil
}

// maxToldPlaces is how many places of a difference are told.
const maxToldPlaces = 10

func (d *Difference) tellPlaces() {
	if len(d.paths) < 2 {
		return
	}
	others := slices.Sorted(slices.Values(d.paths[1:]))
	d.Places = others[:min(len(others), maxToldPlaces)]
	d.MorePlaces = len(others) - len(d.Places)
}

// Distance returns how many differences Compare would find without documents: it looks
// for no proofs, and is fast.
func Distance(old, new *authlink.Validator) int {
	o, n := &side{schema: schemaOf(old), validator: old}, &side{schema: schemaOf(new), validator: new}
	d := newDiffer(effort{stepsToProve: brief.stepsToProve}, o, n)
	d.compareRoots()
	return len(d.found)
}

// search finds the differences and their proofs, with the documents as they are.
func search(e effort, old, new *side) (*differ, error) {
	d := newDiffer(e, old, new)
	d.compareRoots()
	if err := prove(d); err != nil {
		return nil, err
	}
	slices.SortStableFunc(d.found, func(a, b Difference) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Branch, b.Branch), strings.Compare(a.Keyword, b.Keyword))
	})
	return d, nil
}

// newProver returns a prover about two sides.
func newProver(steps int, old, new *side) *inclusion.Prover {
	return inclusion.New(steps, []*judge.Program{old.program(), new.program()}, old.schema, new.schema)
}
