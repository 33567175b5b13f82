package accept

import "example.com/authlink/internal/jsonindex"

// An objectRule is what the keywords of a schema ask of an object.
type objectRule struct {
	id            int // counts the rules of a program from 0
	names         *table
	texts         []string     // the names in names, in the order of their numbers; for the compiler
	members       []memberRule // of these names
	others        otherMembers
	propertyNames *node // nil for none

	required    bitset   // numbers of members
	least, most int      // minProperties, maxProperties
	collects    bool     // see evaluated.go
	outline     *outline // what combinators ask besides; nil for none
}

// A memberRule is what is asked of the member of a known name.
type memberRule struct {
	value     *node
	evaluated bool // by properties, patternProperties or additionalProperties
	noted     bool // the outline asks about the value, so its place is noted
}

// otherMembers is what is asked of the members whose names the schema does not
// spell out.
type otherMembers struct {
	patterns  []patternRule // patternProperties
	rest      *node         // additionalProperties, for those that no pattern matches
	evaluated bool          // additionalProperties is there
}

type patternRule struct {
	pattern *matcher
	value   *node
}

// anyObject asks nothing.
var anyObject = &objectRule{names: newTable(nil), others: otherMembers{rest: anything}, most: unlimited}

// smallSet is the number of words in a set of members that costs no memory but
// the stack.
const smallSet = 4

// object judges the object that begins at data[i].
func (r *run) object(o *objectRule, i int) (end int) {
	if o == nil {
		o = anyObject
	}
	if r.depth++; r.depth > r.limits.Depth {
		return r.giveUp()
	}
	var small [smallSet]uint64
	seen, words := bitset(small[:]), len(r.words)
	if len(o.required) > smallSet {
		seen = r.moreWords(len(o.required))
	}
	hashes, count := len(r.hashes), 0
	if o.outline == nil {
		count, end = r.members(o, i, seen, nil)
	} else {
		count, end = r.outlined(o, i, seen)
	}
	if end < 0 {
		return refused
	}
	if count < o.least || count > o.most || !seen.covers(o.required) {
		return r.refuse(i)
	}
	if len(r.hashes) > hashes && !r.distinct(r.hashes[hashes:]) {
		return r.giveUp() // a name seems to stand in the object twice
	}
	r.hashes, r.words = r.hashes[:hashes], r.words[:words]
	r.depth--
	return end
}

// members judges the members of the object that begins at data[i], in one loop: a call for each
// member would take a tenth of the time. It notes the
// known names in seen, and leaves the hashes of all others in r.hashes. It
// returns the number of members, and the offset after the object. The walk is nil where
// the rule has no outline.
func (r *run) members(o *objectRule, i int, seen bitset, w *walk) (count, end int) {
	data := r.data
	order := r.order(o)
	line, missed := order.first(o), 0
	learns := line != nil
	for end = i + 1; ; count++ {
		if line != nil {
			foreseen := 0
			if foreseen, line, end = r.foreseen(line, end, (*[smallSet]uint64)(seen), w); end < 0 {
				return count, refused
			}
			count += foreseen
		}
		i, c := jsonindex.SkipSpace(data, end)
		switch {
		case c == '}':
			if learns {
				order.note(count, missed)
			}
			return count, i + 1
		case count == 0:
		case c == ',':
			i, c = jsonindex.SkipSpace(data, i+1)
		default:
			return count, r.giveUp()
		}
		if c != '"' {
			return count, r.giveUp()
		}
		name := i
		member, hash, i := r.readName(o.names, name)
		if i < 0 || member >= 0 && !seen.add(member) {
			return count, r.giveUp()
		}
		n, isSpecial := o.others.rest, len(o.others.patterns) > 0
		if member >= 0 {
			n, isSpecial = o.members[member].value, o.members[member].noted
		} else {
			r.hashes = append(r.hashes, hash)
		}
		if o.propertyNames != nil && r.value(o.propertyNames, name, '"') < 0 {
			return count, refused
		}
		if i, c = jsonindex.SkipSpace(data, i); c != ':' {
			return count, r.giveUp()
		}
		i, c = jsonindex.SkipSpace(data, i+1)
		if learns {
			line = order.learn(o, line, member, data[end:i])
			missed++
		}
		switch {
		case !isSpecial:
			end = r.value(n, i, c)
		case member >= 0:
			end = r.place(w, member, i, c)
		default:
			end = r.otherMember(&o.others, name, i, c)
		}
		if end < 0 {
			return count, refused
		}
		if o.collects && r.evaluates(o, member, name) {
			r.frames.last().add(count)
		}
	}
}

// foreseen judges members, from the end of the last one at data[i] on, as long as
// they follow one another as they did before. It returns how many did, the line
// that should have come then, and the offset after the last of them.
func (r *run) foreseen(l *line, i int, seen *[smallSet]uint64, w *walk) (count int, missing *line, end int) {
	data := r.data
	for end = i; ; count++ {
		if end < 0 || end > len(data)-headBytes || !l.isShort {
			if !l.begins(r, end) {
				return count, l, end
			}
		} else if l.differs((*[headBytes]byte)(data[end:end+headBytes])) != 0 {
			return count, l, end
		}
		word := &seen[l.word%smallSet]
		if *word&l.bit != 0 {
			return count, l, r.giveUp()
		}
		*word |= l.bit
		i, known := end+l.size, l
		l = l.next // now: the value may hold objects of the same rule, and change the line
		if known.isString && i < len(data) && data[i] == '"' {
			if end = jsonindex.SkipPlain(data, i+1); end < len(data) && data[end] == '"' {
				end++
				continue
			}
		}
		i, c := jsonindex.SkipSpace(data, i)
		if known.node != nil {
			end = r.value(known.node, i, c)
		} else {
			end = r.place(w, int(known.member), i, c)
		}
		if end < 0 {
			return count, l, refused
		}
	}
}

// other stands for a member whose name the schema does not spell out: see otherMembers.
const other = -1

// otherMember judges the value of a member whose name, with its quote at
// data[name], the schema does not spell out.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.2.2
func (r *run) otherMember(o *otherMembers, name, i int, c byte) (end int) {
	end = refused
	for k := range o.patterns {
		if !r.matchesName(&o.patterns[k], name) {
			continue
		}
		if end = r.value(o.patterns[k].value, i, c); end < 0 {
			return refused
		}
	}
	if end < 0 {
		return r.value(o.rest, i, c)
	}
	return end
}

// matchesName reports whether the pattern matches the name with its quote at
// data[name], which is known to be well-formed.
func (r *run) matchesName(p *patternRule, name int) bool {
	end, escaped := jsonindex.ScanString(r.data, name+1)
	text := r.data[name+1 : end-1]
	if escaped {
		text = r.decode(text)
	}
	return r.matches(p.pattern, text)
}

// evaluates reports whether the rule evaluates a member, and not only because
// all are welcome.
func (r *run) evaluates(o *objectRule, member, name int) bool {
	if member >= 0 {
		return o.members[member].evaluated
	}
	if o.others.evaluated {
		return true
	}
	for k := range o.others.patterns {
		if r.matchesName(&o.others.patterns[k], name) {
			return true
		}
	}
	return false
}

// moreWords returns n zero words from the stack of words.
func (r *run) moreWords(n int) bitset {
	top := len(r.words)
	for range n {
		r.words = append(r.words, 0)
	}
	return r.words[top:]
}
