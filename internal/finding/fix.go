package finding

import (
	"cmp"
	"fmt"
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/source"
)

// A FixKind says how far a fix may change a document.
type FixKind string

// The kinds of fixes.
const (
	FixSafe   FixKind = "safe"   // the meaning of the document stays as it is
	FixUnsafe FixKind = "unsafe" // a guess, or another name for a property
	FixRedact FixKind = "redact" // a secret that works is replaced with a placeholder
)

// A Fix is a change to the document that removes a finding.
type Fix struct {
	Kind FixKind `json:"kind"`

	// Edits are in the order of their offsets and do not overlap. They hold no
	// secret.
	Edits []authlink.Edit `json:"edits"`

	// Source is the same change in the JSON that the part of the file was read as.
	Source []authlink.Edit `json:"-"`

	Document int  `json:"-"` // the number of its document in the text
	Withheld bool `json:"-"` // the edits may hold secrets after all: no report shows them
}

// FixOf returns what a hint suggests as a fix, or nil.
func FixOf(suggested *authlink.Fix) *Fix {
	if suggested == nil {
		return nil
	}
	return &Fix{Kind: kindOf(suggested.Guess), Edits: suggested.Edits}
}

// kindOf returns the kind of a fix that is suggested.
func kindOf(isGuess bool) FixKind {
	if isGuess {
		return FixUnsafe
	}
	return FixSafe
}

// FixTitle says what the fix of a finding does, which has one, for the menu of an editor and
// without a secret.
func (f Finding) FixTitle() string {
	switch edits := f.Fix.Edits; {
	case f.Fix.Kind == FixRedact:
		return "Replace the secret with a placeholder"
	case f.Fix.Kind == FixUnsafe && len(edits) == 1:
		return fmt.Sprintf("Change to %s (a guess)", edits[0].Text)
	case f.Fix.Kind == FixUnsafe:
		return fmt.Sprintf("Fix %s in %d places (a guess)", f.Rule, len(edits))
	case len(edits) == 1 && edits[0].Text != "":
		return "Change to " + edits[0].Text
	default:
		return "Fix " + f.Rule
	}
}

// IsOne reports whether the fix exists and is of one of the kinds.
func (f *Fix) IsOne(kinds []FixKind) bool { return f != nil && slices.Contains(kinds, f.Kind) }

// start and end delimit all that a fix touches.
func (f *Fix) start() int { return f.Edits[0].Offset }

func (f *Fix) end() int { return f.Edits[len(f.Edits)-1].End }

// Compatible returns the fixes that can be made together: of those that are in each
// other's way, the first. The others must wait, since their offsets no longer hold.
func Compatible(fixes []*Fix) []*Fix {
	fixes = slices.Clone(fixes)
	slices.SortStableFunc(fixes, func(a, b *Fix) int { return cmp.Compare(a.start(), b.start()) })
	var chosen []*Fix
	last := -1
	for _, f := range fixes {
		if f.start() >= last {
			chosen = append(chosen, f)
			last = max(f.end(), f.start()+1) // two may not insert at one place
		}
	}
	return chosen
}

// EditsOf returns the edits of the fixes that can be made together.
func EditsOf(fixes []*Fix) []authlink.Edit {
	var all []authlink.Edit
	for _, f := range fixes {
		all = append(all, f.Edits...)
	}
	return all
}

// Moved returns the fix in a file in which its document begins at an offset.
func (f *Fix) Moved(offset int) *Fix {
	if f == nil {
		return nil
	}
	if len(f.Edits) > 1 || f.Source != nil {
		out := *f
		out.Edits = source.Moved(f.Edits, offset)
		return &out
	}
	out := new(singleFix)
	out.Fix = *f
	out.Edits = append(out.edit[:0], f.Edits...)
	for i := range out.Edits {
		out.Edits[i].Offset += offset
		out.Edits[i].End += offset
	}
	return &out.Fix
}

// A singleFix is one with its only edit beside it, as most are.
type singleFix struct {
	Fix
	edit [1]authlink.Edit
}

// Withhold takes the fixes back that reports cannot show: those that are not about
// the bytes of the file, and those that may hold secrets.
func (r *Found) Withhold() {
	isCompressed := source.WithoutCompression(r.Path) != r.Path
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Fix != nil && (isCompressed || f.Fix.Withheld) {
			f.Fix = nil
		}
	}
}
