package fix

import (
	"slices"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
)

// Bounds on the work on one document. What is left is for the next run.
const (
	maxPasses     = 100
	maxTries      = 20 // of single fixes, where several together do harm
	maxTriedBytes = 16 << 20
)

// triesOf is how many single fixes are tried in a text: each means to read it once more.
func triesOf(data []byte) int { return min(maxTries, 1+maxTriedBytes/(1+len(data))) }

// A Mender makes fixes of some kinds in documents.
type Mender struct {
	Format source.Format // of the file
	Kinds  []finding.FixKind
	Check  func(part []byte) (finding.Result, source.Document) // lints a part, which has been read as the document
	Mask   func(part []byte, found finding.Result) []byte      // masks its secrets
	Accept func(*finding.Found)                                // leaves out the findings that are accepted: they are not fixed
}

// A draft is a document while it is fixed, with what is known about it. It may hold
// documents, such as the bodies of a recording.
type draft struct {
	data   []byte
	masked []byte         // the same with its secrets masked, except for what fixes wrote
	fixes  []*finding.Fix // that may be made
	states []state
	found  finding.Found   // in it, before any of that is accepted
	whole  source.Document // what it is read as
}

// A state says how good one document is.
type state struct {
	text   int // how far the text is from JSON that every reader accepts; 0 if it is that
	faults int // that the schema finds
	fixes  int // that may be made
}

// isBetter reports whether a document is better than it was: nearer to JSON, or
// with less to fix and no more faults, or the other way round. Of very many faults, a fix is
// offered for some only, and for others when these are gone.
func (s state) isBetter(was state) bool {
	if s.text != was.text {
		return s.text < was.text
	}
	return s.fixes <= was.fixes && s.faults <= was.faults && s != was
}

// mend makes all fixes that can be made, in passes: a fix may be in the way of
// another, or bring a fault to light. It returns the document before and after,
// and how many fixes there were. A pass counts only if the document is better for it,
// so fixes are not made and undone again and again.
func (m *Mender) mend(data []byte) (before, after draft, fixed int, err error) {
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
// that will not do, of the fixes of YAML those that are proven; where that will not
// do either, the first that is good alone.
func (m *Mender) pass(d draft) (better draft, n int, err error) {
	fixes := d.fixes
	better, n, err = m.together(d, fixes)
	if n == 0 && err == nil && len(fixes) > 0 && m.isLoose(d) {
		fixes = proven(m.Format, d.whole, d.data, fixes)
		better, n, err = m.together(d, fixes)
	}
	if n > 0 || err != nil || len(fixes) == 0 {
		return better, n, err
	}
	if len(fixes) > 1 {
		for _, fix := range fixes[:min(len(fixes), triesOf(d.data))] {
			better, good, err := m.try(d, []*finding.Fix{fix})
			if err != nil || len(good) == 1 {
				return better, 1, err
			}
		}
	}
	return m.redact(d)
}

// together makes the fixes that go together and returns how many there were; where
// the document is not better for that, those in documents that are better.
func (m *Mender) together(d draft, fixes []*finding.Fix) (better draft, n int, err error) {
	chosen := finding.Compatible(fixes)
	for len(chosen) > 0 {
		better, good, err := m.try(d, chosen)
		if err != nil || len(good) == len(chosen) {
			return better, len(chosen), err
		}
		chosen = good
	}
	return d, 0, nil
}

// try makes fixes. It returns those of them, in their order, that are in documents
// that are better for it.
func (m *Mender) try(d draft, fixes []*finding.Fix) (after draft, good []*finding.Fix, err error) {
	after, err = m.look(source.Apply(d.data, finding.EditsOf(fixes)), source.Apply(d.masked, maskedEdits(fixes)))
	if err != nil || !m.isMeant(after, d, fixes) {
		return after, nil, err
	}
	good = slices.DeleteFunc(slices.Clone(fixes), func(f *finding.Fix) bool {
		return !after.states[f.Document].isBetter(d.states[f.Document])
	})
	return after, good, nil
}

// isMeant reports whether a text with fixes made is otherwise as it was, and no
// other document is worse for it.
func (m *Mender) isMeant(d, was draft, fixes []*finding.Fix) bool {
	if m.isLoose(was) && !isMeant(d.whole.JSON, was.whole.JSON, fixes) || len(d.states) != len(was.states) {
		return false
	}
	isFixed := make([]bool, len(d.states))
	for _, f := range fixes {
		isFixed[f.Document] = true
	}
	for i, s := range d.states {
		if !isFixed[i] && s != was.states[i] && !s.isBetter(was.states[i]) {
			return false
		}
	}
	return true
}

// isLoose reports whether a fix of the draft may do something else than what was meant.
func (m *Mender) isLoose(d draft) bool { return m.Format.Traits().Loose && d.whole.JSON != nil }

// maskedEdits are those of fixes without secrets.
func maskedEdits(fixes []*finding.Fix) []authlink.Edit {
	var all []authlink.Edit
	for _, f := range fixes {
		for _, e := range f.Edits {
			if f.Withheld {
				e.Text = strings.Repeat("*", len(e.Text))
			}
			all = append(all, e)
		}
	}
	return all
}

// look lints a text. masked is nil for one that is as it was found.
func (m *Mender) look(data, masked []byte) (draft, error) {
	r, whole := m.Check(data)
	d := draft{data: data, masked: masked, states: make([]state, max(1, r.Documents)), found: r.Found, whole: whole}
	if masked == nil {
		d.masked = m.Mask(data, r)
	}
	for _, f := range r.Findings {
		if s := &d.states[f.Document]; f.IsOfText() {
			s.text = textRank(f.Rule)
		} else if f.KeywordLocation != "" {
			s.faults++
		}
	}
	if r.Documents == 0 { // a fix must not make it so
		d.states[0].text = max(d.states[0].text, rankMalformed)
	}
	m.Accept(&r.Found)
	for _, f := range r.Findings {
		if f.Fix.IsOne(m.Kinds) {
			f.Fix.Document = f.Document
			d.fixes = append(d.fixes, f.Fix)
			d.states[f.Document].fixes++
		}
	}
	return d, r.Err
}

// The ranks of faults of a text, by when a reader meets them: after one is gone, the
// next comes to light.
const (
	rankDuplicateName = 1 + iota
	rankMalformed
	rankByteOrderMark
)

func textRank(rule string) int {
	switch authlink.SyntaxCode(rule) {
	case authlink.SyntaxByteOrderMark:
		return rankByteOrderMark
	case authlink.SyntaxDuplicateName:
		return rankDuplicateName
	default:
		return rankMalformed
	}
}
