package lint

import (
	"slices"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/words"
)

// maxUses is how many of the other uses of a value are named.
const maxUses = 3

// joinShared makes one finding of those about a value that a file has in several places under
// one anchor (YAML 1.2.2, section 7.1): it is mended in one place. The findings are in their
// order.
func joinShared(found []finding.Finding) []finding.Finding {
	uses := map[int][]string{} // by the index of the first
	var out []finding.Finding
	for _, f := range found {
		first := slices.IndexFunc(out[max(0, len(out)-maxBefore):], func(o finding.Finding) bool { return isShared(o, f) })
		if first < 0 {
			out = append(out, f)
			continue
		}
		first += max(0, len(out)-maxBefore)
		uses[first] = append(uses[first], f.InstanceLocation)
	}
	for i, pointers := range uses {
		out[i].Message += " (the same value is at " + listOf(pointers) + ")"
	}
	return out
}

// maxBefore is how many findings about one place are compared with the next.
const maxBefore = 16

// isShared reports whether two findings are about the same text as a value in two places.
func isShared(a, b finding.Finding) bool {
	return a.Offset == b.Offset && a.End == b.End && a.Rule == b.Rule && a.Message == b.Message &&
		a.Location != nil && b.Location != nil && a.InstanceLocation != b.InstanceLocation
}

// listOf names the first few of the pointers.
func listOf(pointers []string) string {
	if more := len(pointers) - maxUses; more > 0 {
		pointers = append(slices.Clone(pointers[:maxUses]), words.Count(more, "other place"))
	}
	return words.Enumerate(pointers, "and")
}
