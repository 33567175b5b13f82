package pattern

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An instruction is a step of a program. It moves the machine on, or reports that there is
// no way on from here.
type instruction interface {
	step(m *machine) bool
}

// A chooser is an instruction that has saved another way, and now takes it, or reports
// that there is none.
type chooser interface {
	resume(m *machine, s saved) bool
}

// found ends the program: it matches.
type found struct{}

func (found) step(m *machine) bool {
	m.found = true
	return true
}

// A jump goes on elsewhere.
type jump struct{ to int }

func (i *jump) step(m *machine) bool {
	m.next = i.to
	return true
}

// A split goes one of two ways, and the other if that comes to nothing.
type split struct {
	on, out int
	lazy    bool // out is tried first
	mark    int
}

func (i *split) step(m *machine) bool {
	if !m.visit(i.mark, m.at) {
		return false
	}
	m.save(m.next-1, m.at, 0)
	m.next = i.on
	if i.lazy {
		m.next = i.out
	}
	return true
}

func (i *split) resume(m *machine, s saved) bool {
	m.at, m.next = int(s.at), i.out
	if i.lazy {
		m.next = i.on
	}
	return true
}

// A character reads one that is in its set.
//
// https://tc39.es/ecma262/#sec-runtime-semantics-charactersetmatcher-abstract-operation
type character struct {
	set    lookup
	behind bool
}

func (i *character) step(m *machine) bool {
	c, after := m.read(m.at, i.behind)
	if after == m.at || !i.set.has(c) {
		return false
	}
	m.at = after
	return true
}

// An assert matches nothing, in some places.
//
// https://tc39.es/ecma262/#sec-compileassertion
type assert struct {
	kind assertionKind
	word set
}

func (i *assert) step(m *machine) bool {
	switch i.kind {
	case textStart:
		return m.at == 0
	case textEnd:
		return m.at == len(m.text)
	case lineStart:
		return m.at == 0 || m.isBeside(true, lineTerminators)
	case lineEnd:
		return m.at == len(m.text) || m.isBeside(false, lineTerminators)
	}
	isBoundary := m.isBeside(true, i.word) != m.isBeside(false, i.word)
	return isBoundary == (i.kind == wordBoundary)
}

// isBeside reports whether the character before this place, or after it, is in a set.
func (m *machine) isBeside(behind bool, s set) bool {
	c, after := m.read(m.at, behind)
	return after != m.at && s.has(c)
}

// A note remembers where the machine is.
type note struct{ register int }

func (i *note) step(m *machine) bool {
	m.set(i.register, m.at)
	return true
}

// A zero begins to count.
type zero struct{ register int }

func (i *zero) step(m *machine) bool {
	m.set(i.register, 0)
	return true
}

// A forget forgets what groups have matched.
type forget struct{ registers []int }

func (i *forget) step(m *machine) bool {
	for _, register := range i.registers {
		m.set(register, -1)
	}
	return true
}

// A progress goes on if something was read since a note.
type progress struct{ start int }

func (i *progress) step(m *machine) bool {
	return m.at != m.registers[i.start]
}

// A loop repeats what is between it and its again.
type loop struct {
	counter, start int // registers
	least, most    int
	lazy           bool
	here, out      int
}

func (i *loop) step(m *machine) bool {
	count := m.registers[i.counter]
	switch {
	case count < i.least:
		i.round(m)
	case count >= i.most:
		m.next = i.out
	case i.lazy:
		m.save(i.here, m.at, 0)
		m.next = i.out
	default:
		m.save(i.here, m.at, 0)
		i.round(m)
	}
	return true
}

// round begins another repetition.
func (i *loop) round(m *machine) {
	m.set(i.counter, m.registers[i.counter]+1)
	m.set(i.start, m.at)
	m.next = i.here + 1
}

func (i *loop) resume(m *machine, s saved) bool {
	m.at, m.next = int(s.at), i.out
	if i.lazy {
		i.round(m)
	}
	return true
}

// An again ends a repetition. One that was not demanded must have read something.
type again struct{ loop *loop }

func (i *again) step(m *machine) bool {
	m.next = i.loop.here
	return m.registers[i.loop.counter] <= i.loop.least || m.at != m.registers[i.loop.start]
}

// A recall reads what a group has matched, if it has.
//
// https://tc39.es/ecma262/#sec-backreference-matcher
type recall struct {
	groups           []int // of which one at most has matched
	caseless, behind bool
}

func (i *recall) step(m *machine) bool {
	for _, number := range i.groups {
		m.left--
		slot := m.program.slots[number]
		start, end := m.registers[slot], m.registers[slot+1]
		if start < 0 || end < 0 {
			continue
		}
		m.left -= int64(end - start)
		if i.caseless {
			return m.readEqual(m.text[start:end], i.behind)
		}
		return m.readText(m.text[start:end], i.behind)
	}
	return true
}

// readText reads exactly this text.
func (m *machine) readText(text string, behind bool) bool {
	if behind {
		if !strings.HasSuffix(m.text[:m.at], text) {
			return false
		}
		m.at -= len(text)
		return true
	}
	if !strings.HasPrefix(m.text[m.at:], text) {
		return false
	}
	m.at += len(text)
	return true
}

// readEqual reads a text that differs from this one in nothing but case.
func (m *machine) readEqual(text string, behind bool) bool {
	for text != "" {
		want, size := utf8.DecodeRuneInString(text)
		rest := text[size:]
		if behind {
			want, size = utf8.DecodeLastRuneInString(text)
			rest = text[:len(text)-size]
		}
		c, after := m.read(m.at, behind)
		if after == m.at || canonical(c) != canonical(want) {
			return false
		}
		m.at, text = after, rest
	}
	return true
}

// A lookup is a set that is fast for ASCII.
type lookup struct {
	ascii [2]uint64
	set   set
}

func newLookup(s set) lookup {
	l := lookup{set: s}
	for i := 0; i < len(s); i += 2 {
		for c := s[i]; c <= min(s[i+1], unicode.MaxASCII); c++ {
			l.ascii[c/64] |= 1 << (c % 64)
		}
	}
	return l
}

func (l *lookup) has(c rune) bool {
	if c < utf8.RuneSelf {
		return l.ascii[c/64]>>(c%64)&1 == 1
	}
	return l.set.has(c)
}
