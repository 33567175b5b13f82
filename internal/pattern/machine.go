package pattern

import (
	"math"
	"sync"
	"unicode/utf8"
)

const (
	// maxMarks bounds what is remembered of where the machine has been, in bits: 4 MB. A text
	// that is too long for that is matched without.
	maxMarks = 1 << 25

	// maxSaved bounds the stack, in entries of 12 bytes, and so do two more for each byte
	// of the text. A match that needs more is given up, as one that needs too many steps.
	maxSaved = 1 << 22

	// maxKept bounds each part of the memory of a machine that is kept for the next
	// text, in elements.
	maxKept = 1 << 16
)

// A machine runs a program on a text. It takes one way, and saves on a stack what else there
// is to do; where there is no way on, it goes back to what was saved last.
//
// Where a program refers to no group, what comes of an instruction depends on nothing but the
// place in the text. So an instruction with a mark that comes where it has been before is
// no way on: the first time came to nothing, or goes on. That makes the steps of a match
// linear in the text, with lookaround the square of it.
//
// What was marked in lookaround that matched is unmarked again, as that did come to something.
type machine struct {
	program   *program
	text      string
	at        int   // in bytes
	next      int   // instruction
	registers []int // -1 for nothing
	found     bool
	left      int64 // steps

	stack []saved
	most  int // entries on it
	looks []looking
	marks []uint64 // a bit for each mark and place; nil for nothing is remembered
	trail []int    // the bits that were set while there were looks, in order
}

// A saved is another way to go, or a change to take back.
type saved struct {
	what  int32 // the number of a [chooser], or of a register less than zero: see isChange
	at    int32 // where it goes on, or what the register was
	limit int32 // something to the chooser
}

func (s saved) isChange() bool { return s.what < 0 }

var machines = sync.Pool{New: func() any { return new(machine) }}

// match reports whether a program matches somewhere in a text; it is not ok where the budget
// had not enough steps for that.
func (p *program) match(text string, budget *Budget) (matches, ok bool) {
	if len(text) >= math.MaxInt32 {
		return false, false
	}
	m := machines.Get().(*machine)
	m.reset(p, text)
	m.left = budget.left - int64(len(m.registers)+len(m.marks))
	matches = m.search()
	ok = m.left >= 0
	budget.left = max(m.left, 0)
	m.program, m.text = nil, ""
	if max(cap(m.stack), cap(m.trail), cap(m.marks), cap(m.registers)) <= maxKept {
		machines.Put(m)
	}
	return matches && ok, ok
}

func (m *machine) reset(p *program, text string) {
	m.program, m.text, m.found = p, text, false
	m.stack, m.looks, m.trail = m.stack[:0], m.looks[:0], m.trail[:0]
	m.most = maxSaved + 2*len(text)
	m.registers = m.registers[:0]
	for range p.registers {
		m.registers = append(m.registers, -1)
	}
	m.marks = m.marks[:0]
	if p.marks > 0 && len(text) < maxMarks/p.marks {
		bits := p.marks * (len(text) + 1)
		m.marks = append(m.marks, make([]uint64, (bits+63)/64)...)
	}
}

// search tries every place to begin a match, from the first to the last.
//
// https://tc39.es/ecma262/#sec-regexpbuiltinexec
func (m *machine) search() bool {
	for start := 0; ; {
		m.at, m.next = start, 0
		if m.run() {
			return true
		}
		_, after := m.read(start, false)
		if m.left < 0 || after == start || m.program.anchored {
			return false
		}
		start = after
	}
}

// run reports whether a match begins where the machine is.
func (m *machine) run() bool {
	for !m.found {
		if m.left--; m.left < 0 {
			return false
		}
		i := m.program.instructions[m.next]
		m.next++
		if !i.step(m) && !m.back() {
			return false
		}
	}
	return true
}

// back takes the way that was saved last; there may be none.
func (m *machine) back() bool {
	for len(m.stack) > 0 {
		m.left--
		s := m.pop()
		if s.isChange() {
			m.restore(s)
		} else if m.program.instructions[s.what].(chooser).resume(m, s) {
			return true
		}
	}
	return false
}

// read returns the character after a place, or before it, and the place on its other side: the
// same if there is none.
func (m *machine) read(at int, behind bool) (c rune, after int) {
	if behind {
		c, size := utf8.DecodeLastRuneInString(m.text[:at])
		return c, at - size
	}
	c, size := utf8.DecodeRuneInString(m.text[at:])
	return c, at + size
}

// save saves that an instruction has another way.
func (m *machine) save(instruction, at, limit int) {
	m.push(saved{int32(instruction), int32(at), int32(limit)})
}

// set changes a register.
func (m *machine) set(register, value int) {
	if was := m.registers[register]; was != value {
		m.push(saved{^int32(register), int32(was), 0})
		m.registers[register] = value
	}
}

func (m *machine) restore(s saved) { m.registers[^s.what] = int(s.at) }

func (m *machine) push(s saved) {
	if len(m.stack) >= m.most {
		m.left = -1
		return
	}
	m.stack = append(m.stack, s)
}

func (m *machine) pop() saved {
	last := len(m.stack) - 1
	s := m.stack[last]
	m.stack = m.stack[:last]
	return s
}

// visit marks a place, and reports whether it was not marked before; mark is -1 for an
// instruction that has none.
func (m *machine) visit(mark, at int) bool {
	if mark < 0 || len(m.marks) == 0 {
		return true
	}
	bit := mark*(len(m.text)+1) + at
	word, one := &m.marks[bit/64], uint64(1)<<(bit%64)
	if *word&one != 0 {
		return false
	}
	*word |= one
	if len(m.looks) > 0 {
		m.trail = append(m.trail, bit)
	}
	return true
}

// unmark takes back the marks since the trail was that long.
func (m *machine) unmark(length int) {
	for _, bit := range m.trail[length:] {
		m.left--
		m.marks[bit/64] &^= 1 << (bit % 64)
	}
	m.trail = m.trail[:length]
}
