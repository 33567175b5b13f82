package accept

import "example.com/authlink/internal/decimal"

// Numbers are some that the schema knows.
type numbers struct {
	exact []decimal.Decimal
	small []int64 // the same; nil where one of them is not small and whole
}

func newNumbers(exact []decimal.Decimal, texts []string) *numbers {
	n := &numbers{exact: exact}
	for _, text := range texts {
		whole, scale, ok := small([]byte(text))
		if !ok || scale > 1 || whole >= 1<<maxSmallBits || whole <= -1<<maxSmallBits {
			n.small = nil
			break
		}
		n.small = append(n.small, whole)
	}
	return n
}

// add adds others, each of which n has once then.
func (n *numbers) add(others *numbers) {
	areSmall := len(n.small) == len(n.exact) && len(others.small) == len(others.exact)
	for i := range others.exact {
		if n.find(&others.exact[i]) >= 0 {
			continue
		}
		if n.exact = append(n.exact, others.exact[i]); areSmall {
			n.small = append(n.small, others.small[i])
		}
	}
	if !areSmall {
		n.small = nil
	}
}

// find returns which of the numbers d is, or -1.
func (n *numbers) find(d *decimal.Decimal) int {
	for i := range n.exact {
		if d.Compare(&n.exact[i]) == 0 {
			return i
		}
	}
	return -1
}

// findSmall is find for a small number. All of n must be small, too.
func (n *numbers) findSmall(whole, scale int64) int {
	for i, s := range n.small {
		if whole == s*scale {
			return i
		}
	}
	return -1
}

// numberOf returns which of the numbers the text of one is, or -1.
func (r *run) numberOf(n *numbers, text []byte) int {
	if len(n.small) == len(n.exact) {
		if whole, scale, ok := small(text); ok {
			return n.findSmall(whole, scale)
		}
	}
	var d decimal.Decimal
	d, r.digits = decimal.Parse(r.digits[:0], text)
	return n.find(&d)
}
