package pattern

// A simplifier leaves out of a pattern what does not change whether it matches.
type simplifier struct {
	used map[int]bool // the groups that a backreference leads to
}

// simplify returns a node that matches the same, and whether it may match nothing. Groups that
// nobody refers to are gone, and alternatives that are characters are one set. It says of each
// repetition whether its body may match nothing.
func (s simplifier) simplify(n node) (simple node, nullable bool) {
	switch n := n.(type) {
	case set:
		return n, false
	case sequence:
		return s.sequence(n)
	case alternation:
		return s.alternation(n)
	case *group:
		body, nullable := s.simplify(n.body)
		if !s.used[n.number] {
			return body, nullable
		}
		n.body = body
		return n, nullable
	case *repeat:
		n.body, n.nullable = s.simplify(n.body)
		return n, n.nullable || n.least == 0
	case *lookaround:
		n.body, _ = s.simplify(n.body)
	}
	return n, true
}

func (s simplifier) sequence(parts sequence) (simple node, nullable bool) {
	nullable = true
	for i, part := range parts {
		var partNullable bool
		parts[i], partNullable = s.simplify(part)
		nullable = nullable && partNullable
	}
	if len(parts) == 1 {
		return parts[0], nullable
	}
	return parts, nullable
}

func (s simplifier) alternation(parts alternation) (simple node, nullable bool) {
	var chars []rune
	onlySets := true
	for i, part := range parts {
		var partNullable bool
		parts[i], partNullable = s.simplify(part)
		nullable = nullable || partNullable
		one, isSet := parts[i].(set)
		onlySets = onlySets && isSet
		chars = append(chars, one...)
	}
	if onlySets {
		return newSet(chars), false
	}
	return parts, nullable
}
