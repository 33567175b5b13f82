package diagnose

import (
	"slices"
	"strconv"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/judge"
)

// A walk goes from the verdict on a document down to the faults that say something. It visits
// each verdict once, however many ways lead there: what two references say is said once, and
// the walk is no longer than the judgement was.
type walk struct {
	doc     *jsonindex.Index
	choice  *choice
	visited visits
	path    []string  // reference tokens of the instance
	room    [8]string // for path, which is mostly short
	leaves  []*Fault
	few     [2]*Fault // for leaves, of which there are mostly no more
}

// visits are the verdicts that have been visited. Most documents have few.
type visits struct {
	few  [8]*judge.Verdict
	n    int
	many map[*judge.Verdict]bool // nil while they are few
}

// add adds a verdict, and reports whether it is new.
func (v *visits) add(verdict *judge.Verdict) bool {
	if v.many == nil {
		if slices.Contains(v.few[:v.n], verdict) {
			return false
		}
		if v.n < len(v.few) {
			v.few[v.n] = verdict
			v.n++
			return true
		}
		v.many = map[*judge.Verdict]bool{}
		for _, earlier := range v.few {
			v.many[earlier] = true
		}
	}
	if v.many[verdict] {
		return false
	}
	v.many[verdict] = true
	return true
}

// walk returns a walk that begins at a path.
func (c *choice) walk(path []string) *walk {
	w := c.memory.walks.New()
	w.doc, w.choice = c.doc, c
	w.path, w.leaves = append(w.room[:0], path...), w.few[:0]
	return w
}

// leaves returns the faults below a verdict that say something: those that only pass others
// on are gone, and of alternatives the closest speaks.
func (c *choice) leaves(v *judge.Verdict) []*Fault {
	w := c.walk(nil)
	w.verdict(v, nil, branch{})
	return w.leaves
}

func (w *walk) verdict(v *judge.Verdict, way *step, b branch) {
	if !w.visited.add(v) {
		return
	}
	for i := range v.Faults {
		w.fault(v, &v.Faults[i], way, b)
	}
}

func (w *walk) fault(v *judge.Verdict, f *judge.Fault, way *step, b branch) {
	switch {
	case isAlternatives(f) && len(f.Causes) > 0:
		w.alternatives(v, f, way, b)
	case f.Keyword == "unevaluatedProperties" && w.discriminated(v, f, ofConditions(v.Schema), way, b):
	case passesOn(f):
		for i := range f.Causes {
			w.cause(v, f, &f.Causes[i], way, b)
		}
	case f.Keyword == "propertyNames":
		for i := range f.Causes {
			name := *f
			name.Causes = f.Causes[i : i+1]
			w.leaf(v, &name, way, b)
		}
	case f.Keyword == "" && w.discriminated(v, f, ofElse(way), way, branch{}):
	default:
		w.leaf(v, f, way, b)
	}
}

// discriminated says that a discriminator is not known, where one would have told which schema
// applies, and reports whether it does.
func (w *walk) discriminated(v *judge.Verdict, f *judge.Fault, d *discriminator, way *step, b branch) bool {
	if d == nil || w.doc.Token(v.Token).Kind != jsonindex.Object {
		return false
	}
	m := d.refused(w.doc, v.Token)
	if m != nil {
		w.statement(v, f, m, way, b)
	}
	return m != nil
}

func (w *walk) leaf(v *judge.Verdict, f *judge.Fault, way *step, b branch) {
	leaf := w.choice.memory.faults.New()
	*leaf = Fault{Fault: f, schema: v.Schema, token: v.Token, instance: w.choice.memory.path(w.path), way: way, branch: b}
	w.leaves = append(w.leaves, leaf)
}

// cause goes on to a subschema, and to the part of the instance that it judged.
func (w *walk) cause(v *judge.Verdict, f *judge.Fault, c *judge.Cause, way *step, b branch) {
	below := w.choice.memory.steps.New()
	*below = step{before: way, holder: v.Schema, keyword: f.Keyword, key: c.Key, hasKey: c.HasKey}
	if isConditional(f.Keyword) {
		b = branch{v.Schema, f.Keyword, c.Key, len(w.path)}
	}
	if c.Verdict.Token == v.Token {
		w.verdict(c.Verdict, below, b)
		return
	}
	depth := len(w.path)
	w.path = append(w.path, partOf(w.doc, v.Token, f.Keyword, c))
	w.verdict(c.Verdict, below, b)
	w.path = w.path[:depth]
}

// partOf returns the reference token that leads from an instance to the part of it that a
// cause is about.
func partOf(doc *jsonindex.Index, instance int, keyword string, c *judge.Cause) string {
	switch {
	case doc.Token(instance).Kind == jsonindex.Array:
		return strconv.Itoa(c.Item)
	case keyword == "properties" && c.HasKey:
		return c.Key
	case keyword == "propertyNames":
		return doc.Text(c.Verdict.Token)
	}
	return doc.Text(c.Verdict.Token - 1) // the name stands right before the value
}

// alternatives goes on to those that were probably meant, or says what they say as one.
func (w *walk) alternatives(v *judge.Verdict, f *judge.Fault, way *step, b branch) {
	switch d := w.choice.of(v, f); {
	case d.speaker != nil:
		w.cause(v, f, d.speaker, way, b)
	case d.merged != nil:
		w.statement(v, f, d.merged, way, b)
	default:
		w.leaf(v, f, way, b)
	}
}

// statement says of an instance what several schemas say as one.
func (w *walk) statement(v *judge.Verdict, f *judge.Fault, m *merged, way *step, b branch) {
	depth := len(w.path)
	w.path = append(w.path, m.path.tokens()...)
	w.leaf(v, &judge.Fault{Keyword: f.Keyword, Missing: m.missing}, way, b)
	last := w.leaves[len(w.leaves)-1]
	last.token, last.merged = m.token, m
	w.path = w.path[:depth]
}

// isAlternatives reports whether a fault is that of alternatives, none of which accepts.
func isAlternatives(f *judge.Fault) bool {
	return (f.Keyword == "anyOf" || f.Keyword == "oneOf") && f.Indexes == nil
}

// passesOn reports whether a fault says nothing itself.
func passesOn(f *judge.Fault) bool {
	switch f.Keyword {
	case "contains", "propertyNames", "anyOf", "oneOf":
		return false
	}
	return len(f.Causes) > 0
}

// isConditional reports whether what is under a keyword applies on a condition alone.
func isConditional(keyword string) bool {
	switch keyword {
	case "then", "else", "dependentSchemas", "dependencies":
		return true
	}
	return false
}
