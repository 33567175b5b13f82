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
	maxPasses = 100
	maxTries  = 20 // of single fixes, where several together do harm
)

// A Mender makes the fixes of some kinds in documents.
type Mender struct {
	Kinds  []finding.FixKind
	Check  func(text []byte) (finding.Result, source.Document) // lints a text; the JSON is what one of YAML has been read as
	Mask   func(text []byte, found finding.Result) []byte      // masks its secrets
	Accept func(*finding.Result)                               // leaves out the findings that are accepted: they are not fixed
}

// A draft is a document on its way, and what there is to know of it. It may hold
// documents, such as the bodies of a recording.
type draft struct {
	Data   []byte
	masked []byte         // the same with its secrets masked, except for what fixes wrote
	Fixes  []*finding.Fix // that may be made
	States []state
	found  finding.Result  // in it, before any of that is accepted
	yaml   source.Document // what a YAML document is read as; else without JSON
}

// A state says how good one document is.
type state struct {
	text   int // how far the text is from JSON that every reader takes; 0 where it is
	Faults int // that the schema finds
	fixes  int // that may be made
}

// isBetter reports whether a document is better than it was: nearer to JSON, or
// with less to fix and no more faults.
func (s state) isBetter(was state) bool {
	if s.text != was.text {
		return s.text < was.text
	}
	return s.fixes < was.fixes && s.Faults <= was.Faults
}

// Mend makes all fixes that can be made, in passes: a fix may be in the way of
// another, or bring a fault to light. It returns the document before and after,
// and how many fixes there were. Where it has been mended, it is not mended
// again: a pass counts only if the document is better for it.
func (m *Mender) Mend(data []byte) (before, after draft, fixed int, err error) {
	before, err = m.Look(data, nil)
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
	fixes := d.Fixes
	better, n, err = m.together(d, fixes)
	if n == 0 && err == nil && len(fixes) > 0 && d.yaml.JSON != nil {
		fixes = provenFixes(d.yaml, d.Data, fixes)
		better, n, err = m.together(d, fixes)
	}
	if n > 0 || err != nil || len(fixes) < 2 {
		return better, n, err
	}
	for _, fix := range fixes[:min(len(fixes), maxTries)] {
		better, good, err := m.try(d, []*finding.Fix{fix})
		if err != nil || len(good) == 1 {
			return better, 1, err
		}
	}
	return d, 0, nil
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
	after, err = m.Look(source.Apply(d.Data, finding.EditsOf(fixes)), source.Apply(d.masked, maskedEdits(fixes)))
	if err != nil || !after.isMeant(d, fixes) {
		return after, nil, err
	}
	good = slices.DeleteFunc(slices.Clone(fixes), func(f *finding.Fix) bool {
		return !after.States[f.Document].isBetter(d.States[f.Document])
	})
	return after, good, nil
}

// isMeant reports whether a text with fixes made is as it was but for them, and no
// other document is worse for it.
func (d draft) isMeant(was draft, fixes []*finding.Fix) bool {
	if was.yaml.JSON != nil && !isMeant(d.yaml.JSON, was.yaml.JSON, fixes) || len(d.States) != len(was.States) {
		return false
	}
	isFixed := make([]bool, len(d.States))
	for _, f := range fixes {
		isFixed[f.Document] = true
	}
	for i, s := range d.States {
		if !isFixed[i] && s != was.States[i] && !s.isBetter(was.States[i]) {
			return false
		}
	}
	return true
}

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

// Look lints a text. masked is nil for one that is as it was found.
func (m *Mender) Look(data, masked []byte) (draft, error) {
	r, yaml := m.Check(data)
	d := draft{Data: data, masked: masked, States: make([]state, max(1, r.Documents)), found: r, yaml: yaml}
	if masked == nil {
		d.masked = m.Mask(data, r)
	}
	for _, f := range r.Findings {
		if s := &d.States[f.Document]; f.IsOfText() {
			s.text = textRank(f.Rule)
		} else if f.KeywordLocation != "" {
			s.Faults++
		}
	}
	m.Accept(&r)
	for _, f := range r.Findings {
		if f.Fix.IsOne(m.Kinds) {
			f.Fix.Document = f.Document
			d.Fixes = append(d.Fixes, f.Fix)
			d.States[f.Document].fixes++
		}
	}
	return d, r.Err
}

// textRank orders the faults of a text by when a reader meets them: after one
// is gone, the next comes to light.
func textRank(rule string) int {
	switch authlink.SyntaxCode(rule) {
	case authlink.SyntaxByteOrderMark:
		return 3
	case authlink.SyntaxDuplicateName:
		return 1
	default:
		return 2
	}
}
