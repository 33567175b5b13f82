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

// Remarks returns what there is to remark of a document, in its order. The place is that of
// all of the document, the program that of the schema.
func Remarks(doc *jsonindex.Index, root *subschema.Place, program *judge.Program) []Remark {
	r := remarker{doc: doc, program: program}
	r.value(0, root, "", false)
	return r.remarks
}

// IsRemarkable reports whether there is something to remark of the members of a place by a
// name, whatever they hold. isTop is set where the object is the document.
func IsRemarkable(at *subschema.Place, name string, isTop bool) bool {
	return classOf(at, name, isTop) != ""
}

// classOf returns the class of what there is to remark of members, "" for nothing.
func classOf(at *subschema.Place, name string, isTop bool) string {
	switch {
	case isDeprecated(at.Member(name)):
		return Deprecated
	case isTop && name == "$schema":
		return ""
	case slices.ContainsFunc(at.Schemas, namesProperties) && !slices.ContainsFunc(at.Schemas, func(s *jsonschema.Schema) bool { return knows(s, name) }):
		return UnknownProperty
	}
	return ""
}

func isDeprecated(at *subschema.Place) bool {
	return slices.ContainsFunc(at.Schemas, func(s *jsonschema.Schema) bool { return s.Deprecated })
}

// A remarker collects the remarks of one document.
type remarker struct {
	search  near.Search
	doc     *jsonindex.Index
	program *judge.Program
	remarks []Remark
}

// value looks at token i, which stands at a place, and all below it; secret says
// that it lies in a secret. The names in its path, a JSON Pointer, are as they may be shown.
func (r *remarker) value(i int, at *subschema.Place, path string, isSecret bool) {
	if len(at.Schemas) == 0 {
		return // nothing is said of it, nor of what it holds
	}
	isSecret = isSecret || at.IsSecret
	switch r.doc.Token(i).Kind {
	case jsonindex.Array:
		n := 0
		for child, named := range secret.Children(r.doc, i) {
			r.value(child.Value, at.Elements(), show.AppendToken(path, strconv.Itoa(n)), isSecret || named)
			n++
		}
	case jsonindex.Object:
		r.object(i, at, path, isSecret)
	}
}

func (r *remarker) object(i int, at *subschema.Place, path string, isSecret bool) {
	given := map[string]bool{} // names that fixes give
	freeNames := sync.OnceValue(func() []string { return r.freeNames(i, at.Schemas) })
	for child, named := range secret.Children(r.doc, i) {
		name, text := child.Name, child.Text
		shown := shownName(text, at.Schemas, isSecret)
		below, pointer := at.Member(text), show.AppendToken(path, shown)
		switch classOf(at, text, path == "") {
		case Deprecated:
			r.add(name, pointer, Deprecated, show.Quote(shown)+" is deprecated", adviseDeprecated(below.Schemas))
		case UnknownProperty:
			meant := diagnose.Rename(&r.search, r.doc, name, text, freeNames(), func(best string) bool {
				return diagnose.Fits(r.program, at.Schemas, best, r.doc, child.Value)
			})
			if meant.Fix != nil && given[meant.Fix.Edits[0].Text] {
				meant = diagnose.Counsel{} // it would be there twice
			} else if meant.Fix != nil {
				given[meant.Fix.Edits[0].Text] = true
			}
			r.add(name, pointer, UnknownProperty, "unknown property "+show.Quote(shown), meant)
		}
		r.value(child.Value, below, pointer, isSecret || named)
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
