package pattern

// A run reads characters of a set again and again.
//
// https://tc39.es/ecma262/#sec-runtime-semantics-repeatmatcher-abstract-operation
type run struct {
	set          lookup
	least, most  int
	lazy, behind bool
	here         int
	mark         int
}

func (i *run) step(m *machine) bool {
	for range i.least {
		if !i.read(m) {
			return false
		}
	}
	switch {
	case !m.visit(i.mark, m.at):
		return false
	case i.lazy:
		i.saveMore(m, i.least)
		return true
	}
	fewest := m.at
	for n := i.least; n < i.most; n++ {
		before := m.at
		if !i.read(m) {
			break
		}
		if !m.visit(i.mark, m.at) { // all that is from there on has come to nothing
			m.at = before
			break
		}
	}
	i.saveFewer(m, fewest)
	return true
}

// read reads one character.
func (i *run) read(m *machine) bool {
	m.left--
	c, after := m.read(m.at, i.behind)
	if after == m.at || !i.set.has(c) {
		return false
	}
	m.at = after
	return true
}

// saveFewer saves that there may be fewer characters, down to a place.
func (i *run) saveFewer(m *machine, fewest int) {
	if m.at != fewest {
		m.save(i.here, m.at, fewest)
	}
}

// saveMore saves that there may be more characters than these.
func (i *run) saveMore(m *machine, n int) {
	if n < i.most {
		m.save(i.here, m.at, n)
	}
}

func (i *run) resume(m *machine, s saved) bool {
	m.next = i.here + 1
	m.at = int(s.at)
	if !i.lazy {
		_, m.at = m.read(m.at, !i.behind)
		i.saveFewer(m, int(s.limit))
		return true
	}
	if !i.read(m) || !m.visit(i.mark, m.at) {
		return false
	}
	i.saveMore(m, int(s.limit)+1)
	return true
}
