package pattern

import "slices"

// A program is what the machine runs: a pattern as a list of instructions.
type program struct {
	instructions []instruction
	anchored     bool // a match can only begin where the text does
	registers    int  // how many numbers it remembers
	marks        int  // how many instructions there are that remember where they have been

	// slots has, by its number, a register for where each group that is referred to starts. The
	// next one is for where it ends.
	slots []int
}

// A compiler writes a program.
type compiler struct {
	program
	used    []int // the groups that are referred to, in order
	behind  bool  // what is written reads towards the start of the text
	counted bool  // and is repeated by counting
	sizes   map[*repeat]int
}

// newProgram returns the program for a pattern.
//
// https://tc39.es/ecma262/#sec-compilepattern
func newProgram(t *tree) *program {
	c := compiler{used: t.used, sizes: make(map[*repeat]int)}
	if n := len(t.used); n > 0 {
		c.slots = make([]int, t.used[n-1]+1)
	}
	for _, number := range t.used {
		c.slots[number] = c.register()
		c.register()
	}
	c.compile(t.root)
	c.emit(found{})
	if len(t.used) > 0 {
		c.marks = 0 // the way on depends on more than where it is
	}
	start, ok := c.instructions[0].(*assert)
	c.anchored = ok && start.kind == textStart
	return &c.program
}

func (c *compiler) register() int {
	c.registers++
	return c.registers - 1
}

// emit writes an instruction, and returns where it stands.
func (c *compiler) emit(i instruction) int {
	c.instructions = append(c.instructions, i)
	return len(c.instructions) - 1
}

// here is where the next instruction will stand.
func (c *compiler) here() int { return len(c.instructions) }

// mark returns the number of an instruction that is never to be where it has been before; -1
// where what follows depends on more than where it is.
func (c *compiler) mark() int {
	if c.counted {
		return -1
	}
	c.marks++
	return c.marks - 1
}

// compile writes a node.
//
// https://tc39.es/ecma262/#sec-compilesubpattern
func (c *compiler) compile(n node) {
	switch n := n.(type) {
	case set:
		c.emit(&character{set: newLookup(n), behind: c.behind})
	case sequence:
		c.sequence(n)
	case alternation:
		c.alternation(n)
	case *group:
		c.group(n)
	case *repeat:
		c.repeat(n)
	case *lookaround:
		c.lookaround(n)
	case *backreference:
		c.emit(&recall{groups: n.groups, caseless: n.caseless, behind: c.behind})
	case assertion:
		c.emit(&assert{kind: n.kind, word: wordSet(n.caseless)})
	}
}

func (c *compiler) sequence(parts sequence) {
	if !c.behind {
		for _, part := range parts {
			c.compile(part)
		}
		return
	}
	for _, part := range slices.Backward(parts) {
		c.compile(part)
	}
}

func (c *compiler) alternation(parts alternation) {
	var ends []*jump
	for i, part := range parts {
		if i == len(parts)-1 {
			c.compile(part)
			break
		}
		choice := &split{mark: c.mark()}
		c.emit(choice)
		choice.on = c.here()
		c.compile(part)
		end := &jump{}
		c.emit(end)
		ends = append(ends, end)
		choice.out = c.here()
	}
	for _, end := range ends {
		end.to = c.here()
	}
}

func (c *compiler) group(n *group) {
	first := c.slots[n.number]
	last := first + 1
	if c.behind {
		first, last = last, first
	}
	c.emit(&note{register: first})
	c.compile(n.body)
	c.emit(&note{register: last})
}

// lookaround writes the body between two instructions. Whether it matches depends on
// nothing but where it is, whatever is counted around it.
func (c *compiler) lookaround(n *lookaround) {
	behind, counted := c.behind, c.counted
	c.behind, c.counted = n.behind, false
	begin := &look{negative: n.negative}
	c.emit(begin)
	c.compile(n.body)
	c.emit(&looked{begin})
	begin.after = c.here()
	c.behind, c.counted = behind, counted
}
