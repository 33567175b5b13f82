package describe

import (
	"maps"
	"slices"
	"strconv"
	"sync"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/near"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// The classes of remark.
const (
	UnknownProperty = "unknown-property" // no schema of its object knows it
	Deprecated      = "deprecated"
)

// A Remark is what a schema has to say of a property that is allowed to be there.
type Remark struct {
	Code             string
	Offset, End      int // of the property's name, in bytes
	InstanceLocation string
	Message          string
	Advice           []advice.Advice
	Fix              *diagnose.Fix
}

// Remarks returns what there is to remark of a document, in its order. The program is that of
// the schema.
func Remarks(doc *jsonindex.Index, schema *jsonschema.Schema, program *judge.Program) []Remark {
	r := remarker{doc: doc, program: program}
	r.value(0, subschema.Applicable([]*jsonschema.Schema{schema}), "", false)
	return r.remarks
}

// A remarker collects the remarks of one document.
type remarker struct {
	search  near.Search
	doc     *jsonindex.Index
	program *judge.Program
	remarks []Remark
}

// value looks at token i, to which schemas apply, and all below it; secret says
// that it lies in a secret. The names in its path, a JSON Pointer, are as they may be shown.
func (r *remarker) value(i int, schemas []*jsonschema.Schema, path string, isSecret bool) {
	if len(schemas) == 0 {
		return // nothing is said of it, nor of what it holds
	}
	isSecret = isSecret || subschema.MarkedSecret(schemas)
	switch r.doc.Token(i).Kind {
	case jsonindex.Array:
		schemas, n := subschema.Below(schemas, "", false), 0
		for child, named := range secret.Children(r.doc, i) {
			r.value(child.Value, schemas, show.AppendToken(path, strconv.Itoa(n)), isSecret || named)
			n++
		}
	case jsonindex.Object:
		r.object(i, schemas, path, isSecret)
	}
}

func (r *remarker) object(i int, schemas []*jsonschema.Schema, path string, isSecret bool) {
	namesAny := slices.ContainsFunc(schemas, namesProperties)
	given := map[string]bool{} // names that fixes give
	freeNames := sync.OnceValue(func() []string { return r.freeNames(i, schemas) })
	for child, named := range secret.Children(r.doc, i) {
		name, text := child.Name, child.Text
		isKnown := slices.ContainsFunc(schemas, func(s *jsonschema.Schema) bool { return knows(s, text) })
		shown := shownName(text, schemas, isSecret)
		below, at := subschema.Below(schemas, text, true), show.AppendToken(path, shown)
		switch {
		case slices.ContainsFunc(below, func(s *jsonschema.Schema) bool { return s.Deprecated }):
			r.add(name, at, Deprecated, show.Quote(shown)+" is deprecated", adviseDeprecated(below))
		case namesAny && !isKnown && !(text == "$schema" && path == ""):
			meant := diagnose.Rename(&r.search, r.doc, name, text, freeNames(), func(best string) bool {
				return diagnose.Fits(r.program, schemas, best, r.doc, child.Value)
			})
			if meant.Fix != nil && given[meant.Fix.Edits[0].Text] {
				meant = diagnose.Counsel{} // it would be there twice
			} else if meant.Fix != nil {
				given[meant.Fix.Edits[0].Text] = true
			}
			r.add(name, at, UnknownProperty, "unknown property "+show.Quote(shown), meant)
		}
		r.value(child.Value, below, at, isSecret || named)
	}
}

func (r *remarker) add(name int, path string, code string, message string, c diagnose.Counsel) {
	t := r.doc.Token(name)
	r.remarks = append(r.remarks, Remark{
		Code: code, Offset: int(t.Start), End: int(t.End),
		InstanceLocation: path,
		Message:          message, Advice: c.Advice, Fix: c.Fix,
	})
}

// namesProperties reports whether s says which properties an object may have;
// one that only forbids some does not.
func namesProperties(s *jsonschema.Schema) bool {
	for _, sub := range s.Properties {
		if !subschema.IsFalse(sub) {
			return true
		}
	}
	for _, sub := range s.PatternProperties {
		if !subschema.IsFalse(sub) {
			return true
		}
	}
	return false
}

// knows reports whether s says something about a property by that name, other
// than that it is one too many.
func knows(s *jsonschema.Schema, name string) bool {
	for sub := range subschema.OfMember(s, name) {
		if sub != s.UnevaluatedProperties || sub.Bool == nil {
			return true
		}
	}
	return slices.Contains(s.Required, name)
}

// freeNames returns, sorted, the properties that object i may have and does not.
func (r *remarker) freeNames(i int, schemas []*jsonschema.Schema) []string {
	free := map[string]bool{}
	for _, s := range schemas {
		for property, sub := range s.Properties {
			if !subschema.IsFalse(sub) {
				free[property] = true
			}
		}
	}
	for taken := range r.doc.Members(i) {
		delete(free, r.doc.Text(taken))
	}
	return slices.Sorted(maps.Keys(free))
}

// adviseDeprecated gives what the schemas that deprecate a property say of it. The
// schemas come in no particular order.
func adviseDeprecated(schemas []*jsonschema.Schema) diagnose.Counsel {
	said := ""
	for _, s := range schemas {
		if text := show.OneLine(s.Description); s.Deprecated && text != "" && (said == "" || text < said) {
			said = text
		}
	}
	if said == "" {
		return diagnose.Counsel{}
	}
	return diagnose.Counsel{Advice: []advice.Advice{advice.New(advice.Described, said)}}
}
