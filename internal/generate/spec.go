package generate

import (
	"encoding/json"
	"math/big"
	"slices"
	"strings"

	"example.com/authlink/internal/jsonpointer"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A spec is what is asked of one value: all that applies to it, together, with
// the goal turned into its opposite if it is to be broken.
type spec struct {
	m     *maker
	name  string // of the property, as a hint at what it means
	depth int
	goal  *goal // nil if nothing here or below is to be shown

	parts   []part                      // every schema object that applies
	asked   map[*jsonschema.Schema]bool // those in parts
	nots    []*jsonschema.Schema        // those that the value must not satisfy
	weight  int                         // of the nots and the patterns
	kinds   kinds                       // those that it may be of
	tests   []func(any) bool            // of what keywords say about it alone
	samples []any                       // worth trying: of "enum", "const", "default", "examples"
	live    []any                       // such that look like secrets that work: only where nothing else is found
	closed  bool                        // nothing but samples will do
	hostile bool                        // what breaks something is asked for

	// Of a number.
	low, high *big.Rat // nil for none
	steps     []*big.Rat

	// Of a string.
	length   span // in code points
	patterns []jsonschema.Regexp
	formats  []string
	secret   bool

	brokenPattern jsonschema.Regexp // the one of the patterns that the text is to break
	brokenFormat  string            // the one of the formats

	// Of an array.
	items          span
	unique, repeat bool // items differ; items are all the same
	containing     []containing

	// Of an object.
	members             span
	required, forbidden map[string]bool
	names               []*jsonschema.Schema // what "propertyNames" says
	badName             *jsonschema.Schema   // the one of them that one name is to break
	stray               *part                // one member is to fall to its "additionalProperties" or "unevaluatedProperties"
}

// A span says how much there is to be: code points, items, members.
type span struct{ low, high int }

// unlimited is a limit that no generated value reaches.
const unlimited = 1 << 30

// containing asks for a number of items that satisfy a schema.
type containing struct {
	part
	least, most int
}

func (m *maker) newSpec(w want) *spec {
	s := &spec{
		m: m, name: w.name, depth: w.depth, goal: w.goal, kinds: allKinds,
		length: span{0, unlimited}, items: span{0, unlimited}, members: span{0, unlimited},
		asked: map[*jsonschema.Schema]bool{}, required: map[string]bool{}, forbidden: map[string]bool{},
	}
	for _, p := range w.parts {
		s.add(p)
	}
	return s
}

// broken reports whether the keyword of p is the one to be broken.
func (s *spec) broken(p part, keyword string) bool {
	return s.goal != nil && !s.goal.edge && s.goal.path == p.path && s.goal.keyword == keyword
}

// touched reports whether the keyword of p is the one whose edge is to be touched.
func (s *spec) touched(p part, keyword string) bool {
	return s.goal != nil && s.goal.edge && s.goal.path == p.path && s.goal.keyword == keyword
}

// towards reports whether the goal lies below the keyword of p, and returns the
// first reference token there.
func (s *spec) towards(p part, keyword string) (token string, ok bool) {
	if s.goal == nil {
		return "", false
	}
	rest, ok := s.goal.below(p.path)
	if !ok {
		return "", false // as for most parts
	}
	first, rest, _ := strings.Cut(rest, "/")
	token, _, _ = strings.Cut(rest, "/")
	return jsonpointer.Unescape(token), first == keyword
}

// add asks for what p says. What has been asked for already is not asked again:
// references may go round in a circle.
func (s *spec) add(p part) {
	if p.schema.Bool != nil {
		if !*p.schema.Bool && !s.broken(p, "") {
			s.kinds = 0
		}
		if s.touched(p, "type") {
			s.addTypes(p)
		}
		return
	}
	if s.asked[p.schema] && !s.leads([]part{p}) {
		return
	}
	s.m.work.spend(ownWeight(p.schema) + s.pathSteps(p))
	s.asked[p.schema] = true
	s.parts = append(s.parts, p)
	s.addValues(p)
	s.addVariety(p)
	if !s.eclipsed(p) {
		s.addNumbers(p)
		s.addStrings(p)
		s.addArrays(p)
		s.addObjects(p)
		s.addCombinators(p)
	}
}

// pathSteps returns what it takes to make a path below p, and to hold it against the
// goal's: names can be long.
func (s *spec) pathSteps(p part) int {
	n := len(p.path)
	if s.goal != nil {
		n += len(s.goal.path)
	}
	return n / bytesPerStep
}

// eclipsed reports whether the engine looks no further in p than the keyword
// that is to be broken, so that all else in it may be broken as well.
func (s *spec) eclipsed(p part) bool {
	return s.m.relaxed && (s.broken(p, "type") || s.broken(p, "const") || s.broken(p, "enum") || s.broken(p, "format"))
}

// test adds a predicate, or its opposite.
func (s *spec) test(broken bool, ok func(any) bool) {
	switch {
	case broken:
		s.tests = append(s.tests, func(v any) bool { return !ok(v) })
	case s.isRash():
	default:
		s.tests = append(s.tests, ok)
	}
}

// isRash reports whether nothing but the goal counts.
func (s *spec) isRash() bool { return s.m.rash && s.goal != nil && !s.goal.edge }

func (s *spec) addValues(p part) {
	schema := p.schema
	s.secret = s.secret || schema.WriteOnly
	if schema.Types != nil || s.touched(p, "type") {
		s.addTypes(p)
	}
	if s.broken(p, "type") && s.m.relaxed {
		return
	}
	if schema.Const != nil {
		s.addSamples(p, "const", []any{*schema.Const}, func(v any) bool { return equal(v, *schema.Const) })
	}
	if s.broken(p, "const") && s.m.relaxed {
		return
	}
	if schema.Enum != nil {
		s.addSamples(p, "enum", s.m.some(schema.Enum.Values), func(v any) bool { return s.m.facts.lists(schema, v) })
	}
	examples := schema.Examples
	if schema.Default != nil {
		examples = append(slices.Clip(examples), *schema.Default)
	}
	for _, v := range examples {
		if looksLive(s.name, v) {
			s.live = append(s.live, v)
		} else {
			s.samples = append(s.samples, v)
		}
	}
}

func (s *spec) addTypes(p part) {
	k := allKinds
	if p.schema.Types != nil {
		k = kindsOf(p.schema.Types)
	}
	switch {
	case s.broken(p, "type"):
		k = ^k
	case s.touched(p, "type"):
		k = kindOfType(s.goal.detail)
	}
	s.kinds &= k
}

// addSamples asks for a value that is in what a keyword lists, some of which are
// given, or for one that is not.
func (s *spec) addSamples(p part, keyword string, values []any, isIn func(any) bool) {
	broken := s.broken(p, keyword)
	if s.touched(p, keyword) {
		values = []any{s.goal.value}
		isIn = func(v any) bool { return equal(v, s.goal.value) }
	}
	s.test(broken, isIn)
	if broken {
		s.hostile = true
		for _, v := range values {
			s.samples = append(s.samples, misspelled(v)...)
			s.prefer(kindOf(v))
		}
		return
	}
	s.samples, s.closed = append(s.samples, values...), !s.isRash()
}

// not asks for a value that satisfies none of the schemas.
func (s *spec) not(schemas ...*jsonschema.Schema) {
	s.nots = append(s.nots, schemas...)
	for _, schema := range schemas {
		s.weight += s.m.facts.weights.of(schema)
	}
}

// prefer keeps to kinds if there is a choice.
func (s *spec) prefer(k kinds) {
	if !s.m.relaxed && s.kinds&k != 0 {
		s.kinds &= k
	}
}

// misspelled returns values that are close to v.
func misspelled(v any) []any {
	switch v := v.(type) {
	case string:
		return []any{v + "x", strings.ToUpper(v), "unknown"}
	case json.Number:
		return []any{numberOf(new(big.Rat).Add(rational(v), big.NewRat(1, 1)))}
	case bool:
		return []any{!v}
	}
	return nil
}

// accepts reports whether a value is what is asked for, as far as a spec knows.
func (s *spec) accepts(v any) bool {
	s.m.work.spend(1 + len(s.tests) + s.weight)
	if s.kinds&kindOf(v) == 0 {
		return false
	}
	for _, ok := range s.tests {
		if !ok(v) {
			return false
		}
	}
	if s.isRash() {
		return true
	}
	return !slices.ContainsFunc(s.nots, func(not *jsonschema.Schema) bool { return s.m.facts.accepts(not, v) })
}
