package diagnose

import (
	"example.com/authlink/internal/judge"
)

// A Unit is one result in a standard output format (JSON Schema Core 2020-12, section 12.3).
type Unit struct {
	Valid                                                      bool
	KeywordLocation, AbsoluteKeywordLocation, InstanceLocation string
	Error                                                      string
	Annotation                                                 any // where HasAnnotation
	HasAnnotation                                              bool
	Errors, Annotations                                        []Unit
}

// A Form is how much of the results an output has, and in which shape.
type Form int

// The forms of an output.
const (
	Basic    Form = iota // a flat list of what decided, or of annotations (section 12.4.2)
	Detailed             // the same as a tree that follows the schema, condensed (section 12.4.3)
	Verbose              // the tree of all results (section 12.4.4)
)

// maxResults bounds an output. A schema that several ways lead to has a result for each of
// them, and ways may double from level to level.
const maxResults = 10_000

// maxOutput bounds the same in bytes, about: each result has its location, which is as long as the
// document is deep.
const (
	maxOutput   = 16 << 20
	sizeOfName  = 16 // in an annotation, without its text
	sizeOfIndex = 8
	sizeOfGroup = 64
)

// Output returns the results of judging a document. Of more than ten thousand, or of more than
// some 16 MiB, it has the first.
func Output(s Subject, t *judge.Trace, form Form) Unit {
	o := outputter{words: newWording(s), source: s.Source}
	top := result{Unit: Unit{
		Valid:                   t.Verdict == nil,
		AbsoluteKeywordLocation: s.Schema.Location,
	}}
	if top.below = []group{o.schema(t, nil, nil)}; !top.Valid {
		top.Error = belowIsWrong
	}
	switch form {
	case Basic:
		flat := top.Unit
		for _, u := range top.decisive(nil) {
			flat.add(u)
		}
		return flat
	case Detailed:
		return top.tree()
	}
	return top.whole()
}

// add adds a unit below another: to its errors, or to its annotations.
func (u *Unit) add(below Unit) {
	if u.Valid {
		u.Annotations = append(u.Annotations, below)
	} else {
		u.Errors = append(u.Errors, below)
	}
}

// decides reports whether a group has to do with the result that it is below: with errors
// those that refuse, with annotations those that accept. What "not" is about is never told, and
// a name has no annotations: they would be taken for those of its value.
func (r *result) decides(g group) bool {
	return g.valid == r.Valid && r.keyword != "not" && !(r.Valid && r.keyword == "propertyNames")
}

// decisive appends the units below r that decided, or that are annotations, in one list.
func (r *result) decisive(units []Unit) []Unit {
	for _, g := range r.below {
		if !r.decides(g) {
			continue
		}
		for i := range g.results {
			sub := &g.results[i]
			if sub.Valid != r.Valid {
				continue
			}
			if !sub.Valid || sub.HasAnnotation {
				units = append(units, sub.Unit)
			}
			units = sub.decisive(units)
		}
	}
	return units
}

// tree returns r with what decided below it. One that has a single one below is replaced by
// that.
func (r *result) tree() Unit {
	u := r.Unit
	var below []Unit
	for _, g := range r.below {
		if !r.decides(g) {
			continue
		}
		for i := range g.results {
			sub := &g.results[i]
			if sub.Valid != r.Valid {
				continue
			}
			if t := sub.tree(); !t.Valid || t.HasAnnotation || t.Annotations != nil {
				below = append(below, t)
			}
		}
	}
	if len(below) == 1 && r.keyword != "" && !r.HasAnnotation {
		return below[0]
	}
	if below != nil {
		u.Error = ""
	}
	for _, t := range below {
		u.add(t)
	}
	return u
}

// whole returns r with everything below it.
func (r *result) whole() Unit {
	u := r.Unit
	for _, g := range r.below {
		for i := range g.results {
			u.add(g.results[i].whole())
		}
	}
	if u.Errors != nil {
		u.Error = ""
	}
	return u
}
