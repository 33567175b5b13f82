package diagnose

import (
	"cmp"
	"math"
	"slices"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/near"
	"example.com/authlink/internal/show"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A choice finds out what alternatives have to say that each refuse an instance. What it has
// found it remembers, since verdicts are shared.
type choice struct {
	doc      *jsonindex.Index
	source   func(*jsonschema.Schema) map[string]any // see Subject; may be nil
	decided  map[*judge.Fault]*decision
	measured map[*judge.Verdict]measure
	near     near.Search
}

func newChoice(doc *jsonindex.Index) *choice {
	return &choice{doc: doc}
}

// A decision is what alternatives say: the one that was probably meant speaks, or all say one
// thing. If neither is there, the keyword itself is at fault.
type decision struct {
	speaker *judge.Cause
	merged  *merged
}

// A merged statement is what several alternatives say as one.
type merged struct {
	keyword string               // "type", "enum" or "required"
	types   []string             // that one of them wants
	values  []any                // that one of them wants
	missing []string             // names that all of them want
	either  []string             // names of which one is wanted
	schemas []*jsonschema.Schema // that say it
	token   int                  // of what it is about
	path    *below               // to that from the instance of the alternatives
	depth   int                  // its length

	known map[string]bool             // the values, by their keys
	said  map[*jsonschema.Schema]bool // the schemas
}

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

// of decides about the alternatives of a fault.
func (c *choice) of(v *judge.Verdict, f *judge.Fault) *decision {
	if known := c.decided[f]; known != nil {
		return known
	}
	d := c.ofOpenAPI(v, f)
	if d == nil || d.speaker == nil && d.merged == nil {
		d = c.decide(v, f)
	}
	if c.decided == nil {
		c.decided = map[*judge.Fault]*decision{}
	}
	c.decided[f] = d
	return d
}

// An alternative is one of those that refuse an instance.
type alternative struct {
	cause  *judge.Cause
	points []point
}

// decide finds the alternative that was probably meant, or what all of them say:
//
//   - One whose type excludes the instance was not meant. If all exclude it, their types are
//     told.
//   - If each of those that fit refuses one member for its value, that member was to tell them
//     apart: it is said which values it may have. If one refuses a value that is a slip of its
//     own, it was meant.
//   - Of those that are left with the fewest members of the kind, what all of them miss is said.
//   - The closest speaks: the one that fails the lowest, and the fewest times.
//   - Of several that are as close, what each says alone is said as one.
func (c *choice) decide(v *judge.Verdict, f *judge.Fault) *decision {
	fitting, excluded := c.split(v, f)
	if len(fitting) == 0 {
		fitting = excluded
	}
	if d := c.byMember(fitting, v.Token); d != nil {
		return d
	}
	best := closest(fitting, func(a, b alternative) int { return cmp.Compare(a.discriminators(v.Token), b.discriminators(v.Token)) })
	if len(best) > 1 {
		if m := mergeMissing(best, v.Token); m != nil {
			return &decision{merged: m}
		}
		best = closest(best, func(a, b alternative) int { return c.compare(a.cause.Verdict, b.cause.Verdict) })
	}
	if len(best) == 1 {
		return &decision{speaker: best[0].cause}
	}
	d := c.together(best)
	if d.merged == nil && d.speaker == nil && len(excluded) == len(f.Causes) {
		d.merged = mergeTypes(excluded, v.Token)
	}
	return d
}

// split tells the alternatives that fit the instance from those whose type excludes it.
func (c *choice) split(v *judge.Verdict, f *judge.Fault) (fitting, excluded []alternative) {
	for i := range f.Causes {
		a := alternative{&f.Causes[i], c.points(f.Causes[i].Verdict)}
		if slices.ContainsFunc(a.points, func(p point) bool { return c.excludes(p, v.Token) }) {
			excluded = append(excluded, a)
		} else {
			fitting = append(fitting, a)
		}
	}
	return fitting, excluded
}

// byMember decides by a member that tells alternatives apart; nil where none does.
func (c *choice) byMember(of []alternative, instance int) *decision {
	if len(of) < 2 {
		return nil
	}
	if m := mergeMember(of, instance); m != nil {
		return &decision{merged: m}
	}
	return c.slipOf(of, func(p point) bool { return p.discriminates(instance) })
}

// slipOf decides for the only alternative of which a point of a kind has a value that the
// instance has a slip of; nil where there is none, or several.
func (c *choice) slipOf(of []alternative, isOfKind func(point) bool) *decision {
	var meant *judge.Cause
	for _, a := range of {
		if !slices.ContainsFunc(a.points, func(p point) bool { return isOfKind(p) && c.isSlip(p) }) {
			continue
		}
		if meant != nil {
			return nil
		}
		meant = a.cause
	}
	if meant == nil {
		return nil
	}
	return &decision{speaker: meant}
}

// isSlip reports whether the value that a point is about is a slip of one that it allows.
func (c *choice) isSlip(p point) bool {
	if c.doc.Token(p.token).Kind != jsonindex.String {
		return false
	}
	_, ok := c.near.Best(c.doc.Text(p.token), textsOf(p.values()))
	return ok
}

// together decides about alternatives that are as close as each other: one has a slip of its
// values, or they say one thing.
func (c *choice) together(of []alternative) *decision {
	if m := c.mergeSole(of); m != nil {
		return &decision{merged: m}
	}
	if d := c.slipOf(of, func(p point) bool { return p.values() != nil }); d != nil {
		return d
	}
	return &decision{merged: c.mergeEither(of)}
}

// closest returns the least of some alternatives, all that are equal.
func closest(of []alternative, compare func(a, b alternative) int) []alternative {
	best := of[:1:1]
	for _, a := range of[1:] {
		switch order := compare(a, best[0]); {
		case order < 0:
			best = []alternative{a}
		case order == 0:
			best = append(best, a)
		}
	}
	return best
}

// points returns what a verdict says of its instance and of the parts right below it.
func (c *choice) points(v *judge.Verdict) []point {
	p := pointWalk{choice: c}
	p.verdict(v, nil)
	return p.points
}

type pointWalk struct {
	choice  *choice
	visited visits
	points  []point
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

// mergeMember returns the statement about the first member that each alternative refuses for
// its value; nil where there is none.
func mergeMember(of []alternative, instance int) *merged {
	for _, p := range of[0].points {
		if !p.discriminates(instance) {
			continue
		}
		m := &merged{keyword: "enum", token: p.token, path: p.path, depth: 1}
		if addValues(m, of, p.token) {
			return m
		}
	}
	return nil
}

// addValues collects the values that alternatives allow a member, if each does.
func addValues(m *merged, of []alternative, token int) bool {
	for _, a := range of {
		i := slices.IndexFunc(a.points, func(p point) bool { return p.token == token && p.values() != nil })
		if i < 0 {
			return false
		}
		m.add(a.points[i].values())
		m.addSchemas(a.points[i].schemas())
	}
	return true
}

// add adds values that are not among those of m.
func (m *merged) add(values []any) {
	if m.known == nil {
		m.known = map[string]bool{}
	}
	for _, value := range values {
		if key := string(appendKey(nil, value)); !m.known[key] {
			m.known[key] = true
			m.values = append(m.values, value)
		}
	}
}

// addSchemas adds schemas that are not among those of m: where alternatives overlap, the same
// ones come from each, and would double from level to level.
func (m *merged) addSchemas(schemas []*jsonschema.Schema) {
	if m.said == nil {
		m.said = map[*jsonschema.Schema]bool{}
	}
	for _, s := range schemas {
		if !m.said[s] {
			m.said[s] = true
			m.schemas = append(m.schemas, s)
		}
	}
}

// mergeMissing returns the statement about the properties that each alternative misses; nil
// where there is none.
func mergeMissing(of []alternative, instance int) *merged {
	var common []string
	for i, a := range of {
		var missing []string
		for _, p := range a.points {
			if p.token == instance && p.keyword() == "required" {
				missing = append(missing, p.missing()...)
			}
		}
		if i == 0 {
			common = missing
			continue
		}
		common = slices.DeleteFunc(slices.Clone(common), func(name string) bool { return !slices.Contains(missing, name) })
	}
	if len(common) == 0 {
		return nil
	}
	return &merged{keyword: "required", missing: common, token: instance}
}

func (p point) missing() []string {
	if p.merged != nil {
		return p.merged.missing
	}
	return p.fault.Missing
}

// mergeSole makes one statement of alternatives that each fail alone, at the same place, by
// their type or by their values; nil where they do not.
func (c *choice) mergeSole(of []alternative) *merged {
	var m *merged
	for _, a := range of {
		measure := c.measure(a.cause.Verdict)
		sole := measure.sole
		if sole == nil {
			return nil
		}
		if m == nil {
			m = &merged{token: sole.token, path: sole.path, depth: measure.depth}
		}
		if sole.token != m.token || !m.join(sole) {
			return nil
		}
	}
	slices.Sort(m.types)
	m.types = slices.Compact(m.types)
	return m
}

// mergeEither makes one statement of alternatives of which each wants one property, and nothing
// else; nil where they want something else.
func (c *choice) mergeEither(of []alternative) *merged {
	m := &merged{keyword: "required", token: of[0].cause.Verdict.Token}
	for _, a := range of {
		sole := c.measure(a.cause.Verdict).sole
		if sole == nil || sole.token != m.token || sole.keyword() != "required" || len(sole.missing()) != 1 {
			return nil
		}
		m.either = append(m.either, sole.missing()[0])
	}
	return m
}

// mergeTypes returns the types that alternatives want which all exclude the instance.
func mergeTypes(of []alternative, instance int) *merged {
	m := &merged{keyword: "type", token: instance}
	for _, a := range of {
		for _, p := range a.points {
			if p.token == instance {
				m.types = append(m.types, p.types()...)
			}
		}
	}
	if m.types == nil {
		return nil
	}
	slices.Sort(m.types)
	m.types = slices.Compact(m.types)
	return m
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

// join adds what a point says, if that is of the same kind.
func (m *merged) join(p *point) bool {
	m.addSchemas(p.schemas())
	keyword := "enum"
	if values := p.values(); values != nil {
		m.add(values)
	} else if keyword = p.keyword(); keyword != "type" {
		return false
	} else {
		m.types = append(m.types, p.types()...)
	}
	if m.keyword == "" {
		m.keyword = keyword
	}
	return m.keyword == keyword
}

// A measure says how much a verdict has against its instance.
type measure struct {
	leaves int    // faults that say something
	faults int    // the same, each missing property counted
	depth  int    // of the highest of them below the instance
	sole   *point // the only one
}

// compare compares how far two alternatives are from the instance: by how high up they fail,
// then by how often.
func (c *choice) compare(a, b *judge.Verdict) int {
	x, y := c.measure(a), c.measure(b)
	return cmp.Or(cmp.Compare(y.depth, x.depth), cmp.Compare(x.faults, y.faults))
}

func (c *choice) measure(v *judge.Verdict) measure {
	if known, ok := c.measured[v]; ok {
		return known
	}
	m := measure{depth: math.MaxInt}
	for i := range v.Faults {
		f := &v.Faults[i]
		switch {
		case isAlternatives(f) && len(f.Causes) > 0:
			m.addAlternatives(c, v, f)
		case passesOn(f):
			for j := range f.Causes {
				m.addCause(c, v, f, &f.Causes[j])
			}
		default:
			m.addLeaf(point{fault: f, schema: v.Schema, token: v.Token}, 0)
		}
	}
	if c.measured == nil {
		c.measured = map[*judge.Verdict]measure{}
	}
	c.measured[v] = m
	return m
}

func (m *measure) addAlternatives(c *choice, v *judge.Verdict, f *judge.Fault) {
	switch d := c.of(v, f); {
	case d.speaker != nil:
		m.addCause(c, v, f, d.speaker)
	case d.merged != nil:
		m.addLeaf(point{f, v.Schema, d.merged.token, d.merged.path, d.merged}, d.merged.depth)
	default:
		m.addLeaf(point{fault: f, schema: v.Schema, token: v.Token}, 0)
	}
}

func (m *measure) addLeaf(p point, depth int) {
	names := max(1, len(p.missing()), len(p.fault.Tokens))
	m.add(measure{leaves: 1, faults: names, depth: depth, sole: &p})
}

func (m *measure) addCause(c *choice, v *judge.Verdict, f *judge.Fault, cause *judge.Cause) {
	part := c.measure(cause.Verdict)
	if cause.Verdict.Token != v.Token && part.leaves > 0 {
		part.depth++
		if part.sole != nil {
			p := *part.sole
			p.path = &below{partOf(c.doc, v.Token, f.Keyword, cause), p.path}
			part.sole = &p
		}
	}
	m.add(part)
}

// maxMeasure keeps counts from running over: along shared verdicts they double.
const maxMeasure = 1 << 29

func (m *measure) add(other measure) {
	if other.leaves == 0 {
		return
	}
	m.leaves = min(m.leaves+other.leaves, maxMeasure)
	m.faults = min(m.faults+other.faults, maxMeasure)
	m.depth = min(m.depth, other.depth)
	if m.sole = nil; m.leaves == 1 {
		m.sole = other.sole
	}
}
