package lint

import (
	"cmp"
	"slices"
	"strings"

	"example.com/authlink"
)

// A FixKind says what a fix may do to a document.
type FixKind string

// The kinds of fixes.
const (
	FixSafe   FixKind = "safe"   // what the document says stays, or was never there
	FixUnsafe FixKind = "unsafe" // a guess, or a property gets another name
	FixRedact FixKind = "redact" // a secret that works makes room for a placeholder
)

// A Fix is a change of the document after which a finding is gone.
type Fix struct {
	Kind FixKind `json:"kind"`

	// Edits are in the order of their offsets and do not overlap. They hold no
	// secret.
	Edits []authlink.Edit `json:"edits"`

	// source is the same change in the JSON that a YAML document is read as.
	source []authlink.Edit

	document int  // the number of its document in the text that is mended
	withheld bool // the edits may hold secrets after all: no report shows them
}

// fixOf returns what a hint suggests as a fix, nil for nothing.
func fixOf(suggested *authlink.Fix) *Fix {
	switch {
	case suggested == nil:
		return nil
	case suggested.Guess:
		return &Fix{Kind: FixUnsafe, Edits: suggested.Edits}
	default:
		return &Fix{Kind: FixSafe, Edits: suggested.Edits}
	}
}

// attach gives the finding that the rule at work has just reported a fix.
// Without edits there is none.
func (in *inspection) attach(kind FixKind, edits ...authlink.Edit) {
	if len(edits) > 0 {
		in.found[len(in.found)-1].Fix = &Fix{Kind: kind, Edits: edits}
	}
}

// isOne reports whether the fix is there and of one of the kinds.
func (f *Fix) isOne(kinds []FixKind) bool { return f != nil && slices.Contains(kinds, f.Kind) }

// start and end delimit all that a fix touches.
func (f *Fix) start() int { return f.Edits[0].Offset }
func (f *Fix) end() int   { return f.Edits[len(f.Edits)-1].End }

// compatible returns the fixes that can be made together, the first of those
// that are in each other's way. The others have to wait: their offsets are not
// good any more.
func compatible(fixes []*Fix) []*Fix {
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

// apply returns text with the edits made, which are in order.
func apply(text []byte, edits []authlink.Edit) []byte {
	out := make([]byte, 0, len(text))
	at := 0
	for _, e := range edits {
		out = append(out, text[at:e.Offset]...)
		out = append(out, e.Text...)
		at = e.End
	}
	return append(out, text[at:]...)
}

// editsOf returns those of several fixes that can be made together.
func editsOf(fixes []*Fix) []authlink.Edit {
	var all []authlink.Edit
	for _, f := range fixes {
		all = append(all, f.Edits...)
	}
	return all
}

// moved returns edits of what begins at an offset as edits of all of it.
func moved(edits []authlink.Edit, offset int) []authlink.Edit {
	out := slices.Clone(edits)
	for i := range out {
		out[i].Offset += offset
		out[i].End += offset
	}
	return out
}

// moved returns the fix in a file in which its document begins at an offset.
func (f *Fix) moved(offset int) *Fix {
	if f == nil {
		return nil
	}
	out := *f
	out.Edits = moved(f.Edits, offset)
	return &out
}

// withhold takes the fixes back that reports cannot show: those that are not about
// the bytes of the file, and those that may hold secrets.
func (r *Result) withhold() {
	isCompressed := strings.HasSuffix(r.Path, gzipExtension)
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Fix != nil && (isCompressed || f.Fix.withheld) {
			f.Fix = nil
		}
	}
}
