package lint

import (
	"example.com/authlink"
)

// Bounds on the work on one document. What is left is for the next run.
const (
	maxPasses = 100
	maxTries  = 20 // of single fixes, where several together do harm
)

// A mender makes the fixes of some kinds in documents.
type mender struct {
	linter *Linter
	path   string
	kinds  []FixKind
	accept func(*Result) // leaves out the findings that are accepted: they are not fixed
}

// A draft is a document on its way, and what there is to know of it.
type draft struct {
	data   []byte
	masked []byte // the same with its secrets masked, except for what fixes wrote
	fixes  []*Fix // that may be made
	text   int    // how far the text is from JSON that every reader takes; 0 where it is
	faults int    // that the schema finds
}

// mend makes all fixes that can be made, in passes: a fix may be in the way of
// another, or bring a fault to light. It returns the document before and after,
// and how many fixes there were. Where it has been mended, it is not mended
// again: a pass counts only if the document is better for it.
func (m *mender) mend(data []byte) (before, after draft, fixed int, err error) {
	before, err = m.look(data, nil)
	after = before
	for range maxPasses {
		better, n, err := m.pass(after)
		if err != nil || n == 0 {
			return before, after, fixed, err
		}
		after, fixed = better, fixed+n
	}
	return before, after, fixed, err
}

// pass makes the fixes that go together and returns how many there were; where
// the document is not better for that, the first that is good alone.
func (m *mender) pass(d draft) (better draft, n int, err error) {
	chosen := compatible(d.fixes)
	if len(chosen) == 0 {
		return d, 0, nil
	}
	better, err = m.try(d, chosen)
	if err != nil || better.isBetter(d) {
		return better, len(chosen), err
	}
	if len(d.fixes) == 1 {
		return d, 0, nil
	}
	for _, fix := range d.fixes[:min(len(d.fixes), maxTries)] {
		better, err = m.try(d, []*Fix{fix})
		if err != nil || better.isBetter(d) {
			return better, 1, err
		}
	}
	return d, 0, nil
}

// isBetter reports whether a document is better than it was: nearer to JSON, or
// with less to fix and no more faults.
func (d draft) isBetter(was draft) bool {
	if d.text != was.text {
		return d.text < was.text
	}
	return len(d.fixes) < len(was.fixes) && d.faults <= was.faults
}

func (m *mender) try(d draft, fixes []*Fix) (draft, error) {
	var edits []authlink.Edit
	for _, f := range fixes {
		edits = append(edits, f.Edits...)
	}
	return m.look(apply(d.data, edits), apply(d.masked, edits))
}

// look lints a document. masked is nil for one that is as it was found.
func (m *mender) look(data, masked []byte) (draft, error) {
	r := m.linter.checkText(m.path, data)
	d := draft{data: data, masked: masked}
	if masked == nil {
		d.masked = m.linter.redactText(m.path, data)
	}
	for _, f := range r.Findings {
		if f.isOfText() {
			d.text = textRank(f.Rule)
		} else if f.KeywordLocation != "" {
			d.faults++
		}
	}
	m.accept(&r)
	for _, f := range r.Findings {
		if f.Fix.isOne(m.kinds) {
			d.fixes = append(d.fixes, f.Fix)
		}
	}
	return d, r.Err
}

// textRank orders the faults of a text by when a reader meets them: after one
// is gone, the next comes to light.
func textRank(rule string) int {
	switch authlink.SyntaxCode(rule) {
	case authlink.CodeByteOrderMark:
		return 3
	case authlink.CodeDuplicateName:
		return 1
	default:
		return 2
	}
}
