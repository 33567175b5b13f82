package judge

import "slices"

// markWays finds out of each node what the ways are that lead to it and on from it.
func markWays(nodes []*node, root *node, resources map[*Resource]*resource) {
	edges := newEdges(resources)
	callers := make([]int, len(nodes))
	callers[root.id]++
	for _, n := range nodes {
		for _, to := range edges.of(n) {
			callers[to.id]++
		}
	}
	forked := reachableFromForks(nodes, edges)
	for _, n := range nodes {
		n.isShared = callers[n.id] > 1 && forked[n.id] && len(edges.of(n)) > 0
	}
	markReach(nodes, edges)
	markLoops(nodes, edges)
	markGlances(nodes)
}

// edges are the ways from node to node.
type edges struct {
	bound map[string][]*node // what a dynamic anchor may lead to
}

func newEdges(resources map[*Resource]*resource) edges {
	bound := map[string][]*node{}
	for _, r := range resources {
		for anchor, n := range r.anchors {
			bound[anchor] = append(bound[anchor], n)
		}
	}
	return edges{bound}
}

// inPlace returns the nodes that n asks about the same value.
func (e edges) inPlace(n *node) []*node {
	var to []*node
	for i := range n.references {
		to = append(to, n.references[i].target)
		to = append(to, e.bound[n.references[i].anchor]...)
	}
	to = slices.Concat(to, n.allOf, n.anyOf, n.oneOf, []*node{n.not})
	if n.condition != nil {
		to = append(to, n.condition.test, n.condition.then, n.condition.otherwise)
	}
	if n.objects != nil {
		for i := range n.objects.dependents {
			to = append(to, n.objects.dependents[i].schema)
		}
	}
	return notNil(to)
}

// below returns the nodes that n asks about members and items.
func (e edges) below(n *node) []*node {
	var to []*node
	if a := n.arrays; a != nil {
		to = append(slices.Clone(a.prefix), a.rest, a.contains, a.unevaluated)
	}
	if o := n.objects; o != nil {
		for _, m := range o.members {
			to = append(to, m.schema)
		}
		for i := range o.patterns {
			to = append(to, o.patterns[i].schema)
		}
		to = append(to, o.others, o.names, o.unevaluated)
	}
	return notNil(to)
}

func (e edges) of(n *node) []*node { return append(e.inPlace(n), e.below(n)...) }

func notNil(nodes []*node) []*node {
	return slices.DeleteFunc(nodes, func(n *node) bool { return n == nil || n == acceptAll })
}

// isFork reports whether n may ask about one value, or about one part of it, more than once:
// then ways part here that may meet again.
func (e edges) isFork(n *node) bool {
	if len(n.anyOf)+len(n.oneOf) > 0 || n.not != nil || n.condition != nil {
		return true // asked for the verdict, and perhaps again for the reasons
	}
	ways := len(e.inPlace(n))
	if len(e.below(n)) > 0 {
		ways++
	}
	if n.objects != nil && len(n.objects.patterns) > 0 {
		ways += len(n.objects.patterns)
	}
	if n.arrays != nil && n.arrays.contains != nil {
		ways++ // twice, where no item matches
	}
	return ways > 1
}

// reachableFromForks marks the nodes that forks lead to.
func reachableFromForks(nodes []*node, e edges) []bool {
	reached := make([]bool, len(nodes))
	var todo []*node
	visit := func(from *node) {
		for _, to := range e.of(from) {
			if !reached[to.id] {
				reached[to.id] = true
				todo = append(todo, to)
			}
		}
	}
	for _, n := range nodes {
		if e.isFork(n) {
			visit(n)
		}
	}
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		visit(n)
	}
	return reached
}

// markReach marks the nodes from which a dynamic reference can be reached, and those that look
// at members or items.
func markReach(nodes []*node, e edges) {
	scoped := leading(nodes, e.of, func(n *node) bool {
		return slices.ContainsFunc(n.references, func(ref reference) bool { return ref.anchor != "" })
	})
	below := leading(nodes, e.inPlace, func(n *node) bool { return len(e.below(n)) > 0 })
	for _, n := range nodes {
		n.isScoped, n.looksBelow = scoped[n.id], below[n.id]
	}
}

// leading tells which nodes are of a kind, or lead to one that is.
func leading(nodes []*node, ways func(*node) []*node, isOfKind func(*node) bool) []bool {
	from := make([][]*node, len(nodes))
	leads := make([]bool, len(nodes))
	var todo []*node
	for _, n := range nodes {
		for _, to := range ways(n) {
			from[to.id] = append(from[to.id], n)
		}
		if isOfKind(n) {
			leads[n.id] = true
			todo = append(todo, n)
		}
	}
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, caller := range from[n.id] {
			if !leads[caller.id] {
				leads[caller.id] = true
				todo = append(todo, caller)
			}
		}
	}
	return leads
}

// markLoops marks the nodes that may lead back to themselves for the same value: those that
// are left when all are taken away from which nothing that is left can be reached, or which
// nothing that is left can reach.
func markLoops(nodes []*node, e edges) {
	left := make([]bool, len(nodes))
	to, from := make([][]*node, len(nodes)), make([][]*node, len(nodes))
	for _, n := range nodes {
		left[n.id] = true
		to[n.id] = e.inPlace(n)
		for _, target := range to[n.id] {
			from[target.id] = append(from[target.id], n)
		}
	}
	prune(nodes, left, to, from)
	prune(nodes, left, from, to)
	for _, n := range nodes {
		n.isLoop = left[n.id]
	}
}

// prune takes away, again and again, the nodes that lead to nothing that is left.
func prune(nodes []*node, left []bool, to, from [][]*node) {
	open := make([]int, len(nodes)) // ways to what is left
	var done []*node
	for _, n := range nodes {
		if !left[n.id] {
			continue
		}
		for _, target := range to[n.id] {
			if left[target.id] {
				open[n.id]++
			}
		}
		if open[n.id] == 0 {
			done = append(done, n)
		}
	}
	for len(done) > 0 {
		n := done[len(done)-1]
		done = done[:len(done)-1]
		left[n.id] = false
		for _, caller := range from[n.id] {
			if open[caller.id]--; left[caller.id] && open[caller.id] == 0 {
				done = append(done, caller)
			}
		}
	}
}
