package accept

import (
	"regexp/syntax"
	"slices"
	"unicode/utf8"
)

// Patterns that need more are left to package regexp.
const (
	maxProgram      = 500 // instructions
	maxStates       = 200 // of an automaton
	maxInstructions = 50  // that one state stands for
)

// textEnds are all that a pattern may ask of the text around a place, if there
// is to be an automaton.
const textEnds = syntax.EmptyBeginText | syntax.EmptyEndText

// A builder makes an automaton from a program of package syntax, by the subset
// construction: a state stands for the instructions where the program may be.
type builder struct {
	program *syntax.Prog
	splits  [utf8.RuneSelf]bool // the bytes that an instruction tells from the byte before
	states  []state
	sets    [][]uint32       // the instructions of each state, sorted
	numbers map[string]uint8 // of the states, by their instructions
}

// determine returns the states for a program; nil where it needs more than an
// automaton, or too large a one.
func determine(program *syntax.Prog) []state {
	if len(program.Inst) > maxProgram {
		return nil
	}
	b := &builder{program: program, numbers: map[string]uint8{}}
	for i := range program.Inst {
		inst := &program.Inst[i]
		if inst.Op == syntax.InstEmptyWidth && syntax.EmptyOp(inst.Arg)&^textEnds != 0 {
			return nil
		}
		for c := rune(1); c < utf8.RuneSelf; c++ {
			b.splits[c] = b.splits[c] || reads(inst, c) != reads(inst, c-1)
		}
	}
	b.add(nil) // noMatch
	b.add(nil) // isMatch
	start := b.follow(nil, uint32(program.Start), syntax.EmptyBeginText)
	b.add(start)
	b.states[firstState].match = b.matches(start, textEnds)
	if b.matches(start, 0) { // before it reads anything
		for c := range b.states[firstState].next {
			b.states[firstState].next[c] = isMatch
		}
		return b.states
	}
	for at := int(firstState); at < len(b.states); at++ {
		if len(b.states) > maxStates || len(b.sets[at]) > maxInstructions {
			return nil
		}
		b.connect(at)
	}
	return b.states
}

// add adds a state and returns its number.
func (b *builder) add(set []uint32) uint8 {
	b.states = append(b.states, state{match: b.matches(set, syntax.EmptyEndText)})
	b.sets = append(b.sets, set)
	return uint8(len(b.states) - 1)
}

// connect fills in where a state leads.
func (b *builder) connect(at int) {
	var next uint8
	for c := range rune(utf8.RuneSelf) {
		if c == 0 || b.splits[c] {
			next = b.number(b.step(b.sets[at], c))
			if len(b.states) > maxStates {
				return
			}
		}
		b.states[at].next[c] = next
	}
}

// number returns the state that stands for a set.
func (b *builder) number(set []uint32) uint8 {
	switch {
	case len(set) == 0:
		return noMatch
	case b.matches(set, 0):
		return isMatch
	}
	slices.Sort(set)
	var key []byte
	for _, pc := range set {
		key = utf8.AppendRune(key, rune(pc))
	}
	number, ok := b.numbers[string(key)]
	if !ok {
		number = b.add(set)
		b.numbers[string(key)] = number
	}
	return number
}

// step returns the instructions after those of set have read c. A match may
// also begin there.
func (b *builder) step(set []uint32, c rune) (next []uint32) {
	for _, pc := range set {
		if inst := &b.program.Inst[pc]; reads(inst, c) {
			next = b.follow(next, inst.Out, 0)
		}
	}
	next = b.follow(next, uint32(b.program.Start), 0)
	return slices.DeleteFunc(next, b.isPassed)
}

// isPassed reports whether an instruction of a set says nothing: it leads to others
// of the set, or nowhere, as what must begin the text.
func (b *builder) isPassed(pc uint32) bool {
	inst := &b.program.Inst[pc]
	switch inst.Op {
	case syntax.InstAlt, syntax.InstAltMatch, syntax.InstCapture, syntax.InstNop, syntax.InstFail:
		return true
	}
	return inst.Op == syntax.InstEmptyWidth && syntax.EmptyOp(inst.Arg) != syntax.EmptyEndText
}

// follow adds an instruction to set, and all that it leads to without reading,
// where the conditions in holds hold.
func (b *builder) follow(set []uint32, pc uint32, holds syntax.EmptyOp) []uint32 {
	if slices.Contains(set, pc) {
		return set
	}
	set = append(set, pc)
	inst := &b.program.Inst[pc]
	switch inst.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		set = b.follow(set, inst.Out, holds)
		return b.follow(set, inst.Arg, holds)
	case syntax.InstCapture, syntax.InstNop:
		return b.follow(set, inst.Out, holds)
	case syntax.InstEmptyWidth:
		if syntax.EmptyOp(inst.Arg)&^holds == 0 {
			return b.follow(set, inst.Out, holds)
		}
	}
	return set
}

// matches reports whether the program has matched when it is at set, where the
// conditions in holds hold.
func (b *builder) matches(set []uint32, holds syntax.EmptyOp) bool {
	var reached []uint32
	for _, pc := range set {
		reached = b.follow(reached, pc, holds)
	}
	return slices.ContainsFunc(reached, func(pc uint32) bool { return b.program.Inst[pc].Op == syntax.InstMatch })
}

// reads reports whether an instruction reads c.
func reads(inst *syntax.Inst, c rune) bool {
	switch inst.Op {
	case syntax.InstRune, syntax.InstRune1:
		return inst.MatchRune(c)
	case syntax.InstRuneAny:
		return true
	case syntax.InstRuneAnyNotNL:
		return c != '\n'
	}
	return false
}
