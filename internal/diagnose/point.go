package diagnose

import (
	"slices"

	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/show"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A point is a fault that says something about the instance of alternatives, or about a
// part right below it.
type point struct {
	fault  *judge.Fault
	schema *jsonschema.Schema
	token  int
	path   *below // from the instance; nil where it is the instance
	merged *merged
}

// A below is a path to a part of an instance. What leads to the same part from further above
// shares it: a document may be a hundred thousand levels deep, with alternatives at each.
type below struct {
	token string // of the first level
	rest  *below
}

// tokens returns the path as reference tokens.
func (b *below) tokens() (tokens []string) {
	for ; b != nil; b = b.rest {
		tokens = append(tokens, b.token)
	}
	return tokens
}

// points returns what a verdict says of its instance and of the parts right below it.
func (c *choice) points(v *judge.Verdict) []point {
	p := c.memory.points.New()
	p.choice, p.points = c, p.few[:0]
	p.verdict(v, nil)
	return p.points
}

type pointWalk struct {
	choice  *choice
	visited visits
	points  []point
	few     [2]point // for points, of which there are mostly no more
}

func (w *pointWalk) verdict(v *judge.Verdict, path *below) {
	if !w.visited.add(v) {
		return
	}
	for i := range v.Faults {
		f := &v.Faults[i]
		switch {
		case isAlternatives(f) && len(f.Causes) > 0:
			w.alternatives(v, f, path)
		case passesOn(f):
			for j := range f.Causes {
				w.cause(v, f, &f.Causes[j], path)
			}
		default:
			w.points = append(w.points, point{fault: f, schema: v.Schema, token: v.Token, path: path})
		}
	}
}

func (w *pointWalk) cause(v *judge.Verdict, f *judge.Fault, c *judge.Cause, path *below) {
	switch {
	case c.Verdict.Token == v.Token:
		w.verdict(c.Verdict, path)
	case path == nil:
		w.verdict(c.Verdict, &below{token: partOf(w.choice.doc, v.Token, f.Keyword, c)})
	}
}

func (w *pointWalk) alternatives(v *judge.Verdict, f *judge.Fault, path *below) {
	switch d := w.choice.of(v, f); {
	case d.speaker != nil:
		w.cause(v, f, d.speaker, path)
	case d.merged != nil && d.merged.path == nil:
		w.points = append(w.points, point{f, v.Schema, d.merged.token, path, d.merged})
	case d.merged != nil && path == nil && d.merged.path.rest == nil:
		w.points = append(w.points, point{f, v.Schema, d.merged.token, d.merged.path, d.merged})
	case d.merged == nil:
		w.points = append(w.points, point{fault: f, schema: v.Schema, token: v.Token, path: path})
	}
}

func (p point) keyword() string {
	if p.merged != nil {
		return p.merged.keyword
	}
	return p.fault.Keyword
}

// schemas returns those that say what a point is about.
func (p point) schemas() []*jsonschema.Schema {
	if p.merged != nil {
		return p.merged.schemas
	}
	return []*jsonschema.Schema{p.schema}
}

// values returns the values that a point allows, nil where it speaks of something else.
func (p point) values() []any {
	switch {
	case p.merged != nil:
		return p.merged.values
	case p.fault.Keyword == "const":
		return []any{*p.schema.Const}
	case p.fault.Keyword == "enum":
		return p.schema.Enum.Values
	}
	return nil
}

// discriminates reports whether a point is about the fixed value of a member right below an
// instance.
func (p point) discriminates(instance int) bool { return p.token != instance && p.values() != nil }

func (a alternative) discriminators(instance int) (n int) {
	for _, p := range a.points {
		if p.discriminates(instance) {
			n++
		}
	}
	return n
}

// excludes reports whether a point says that an instance is not of the right type at all.
func (c *choice) excludes(p point, instance int) bool {
	if p.token != instance {
		return false
	}
	if wants := p.values(); wants != nil {
		is := show.KindName(c.doc.Token(instance).Kind)
		return !slices.ContainsFunc(wants, func(want any) bool { return show.TypeName(want) == is })
	}
	switch p.keyword() {
	case "type", "":
		return true
	}
	return false
}

func (p point) missing() []string {
	if p.merged != nil {
		return p.merged.missing
	}
	return p.fault.Missing
}

// types returns the types that a point allows, those of its values too.
func (p point) types() (types []string) {
	switch {
	case p.merged != nil && p.merged.types != nil:
		return p.merged.types
	case p.values() != nil:
		for _, value := range p.values() {
			types = append(types, show.TypeName(value))
		}
	case p.keyword() == "type":
		return p.schema.Types.ToStrings()
	}
	return types
}

// textsOf returns the texts among values.
func textsOf(values []any) (texts []string) {
	for _, value := range values {
		if text, ok := value.(string); ok {
			texts = append(texts, text)
		}
	}
	return texts
}
