package yaml

// A member is a member of a mapping, its own or a merged one.
type member struct{ name, value *node }

// members returns those of a mapping and, after them, those that it merges
// (https://yaml.org/type/merge.html) and does not have itself.
func (w *writer) members(n *node) ([]member, *Fault) {
	if fault := w.count(n, len(n.children)/2); fault != nil {
		return nil, fault
	}
	var own, merged []member
	for i := 0; i+1 < len(n.children); i += 2 {
		name, value := n.children[i], n.children[i+1]
		if !name.isMerge() {
			own = append(own, member{name, value})
			continue
		}
		more, fault := w.merged(value)
		if fault != nil {
			return nil, fault
		}
		merged = append(merged, more...)
	}
	if len(merged) == 0 {
		return own, nil
	}
	has := map[string]bool{}
	for _, m := range own {
		has[m.name.text()] = true
	}
	for _, m := range merged {
		if name := m.name.text(); !has[name] {
			has[name] = true
			own = append(own, m)
		}
	}
	return own, nil
}

// isMerge reports whether what a name names is merged.
func (n *node) isMerge() bool {
	return n.kind == scalarNode && n.style == Plain && (n.tag == "" || n.tag == "!!merge") && n.value() == "<<"
}

// text returns the text of a name, by which another is the same.
func (n *node) text() string {
	for n.kind == aliasNode {
		n = n.target
	}
	return n.value()
}

// merged returns the members of a mapping, or of a sequence of mappings, that is merged
// into another.
func (w *writer) merged(n *node) ([]member, *Fault) {
	if fault := w.enter(n); fault != nil {
		return nil, fault
	}
	defer w.leave(n)
	switch n.kind {
	case aliasNode:
		target, fault := w.resolve(n)
		if fault != nil {
			return nil, fault
		}
		return w.merged(target)
	case mappingNode:
		all, fault := w.members(n)
		if fault == nil {
			fault = w.count(n, len(all)) // which are copied from one mapping to the next
		}
		return all, fault
	case sequenceNode:
		var all []member
		for _, element := range n.children {
			more, fault := w.merged(element)
			if fault != nil {
				return nil, fault
			}
			all = append(all, more...)
		}
		return all, nil
	}
	return nil, invalidValue(n, "only a mapping can be merged")
}
