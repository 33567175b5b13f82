package report

import (
	"cmp"
	"slices"

	"example.com/authlink/internal/finding"
)

const (
	// foldAfter is how many findings that say the same are shown.
	foldAfter = 5

	// mostText and mostHTML are how many findings the reports for people show: what
	// nobody would read to the end, and what a browser lays out at once.
	mostText, mostHTML = 500, 3000
)

// A fold decides which findings a report for people shows, and counts all of them. What it
// holds is bounded by what is shown, and by the number of rules.
type fold struct {
	all  bool // show everything
	most int  // findings to show, unless all are

	shown  int
	alike  map[alikeKey]*alike
	others int // findings not shown that none of those shown is like
	rules  map[ruleKey]int
}

// An alikeKey is what findings have in common that say the same.
type alikeKey struct {
	Severity            finding.Severity
	Rule, Message, Hint string
}

// An alike counts findings that say the same.
type alike struct {
	alikeKey
	shown, left int
	files       int // those with some that are left out
	file        string
}

type ruleKey struct {
	severity finding.Severity
	rule     string
}

func newFold(all bool, most int) *fold {
	return &fold{all: all, most: most, alike: map[alikeKey]*alike{}, rules: map[ruleKey]int{}}
}

// shows counts a finding and reports whether to show it.
func (d *fold) shows(path string, f finding.Finding) bool {
	d.rules[ruleKey{f.Severity, f.Rule}]++
	if d.all {
		d.shown++
		return true
	}
	key := alikeKey{f.Severity, f.Rule, f.Message, f.Hint}
	a, ok := d.alike[key]
	switch {
	case d.shown < d.most && !ok:
		a = &alike{alikeKey: key}
		d.alike[key] = a
	case !ok:
		d.others++
		return false
	}
	if a.shown < foldAfter && d.shown < d.most {
		a.shown++
		d.shown++
		return true
	}
	a.left++
	if a.file != path {
		a.file = path
		a.files++
	}
	return false
}

// left returns the findings that are not shown and that say the same as some that are, the
// most frequent first.
func (d *fold) left() []*alike {
	var left []*alike
	for _, a := range d.alike {
		if a.left > 0 {
			left = append(left, a)
		}
	}
	slices.SortFunc(left, func(a, b *alike) int {
		return cmp.Or(cmp.Compare(b.left, a.left), a.Severity.Compare(b.Severity),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message), cmp.Compare(a.Hint, b.Hint))
	})
	return left
}

// A ruleCount has how many findings a rule has, of those of one severity.
type ruleCount struct {
	ruleKey
	count int
}

// byRule returns how many findings each rule has, the most severe first, and then the most
// frequent.
func (d *fold) byRule() []ruleCount {
	var counts []ruleCount
	for key, count := range d.rules {
		counts = append(counts, ruleCount{key, count})
	}
	slices.SortFunc(counts, func(a, b ruleCount) int {
		return cmp.Or(a.severity.Compare(b.severity), cmp.Compare(b.count, a.count), cmp.Compare(a.rule, b.rule))
	})
	return counts
}

// found returns how many findings there are.
func (d *fold) found() int {
	n := 0
	for _, count := range d.rules {
		n += count
	}
	return n
}
