package lint

import (
	"bytes"
	"slices"

	"example.com/authlink"
)

// Bounds on how often a YAML document is parsed to prove its fixes.
const (
	maxProofs     = 64
	maxProofBytes = 16 << 20
)

// writeFixes turns the fixes of findings in a YAML document, which are about its
// JSON, into those of its text. One that cannot be written there is dropped.
func (d placedJSON) writeFixes(text []byte, found []Finding) {
	if !slices.ContainsFunc(found, func(f Finding) bool { return f.Fix != nil }) {
		return
	}
	d.scalars = unshared(d.scalars)
	for i := range found {
		f := found[i].Fix
		if f == nil {
			continue
		}
		f.source, f.Edits = f.Edits, d.writeEdits(text, f.Edits)
		if len(f.Edits) == 0 {
			found[i].Fix = nil
		}
	}
}

// proveFixes drops the fixes of findings that are not proven.
func (d placedJSON) proveFixes(text []byte, found []Finding) {
	var fixes []*Fix
	for _, f := range found {
		if f.Fix != nil {
			fixes = append(fixes, f.Fix)
		}
	}
	proven := map[*Fix]bool{nil: true}
	for _, f := range d.proven(text, fixes) {
		proven[f] = true
	}
	for i := range found {
		if !proven[found[i].Fix] {
			found[i].Fix = nil
		}
	}
}

// proven returns those of the fixes with which the text has been seen to mean what
// was meant, and nothing else to have changed.
func (d placedJSON) proven(text []byte, fixes []*Fix) []*Fix {
	p := yamlProver{d: d, text: text, left: min(maxProofs, 1+maxProofBytes/(1+len(text))), isProven: map[*Fix]bool{}}
	for left := slices.Clone(fixes); len(left) > 0 && p.left > 0; {
		p.prove(compatible(left))
		left = slices.DeleteFunc(left, func(f *Fix) bool { _, done := p.isProven[f]; return done })
	}
	return slices.DeleteFunc(slices.Clone(fixes), func(f *Fix) bool { return !p.isProven[f] })
}

// unshared returns the scalars less those that an alias stands for, too: an edit
// would change more than one value.
func unshared(scalars []yamlScalar) []yamlScalar {
	written := map[int]int{} // from the place in the text to how often it is a value
	for _, s := range scalars {
		written[s.start]++
	}
	var out []yamlScalar
	for _, s := range scalars {
		if written[s.start] == 1 {
			out = append(out, s)
		}
	}
	return out
}

// A yamlProver proves fixes of a document by parsing it with them.
type yamlProver struct {
	d        placedJSON
	text     []byte
	left     int           // parses
	isProven map[*Fix]bool // of those that have been tried
}

// prove proves fixes that can be made together: all of them, or else each half by
// itself.
func (p *yamlProver) prove(fixes []*Fix) {
	if len(fixes) == 0 || p.left == 0 {
		return
	}
	p.left--
	after, err := convertYAML(apply(p.text, editsOf(fixes)))
	isGood := err == nil && isMeant(after.json, p.d.json, fixes)
	for _, f := range fixes {
		p.isProven[f] = isGood
	}
	if half := len(fixes) / 2; !isGood && half > 0 {
		p.prove(fixes[:half])
		p.prove(fixes[half:])
	}
}

// isMeant reports whether the JSON of a YAML document after fixes is, byte for
// byte, what the fixes make of the JSON before.
func isMeant(after, before []byte, fixes []*Fix) bool {
	var all []authlink.Edit
	for _, f := range fixes {
		all = append(all, f.source...)
	}
	slices.SortStableFunc(all, func(a, b authlink.Edit) int { return a.Offset - b.Offset })
	for i := 1; i < len(all); i++ {
		if all[i].Offset < all[i-1].End {
			return false
		}
	}
	return bytes.Equal(after, apply(before, all))
}
