package diagnose

import (
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/judge"
)

// A Unit is one result in a standard output format (JSON Schema Core 2020-12, section 12.3).
type Unit struct {
	KeywordLocation, AbsoluteKeywordLocation, InstanceLocation string
	Error                                                      string
	Errors                                                     []Unit
}

// maxUnits bounds an output. A verdict that several ways lead to has a unit for each of them,
// and ways may double from level to level.
const maxUnits = 10_000

// Output returns the errors of the document as a flat list (section 12.4.2), or as a
// tree that follows the schema, condensed (section 12.4.3). Of more than ten thousand it has
// the first. It reads the document anew, which errors that nobody asks for output need not hold.
func (r *Report) Output(flat bool) Unit {
	s := r.subject
	s.Doc = new(jsonindex.Index)
	if err := s.Doc.Parse(s.Data, s.Parsing); err != nil {
		return Unit{} // it has been read before
	}
	o := outputter{words: newWording(s)}
	o.walk = walk{doc: s.Doc, choice: o.words.choice}
	top := o.unit(&Fault{Fault: &judge.Fault{}, schema: s.Schema})
	top.Error = "a subschema has errors"
	if r.root == nil {
		return top
	}
	for _, unit := range o.verdict(r.root, nil) {
		if flat {
			top.Errors = flatten(top.Errors, unit)
		} else {
			top.Errors = append(top.Errors, condensed(unit))
		}
	}
	return top
}

// An outputter makes output units of the faults of a document. One is for one goroutine.
type outputter struct {
	words wording
	walk  walk
	units int
}

// verdict returns the units of all faults of a verdict, with those below them.
func (o *outputter) verdict(v *judge.Verdict, way *step) []Unit {
	var units []Unit
	for i := range v.Faults {
		if o.units++; o.units > maxUnits {
			break
		}
		f := &v.Faults[i]
		n := &Fault{Fault: f, schema: v.Schema, token: v.Token, instance: o.walk.path, way: way}
		unit := o.unit(n)
		for j := range f.Causes {
			unit.Errors = append(unit.Errors, o.cause(v, f, &f.Causes[j], way)...)
		}
		units = append(units, unit)
	}
	return units
}

// cause returns the units of a subschema.
func (o *outputter) cause(v *judge.Verdict, f *judge.Fault, c *judge.Cause, way *step) []Unit {
	below := &step{before: way, holder: v.Schema, keyword: f.Keyword, key: c.Key, hasKey: c.HasKey}
	outer := o.walk.path
	if c.Verdict.Token != v.Token {
		o.walk.path = append(outer[:len(outer):len(outer)], partOf(o.walk.doc, v.Token, f.Keyword, c))
	}
	units := o.verdict(c.Verdict, below)
	o.walk.path = outer
	return units
}

// flatten appends a unit and all below it.
func flatten(units []Unit, u Unit) []Unit {
	below := u.Errors
	u.Errors = nil
	units = append(units, u)
	for _, b := range below {
		units = flatten(units, b)
	}
	return units
}

// condensed replaces a unit that has a single one below by that.
func condensed(u Unit) Unit {
	if len(u.Errors) == 1 {
		return condensed(u.Errors[0])
	}
	for i := range u.Errors {
		u.Errors[i] = condensed(u.Errors[i])
	}
	if u.Errors != nil {
		u.Error = ""
	}
	return u
}

// unit returns the output unit of n alone.
func (o *outputter) unit(n *Fault) Unit {
	unit := Unit{
		KeywordLocation:         n.keywordLocation(),
		AbsoluteKeywordLocation: n.schema.Location + jsonpointer.Fragment(n.keywordPath()...),
		InstanceLocation:        o.words.at(n.instance).pointer,
	}
	if len(n.Causes) > 0 {
		unit.Error = "a subschema has errors"
		return unit
	}
	var messages []string
	for _, f := range locate(o.words.doc, n) {
		messages = append(messages, o.words.message(n, f.instance))
	}
	unit.Error = strings.Join(messages, "; ")
	return unit
}
