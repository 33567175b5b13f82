package compat

// join makes one difference of two that nobody could tell apart: of a type that becomes another one,
// what is new and what is gone. It has both proofs.
func join(found []Difference) []Difference {
	type key struct {
		class                           Class
		path, branch, keyword, old, new string
	}
	first := map[key]int{}
	var joined []Difference
	for _, d := range found {
		k := key{d.Class, d.Path, d.Branch, d.Keyword, d.Old, d.New}
		i, ok := first[k]
		if !ok || !joined[i].join(&d) {
			first[k] = len(joined)
			joined = append(joined, d)
		}
	}
	return joined
}

// join takes in the opposite direction. It reports whether that is one, and as certain.
func (d *Difference) join(other *Difference) bool {
	if d.gained == other.gained || d.Unjudged || other.Unjudged || d.IsProven() != other.IsProven() || d.Reverse != nil {
		return false
	}
	gain, loss := *d, *other
	if other.gained {
		gain, loss = loss, gain
	}
	*d = gain
	d.Reverse = loss.Proof
	return true
}
