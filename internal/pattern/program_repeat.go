package pattern

import "slices"

// What is repeated a few times is written as often, and a choice before each. A repetition of
// which more would come than maxCopied instructions, or with which a program would have more than
// maxProgram, is written once and counted.
const (
	maxCopied  = 1000
	maxProgram = 20_000
)

// repeat writes a repetition.
//
// https://tc39.es/ecma262/#sec-runtime-semantics-repeatmatcher-abstract-operation
func (c *compiler) repeat(n *repeat) {
	if s, ok := n.body.(set); ok {
		c.run(n, s)
		return
	}
	if copies := c.copies(n); copies > 1 && (c.size(n) > maxCopied || c.here()+c.size(n) > maxProgram) {
		c.countedLoop(n)
		return
	}
	endless := n.most == unbounded
	after := endless && n.least > 0 && !n.nullable
	demanded := n.least
	if after {
		demanded--
	}
	for range demanded {
		c.round(n)
	}
	switch {
	case after:
		c.loopAfter(n)
	case endless:
		c.loop(n)
	default:
		c.options(n)
	}
}

// run writes the repetition of a single character.
func (c *compiler) run(n *repeat, s set) {
	mark := -1
	if n.most == unbounded {
		mark = c.mark()
	}
	c.emit(&run{
		set: newLookup(s), least: n.least, most: n.most, lazy: n.lazy, behind: c.behind,
		here: c.here(), mark: mark,
	})
}

// round writes the body once.
func (c *compiler) round(n *repeat) {
	c.forget(n)
	c.compile(n.body)
}

// forget writes that what groups in a repetition matched is forgotten.
func (c *compiler) forget(n *repeat) {
	first, _ := slices.BinarySearch(c.used, n.groups.first)
	end, _ := slices.BinarySearch(c.used, n.groups.end)
	var registers []int
	for _, number := range c.used[first:end] {
		registers = append(registers, c.slots[number], c.slots[number]+1)
	}
	if registers != nil {
		c.emit(&forget{registers})
	}
}

// progressing writes the body once, which must match something: nothing that is not
// demanded is matched again and again.
func (c *compiler) progressing(n *repeat) {
	if !n.nullable {
		c.round(n)
		return
	}
	start := c.register()
	c.emit(&note{start})
	c.round(n)
	c.emit(&progress{start})
}

// choice writes whether to go on with what comes next; the other way is yet to be led
// to its end.
func (c *compiler) choice(n *repeat) *split {
	s := &split{mark: c.mark(), lazy: n.lazy}
	c.emit(s)
	s.on = c.here()
	return s
}

// loop writes the body as often as it may be: a choice, the body, and back.
func (c *compiler) loop(n *repeat) {
	start := c.here()
	s := c.choice(n)
	c.progressing(n)
	c.emit(&jump{start})
	s.out = c.here()
}

// loopAfter writes the body at least once: the body, and a choice to go back.
func (c *compiler) loopAfter(n *repeat) {
	start := c.here()
	c.round(n)
	s := c.choice(n)
	s.on, s.out = start, c.here()
}

// options writes the repetitions that may be, each behind a choice to be done.
func (c *compiler) options(n *repeat) {
	var choices []*split
	for range n.most - n.least {
		choices = append(choices, c.choice(n))
		c.progressing(n)
	}
	for _, s := range choices {
		s.out = c.here()
	}
}

// countedLoop writes the body once, and counts.
func (c *compiler) countedLoop(n *repeat) {
	counted := c.counted
	c.counted = true
	counter, start := c.register(), c.register()
	c.emit(&zero{counter})
	l := &loop{counter: counter, start: start, least: n.least, most: n.most, lazy: n.lazy}
	l.here = c.emit(l)
	c.round(n)
	c.emit(&again{l})
	l.out = c.here()
	c.counted = counted
}

// copies returns how often the body is written, if it is not counted.
func (c *compiler) copies(n *repeat) int {
	switch {
	case n.most != unbounded:
		return n.most
	case n.least > 0 && !n.nullable:
		return n.least
	}
	return n.least + 1
}

// size returns about how many instructions a node takes, if nothing is counted, or a number
// above maxCopied.
func (c *compiler) size(n node) int {
	sum := 2
	switch n := n.(type) {
	case sequence:
		for _, part := range n {
			sum += c.size(part)
		}
	case alternation:
		for _, part := range n {
			sum += 2 + c.size(part)
		}
	case *group:
		sum += c.size(n.body)
	case *lookaround:
		sum += c.size(n.body)
	case *repeat:
		if _, ok := c.sizes[n]; !ok {
			c.sizes[n] = c.repeatSize(n)
		}
		return c.sizes[n]
	}
	return min(sum, maxCopied+1)
}

func (c *compiler) repeatSize(n *repeat) int {
	if _, ok := n.body.(set); ok {
		return 1
	}
	each := 5 + c.size(n.body) // with the choice, and what is noted and forgotten
	return min(min(c.copies(n), maxCopied)*each, maxCopied+1)
}
