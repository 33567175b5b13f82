package dialect

import "example.com/authlink/internal/jsonindex"

// byUse are the published drafts, the one that most schemas are of first.
var byUse = []Draft{Draft7, Draft201909, Draft4, Draft6, Draft202012}

// ByUse returns the published drafts, the one that most schemas are of first.
func ByUse() []Draft { return append([]Draft(nil), byUse...) }

// A Census says how well the names in a document go with each draft.
type Census struct{ strangers [drafts]int }

// Count counts the names in a document that are keywords of some draft, and not of others.
func Count(doc *jsonindex.Index) (c Census) {
	for i := range doc.Len() {
		if doc.Token(i).Kind != jsonindex.Object {
			continue
		}
		for name := range doc.Members(i) {
			k := Find(doc.Text(name))
			for d := range drafts {
				if k != nil && !k.In(d) {
					c.strangers[d]++
				}
			}
		}
	}
	return c
}

// Strangers returns how many of the names are keywords of other drafts alone.
func (c Census) Strangers(d Draft) int { return c.strangers[d] }

// Likely returns the draft, of those that has reports, that the names go with best.
func (c Census) Likely(has func(Draft) bool) (best Draft, ok bool) {
	for _, d := range byUse {
		if has(d) && (!ok || c.strangers[d] < c.strangers[best]) {
			best, ok = d, true
		}
	}
	return best, ok
}
