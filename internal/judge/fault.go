package judge

import "github.com/santhosh-tekuri/jsonschema/v6"

// A Verdict is what a schema has against a value. It is made once for each schema and value:
// where several ways lead to both, the faults above share it. So a walk along every way can
// take a time that doubles with the depth of a document; one that visits each verdict once
// cannot.
type Verdict struct {
	Schema *jsonschema.Schema
	Token  int // of the value, or of the member's name that "propertyNames" judges
	Faults []Fault
}

// A Fault is one keyword that refuses a value. An applicator has causes; anything else says
// something itself.
type Fault struct {
	Keyword string // "" where the schema is false, or leads back to itself without end
	Endless bool   // it leads back to itself

	Property string   // of "dependentRequired" and "dependencies": whose presence asks
	Missing  []string // names, of those two and of "required"
	Tokens   []int    // names that "additionalProperties" forbids; equal items, the earlier one first
	Indexes  []int    // the two first alternatives of "oneOf" that match; the same items by their indexes
	Count    int      // items that match "contains"; those that "additionalItems" forbids

	Causes []Cause
}

// A Cause is what a subschema has against the value, or against a part of it.
type Cause struct {
	Key     string // what follows the keyword on the way to the subschema
	HasKey  bool   // something does
	Item    int    // index of the item that it is about, where the value is an array
	Verdict *Verdict
}

// maxCandidates is how many of the items that do not match "contains" have their causes kept.
const maxCandidates = 10

// fault refuses the value because of a keyword. It returns the fault, to be completed before
// the next one; nil where none is kept.
func (f *frame) fault(keyword string) *Fault {
	f.refused = true
	if !f.why || !f.run.keep() {
		return nil
	}
	return f.add(keyword)
}

func (f *frame) add(keyword string) *Fault {
	if f.verdict == nil {
		s := f.run.verdicts.New()
		s.verdict = Verdict{Schema: f.node.schema, Token: f.token, Faults: s.faults[:0]}
		f.verdict, f.room = &s.verdict, s.causes[:0]
	}
	f.verdict.Faults = append(f.verdict.Faults, Fault{Keyword: keyword})
	return &f.verdict.Faults[len(f.verdict.Faults)-1]
}

// A single is a verdict with room for one fault with one cause: most have no more.
type single struct {
	verdict Verdict
	faults  [1]Fault
	causes  [1]Cause
}

// gather returns the fault of a keyword that may have several causes, or forbid several names:
// one fault has them all.
func (f *frame) gather(keyword string) *Fault {
	if f.verdict != nil {
		for i := range f.verdict.Faults {
			fault := &f.verdict.Faults[i]
			if fault.Keyword == keyword && (fault.Causes != nil || fault.Tokens != nil) {
				return fault
			}
		}
	}
	return f.add(keyword)
}

// refuse takes over what a subschema has against the value or a part of it.
func (f *frame) refuse(keyword string, cause Cause) {
	f.refused = true
	if cause.Verdict != nil && len(cause.Verdict.Faults) > 0 {
		fault := f.gather(keyword)
		if fault.Causes == nil {
			fault.Causes, f.room = f.room, nil
		}
		fault.Causes = append(fault.Causes, cause)
	}
}

// keep reports whether there is room for one more fault, and counts it where there is none.
// Within alternatives no fault counts, since only some of them will be told: the alternatives
// do, as one.
func (r *run) keep() bool {
	if r.kept < r.options.Faults {
		r.kept++
		return true
	}
	if r.alternatives == 0 {
		r.more++
	}
	return false
}
