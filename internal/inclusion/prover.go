package inclusion

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Prover answers questions about schemas that some programs judge by. It is not safe for
// concurrent use.
type Prover struct {
	programs  []*judge.Program
	left      int  // steps that may still be taken
	late      bool // a pattern took too many steps
	cut       bool // some schemas have too many cubes
	numbers   map[*jsonschema.Schema]int
	anchors   map[string]int // schemas of each "$dynamicAnchor", of all programs
	recursive bool           // more than one schema has a "$recursiveAnchor"
	depth     int            // of the value that is being asked about
	open      map[string]int // questions that are being answered, with the depth of their value
	proven    map[string]int // the least depth that what is proven is known for, [never] for what is not
	assumed   int            // how often something was taken as proven
	trail     []string       // what is proven, in order
	languages *pattern.Languages
	ofPattern map[string]*pattern.Language // nil for a pattern that has none
	laid      map[string]*layout
	apart     map[[2]*jsonschema.Schema]bool
	made      map[string]*jsonschema.Schema

	separating map[*jsonschema.Schema]bool // the first of alternatives that are being held against one another
}

// never is the depth of what is not proven.
const never = 1 << 30

// stepsForPattern is how many steps one question about patterns may take.
const stepsForPattern = 5000

// New returns a prover that takes so many steps.
func New(steps int, programs []*judge.Program, roots ...*jsonschema.Schema) *Prover {
	p := &Prover{
		programs: programs, left: steps, numbers: map[*jsonschema.Schema]int{}, anchors: map[string]int{}, open: map[string]int{},
		proven: map[string]int{}, languages: pattern.NewLanguages(stepsForPattern), ofPattern: map[string]*pattern.Language{},
		laid: map[string]*layout{}, apart: map[[2]*jsonschema.Schema]bool{}, made: map[string]*jsonschema.Schema{}, separating: map[*jsonschema.Schema]bool{},
	}
	for _, root := range roots {
		p.countAnchors(root)
	}
	return p
}

// IsSpent reports whether all steps have been taken, or there was more to look at than is looked at:
// more may be true than is proven.
func (p *Prover) IsSpent() bool { return p.left < 0 || p.cut }

// IsLate reports whether a pattern gave no answer: to ask it again would take as long.
func (p *Prover) IsLate() bool { return p.late }

// Includes reports whether it is proven that each value which all of the inner schemas accept is
// accepted by all of the outer ones.
func (p *Prover) Includes(outer, inner []*jsonschema.Schema) (proven bool) {
	if isSubset(outer, inner) || p.areSame(outer, inner) {
		return true
	}
	defer p.giveUp(&proven)
	return p.prove("<"+p.key(inner)+"|"+p.key(outer), func() bool {
		in, out := p.lay(inner), p.lay(outer)
		if in.tooMany || out.tooMany {
			return false
		}
		for _, c := range in.cubes {
			if !p.isCovered(c, out.cubes, outer, maxSplits) {
				return false
			}
		}
		return true
	})
}

// IsEmpty reports whether it is proven that no value satisfies all of the schemas.
func (p *Prover) IsEmpty(schemas []*jsonschema.Schema) (proven bool) {
	defer p.giveUp(&proven)
	return p.prove("0"+p.key(schemas), func() bool {
		in := p.lay(schemas)
		return !in.tooMany && !slices.ContainsFunc(in.cubes, func(c *cube) bool { return !p.isEmpty(c) })
	})
}

// giveUp ends the work where a pattern gives no answer.
func (p *Prover) giveUp(proven *bool) {
	switch err := recover().(type) {
	case nil:
	case *pattern.StepsError:
		*proven, p.left, p.late = false, -1, true
		clear(p.proven)
	default:
		panic(err)
	}
}

// prove answers a question once. One that is being answered is taken as proven for a value in
// the value that it was asked about; what follows from that is known for values as deep.
func (p *Prover) prove(question string, answer func() bool) bool {
	if depth, ok := p.proven[question]; ok && (depth == never || p.depth >= depth) {
		if depth > 0 && depth != never {
			p.assumed++
		}
		return depth != never
	}
	if depth, ok := p.open[question]; ok {
		p.assumed++
		return p.depth > depth
	}
	if p.left--; p.left < 0 {
		return false
	}
	p.open[question] = p.depth
	before, assumed := len(p.trail), p.assumed
	yes := answer() && p.left >= 0
	delete(p.open, question)
	if !yes {
		for _, followed := range p.trail[before:] { // perhaps from this
			delete(p.proven, followed)
		}
		p.trail = p.trail[:before]
		p.proven[question] = never
		return false
	}
	p.proven[question] = 0
	if p.assumed > assumed {
		p.proven[question] = p.depth
	}
	p.trail = append(p.trail, question)
	return true
}

// below asks about values in the value that is being asked about.
func (p *Prover) below(ask func() bool) bool {
	p.depth++
	defer func() { p.depth-- }()
	return ask()
}

// number returns a number for a schema, the same each time.
func (p *Prover) number(s *jsonschema.Schema) int {
	n, ok := p.numbers[s]
	if !ok {
		n = len(p.numbers)
		p.numbers[s] = n
	}
	return n
}

// key is the same for the same schemas, in any order.
func (p *Prover) key(schemas []*jsonschema.Schema) string {
	numbers := make([]int, len(schemas))
	for i, s := range schemas {
		numbers[i] = p.number(s)
	}
	slices.Sort(numbers)
	var b strings.Builder
	for _, n := range slices.Compact(numbers) {
		b.WriteString(strconv.Itoa(n))
		b.WriteByte(' ')
	}
	return b.String()
}

// accepts reports whether all of the schemas accept a value; known is false where that is not
// found out.
func (p *Prover) accepts(schemas []*jsonschema.Schema, value any) (accepted, known bool) {
	text, err := json.Marshal(value)
	if err != nil {
		return false, false
	}
	doc := jsonindex.Get()
	defer doc.Release()
	if doc.Parse(text, jsonindex.Options{}) != nil {
		return false, false
	}
	for _, s := range schemas {
		p.left -= 1 + len(text)/16
		accepted, known := p.acceptsBy(s, doc, value)
		if !known || !accepted {
			return false, known
		}
	}
	return true, true
}

func (p *Prover) acceptsBy(s *jsonschema.Schema, doc *jsonindex.Index, value any) (accepted, known bool) {
	if s.Bool != nil {
		return *s.Bool, true
	}
	for _, program := range p.programs {
		if program.Has(s) {
			accepted, err := program.AcceptsBy(s, doc, 0, judge.Options{})
			if err != nil {
				p.left, p.late = -1, true
			}
			return accepted, err == nil
		}
	}
	switch { // one of split.go
	case s.Const != nil:
		return keyOf(value) == keyOf(*s.Const), true
	case s.Types != nil:
		return kindsOf(s.Types)&kindOf(value) != 0, true
	}
	return false, false
}

// isSubset reports whether each of some schemas is one of others, or accepts everything.
func isSubset(some, of []*jsonschema.Schema) bool {
	return !slices.ContainsFunc(some, func(s *jsonschema.Schema) bool { return !isTrue(s) && !slices.Contains(of, s) })
}

func isTrue(s *jsonschema.Schema) bool { return s.Bool != nil && *s.Bool }
