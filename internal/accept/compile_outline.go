package accept

import (
	"cmp"
	"maps"
	"slices"

	"example.com/authlink/internal/jsonindex"
)

// These bound an outline. What a branch asks beyond them is asked by reading the object again.
const (
	maxConditions = 250
	maxRows       = 64 // of guesses
	maxKeys       = 4  // that are looked at for one choice
	namesForOne   = 32 // members of a condition that take as much room as one of a rule
)

// outlineAll gives an outline to each node whose logic asks of objects what one can say.
func (c *compiler) outlineAll() {
	rules := map[*node]*objectRule{}
	for i := 0; i < len(c.all); i++ { // outlines make new nodes
		n := c.all[i]
		if l := n.logic[jsonindex.Object]; l != nil && !l.collects && !l.frame {
			rules[n] = c.outline(l)
		}
		c.buildAll()
	}
	for n, rule := range rules {
		if rule != nil {
			n.object, n.logic[jsonindex.Object] = rule, nil
		}
	}
}

// outline returns a rule that asks what a logic asks of an object; nil where that gains nothing.
func (c *compiler) outline(l *logic) *objectRule {
	base, rest := anyObject, *l
	if len(rest.all) > 0 && rest.all[0].isPlainObject() {
		base, rest.all = rest.all[0].object, rest.all[1:]
	}
	d := outlining{c: c}
	condition := d.logic(&rest)
	if len(d.asked) == 0 || !c.takeRoom(d.names/namesForOne) {
		return nil // each branch has to read the object itself
	}
	var names []string
	for _, a := range d.asked {
		names = append(names, a.rule.texts...)
	}
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	if !c.takeRoom((len(base.texts) + len(names)) * (1 + len(d.asked)/namesForOne)) {
		return nil
	}
	o := c.fuseObjects(base, c.newObject(names))
	if o == nil {
		return nil
	}
	o.outline = &outline{condition: condition, keys: make([]*key, len(o.members)), rows: 1, rereads: d.again}
	for _, a := range d.asked {
		a.condition.ask(c, o, a.rule)
	}
	d.findKeys(o)
	return o
}

// An outlining makes one outline: first its conditions, and then, when all names are known, what
// they ask.
type outlining struct {
	c       *compiler
	count   int  // of conditions
	again   bool // one of them reads the object again
	asked   []asked
	names   int // of their rules
	choices []*choice
}

// asked is a rule, and the condition that is to ask the same.
type asked struct {
	condition *condition
	rule      *objectRule
}

// node returns the condition that a node accepts an object.
func (d *outlining) node(n *node) *condition {
	d.count++
	l := n.logic[jsonindex.Object]
	switch {
	case n.isTrivial(jsonindex.Object):
		return always
	case n.isImpossible(jsonindex.Object):
		return never
	case n.unknown.has(jsonindex.Object), n.collects, d.count > maxConditions:
	case l != nil && !l.collects && !l.frame:
		return d.logic(l)
	case n.isPlainObject() && n.object.isOutlined():
		return d.logic(&logic{all: []*node{n}})
	}
	d.again = true
	return &condition{again: n}
}

// isPlainObject reports whether all that a node asks of objects is its rule.
func (n *node) isPlainObject() bool {
	return n.allowed.has(jsonindex.Object) && n.logic[jsonindex.Object] == nil && n.object != nil
}

// isOutlined reports whether a condition can say what the rule asks.
func (o *objectRule) isOutlined() bool {
	return len(o.others.patterns) == 0 && (o.others.rest == anything || o.others.rest == nothing) && o.propertyNames == nil && !o.collects
}

// logic returns the condition that an object satisfies a logic.
func (d *outlining) logic(l *logic) *condition {
	q := &condition{most: unlimited}
	for i, n := range l.all {
		if i == 0 && n.isPlainObject() && n.object.isOutlined() {
			d.asked, d.names = append(d.asked, asked{q, n.object}), d.names+len(n.object.texts)
		} else {
			q.all = append(q.all, d.node(n))
		}
	}
	for _, g := range l.any {
		q.any = append(q.any, d.choice(g))
	}
	for _, g := range l.one {
		q.one = append(q.one, d.choice(g))
	}
	for _, n := range l.not {
		q.not = append(q.not, d.node(n))
	}
	for _, t := range l.ifs {
		q.ifs = append(q.ifs, &alternative{d.node(t.test), d.node(t.then), d.node(t.otherwise)})
	}
	return q
}

func (d *outlining) choice(g *group) *choice {
	choice := &choice{key: -1}
	for _, n := range g.branches {
		choice.branches = append(choice.branches, d.node(n))
	}
	d.choices = append(d.choices, choice)
	return choice
}

// ask makes a condition ask what a rule asks. The names of the rule are among those of o.
func (q *condition) ask(c *compiler, o, rule *objectRule) {
	q.least, q.most, q.closed = rule.least, rule.most, rule.others.rest == nothing
	q.required = o.numbers(rule.textsOf(rule.required))
	q.forbidden, q.scalars, q.containers = newBitset(len(o.members)), newBitset(len(o.members)), newBitset(len(o.members))
	q.values = make([]*node, len(o.members))
	for number, name := range o.texts {
		k := rule.names.find([]byte(name))
		if k < 0 {
			if q.closed {
				q.forbidden.add(number)
			}
			continue
		}
		c.ensure(rule.members[k].value)
		q.askValue(o, number, rule.members[k].value)
	}
	q.isShort = !slices.ContainsFunc(q.values, func(n *node) bool { return n != nil }) &&
		len(q.all)+len(q.any)+len(q.one)+len(q.not)+len(q.ifs) == 0
}

// askValue makes a condition ask what a node asks of the value of a member.
func (q *condition) askValue(o *objectRule, member int, n *node) {
	switch {
	case n.allowed|n.unknown == 0:
		q.forbidden.add(member)
		return
	case n.isAnything():
		return
	case n.isEnum():
		q.keyed = append(q.keyed, keyed{member: member, own: n})
	case (n.allowed|n.unknown)&(1<<jsonindex.Array|1<<jsonindex.Object) == 0:
		q.values[member] = n
		q.scalars.add(member)
	default:
		q.values[member] = n
		q.containers.add(member)
		o.outline.rereads = true
	}
	o.members[member].noted = true
	o.outline.places = len(o.members)
}

// isEnum reports whether a node accepts some texts and numbers, and nothing else.
func (n *node) isEnum() bool {
	const text, number = kindSet(1 << jsonindex.String), kindSet(1 << jsonindex.Number)
	if n.allowed == 0 || (n.allowed|n.unknown)&^(text|number) != 0 || n.unknown != 0 {
		return false
	}
	return (n.allowed&text == 0 || n.logic[jsonindex.String] == nil && n.text != nil && n.text.enum != nil) &&
		(n.allowed&number == 0 || n.logic[jsonindex.Number] == nil && n.number != nil && n.number.enum != nil)
}

// texts returns the texts that an enum accepts, and numbers its numbers.
func (n *node) texts() []string {
	if !n.allowed.has(jsonindex.String) {
		return nil
	}
	return n.text.enum.all()
}

func (n *node) numbers() *numbers {
	if !n.allowed.has(jsonindex.Number) {
		return new(numbers)
	}
	return n.number.enum
}

// isAnything reports whether a node accepts every value.
func (n *node) isAnything() bool {
	for kind := jsonindex.Null; kind < kinds; kind++ {
		if !n.isTrivial(kind) {
			return false
		}
	}
	return true
}

// findKeys makes keys of the members of which branches take but some texts and numbers, and finds for
// each choice the one that tells its branches apart best.
func (d *outlining) findKeys(o *objectRule) {
	enums := map[int][]*node{}
	for _, a := range d.asked {
		for _, k := range a.condition.keyed {
			enums[k.member] = append(enums[k.member], k.own)
		}
	}
	for member, nodes := range enums {
		o.outline.keys[member] = newKey(nodes)
	}
	for _, a := range d.asked {
		for i := range a.condition.keyed {
			k := &a.condition.keyed[i]
			k.values = o.outline.keys[k.member].valuesOf(k.own)
		}
	}
	for _, choice := range d.choices {
		if choice.key = choice.findKey(); choice.key >= 0 {
			o.outline.keys[choice.key].chooses = true
			choice.sort(o.outline.keys[choice.key].size())
		}
	}
	for _, k := range o.outline.keys {
		if k != nil && k.chooses && o.outline.rows+k.size() <= maxRows {
			k.row = o.outline.rows
			o.outline.rows += k.size()
		}
	}
}

// newKey returns a key for what some enums accept.
func newKey(enums []*node) *key {
	var texts []string
	k := &key{numbers: new(numbers)}
	for _, n := range enums {
		texts = append(texts, n.texts()...)
		k.numbers.add(n.numbers())
	}
	k.texts = newTable(slices.Compact(slices.Sorted(slices.Values(texts))))
	return k
}

// valuesOf returns which of the values of a key an enum accepts.
func (k *key) valuesOf(n *node) bitset {
	values := newBitset(k.size())
	for _, text := range n.texts() {
		values.add(k.texts.find([]byte(text)))
	}
	for _, d := range n.numbers().exact {
		values.add(k.texts.size + k.numbers.find(&d))
	}
	return values
}

// valuesOf returns the values of a key that a condition takes; nil where it takes others, too.
func (q *condition) valuesOf(member int) bitset {
	for i := range q.keyed {
		if q.keyed[i].member == member {
			return q.keyed[i].values
		}
	}
	return nil
}

// findKey returns the key of which most branches take but some values, of those that leave the fewest
// branches for one value; -1 where there is none that leaves less than all.
func (choice *choice) findKey() (key int) {
	known := map[int]int{} // how many branches take but some values of a member
	for _, q := range choice.branches {
		for _, k := range q.keyed {
			known[k.member]++
		}
	}
	members := slices.SortedFunc(maps.Keys(known), func(a, b int) int {
		return cmp.Or(known[b]-known[a], a-b)
	})
	key = -1
	fewest := len(choice.branches)
	for _, member := range members[:min(len(members), maxKeys)] {
		longest, count := 0, map[int]int{}
		for _, q := range choice.branches {
			for value := range q.valuesOf(member).all() {
				count[value]++
				longest = max(longest, count[value])
			}
		}
		if longest += len(choice.branches) - known[member]; longest < fewest {
			key, fewest = member, longest
		}
	}
	return key
}

// sort finds the branches for each of so many values of the key.
func (choice *choice) sort(values int) {
	choice.byValue = make([][]*condition, values)
	for _, q := range choice.branches {
		own := q.valuesOf(choice.key)
		if own == nil {
			choice.others = append(choice.others, q)
		}
		for value := range values {
			if own == nil || own.has(value) {
				choice.byValue[value] = append(choice.byValue[value], q)
			}
		}
	}
}
