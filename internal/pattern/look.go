package pattern

// A look begins lookahead or lookbehind. Its body is matched once: how, is never looked at
// again.
//
// https://tc39.es/ecma262/#sec-compileassertion
type look struct {
	negative bool
	after    int // where it goes on
}

// A looking is a look whose body is being matched.
type looking struct {
	at     int
	height int // of the stack before it
	trail  int // how many marks there were on it
}

func (i *look) step(m *machine) bool {
	m.looks = append(m.looks, looking{at: m.at, height: len(m.stack), trail: len(m.trail)})
	m.save(m.next-1, m.at, 0)
	return true
}

// resume is reached when no way through the body is left.
func (i *look) resume(m *machine, s saved) bool {
	m.endLook()
	m.at, m.next = int(s.at), i.after
	return i.negative
}

// A looked ends the body of a look: it has matched.
type looked struct{ look *look }

func (i *looked) step(m *machine) bool {
	l := m.endLook()
	m.unmark(l.trail)
	if i.look.negative {
		m.undo(l.height)
		return false
	}
	m.keepChanges(l.height)
	m.at = l.at
	return true
}

func (m *machine) endLook() looking {
	last := len(m.looks) - 1
	l := m.looks[last]
	m.looks = m.looks[:last]
	return l
}

// undo takes back what was changed, and forgets what was saved, since the stack was that high.
func (m *machine) undo(height int) {
	for len(m.stack) > height {
		if s := m.pop(); s.isChange() {
			m.restore(s)
		}
	}
}

// keepChanges forgets the other ways that were saved since the stack was that high.
func (m *machine) keepChanges(height int) {
	kept := m.stack[:height]
	for _, s := range m.stack[height:] {
		m.left--
		if s.isChange() {
			kept = append(kept, s)
		}
	}
	m.stack = kept
}
