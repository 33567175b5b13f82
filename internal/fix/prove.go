package fix

import (
	"bytes"
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
)

// Bounds on how often a YAML document is parsed to prove its fixes.
const (
	maxProofs     = 64
	maxProofBytes = 16 << 20
)

// WriteFixes turns the fixes of findings in a YAML document, which are about its
// JSON, into those of its text. One that cannot be written there is dropped.
func WriteFixes(d *source.Document, text []byte, found []finding.Finding) {
	if !slices.ContainsFunc(found, func(f finding.Finding) bool { return f.Fix != nil }) {
		return
	}
	d.Scalars = source.Unshared(d.Scalars)
	for i := range found {
		f := found[i].Fix
		if f == nil {
			continue
		}
		f.Source, f.Edits = f.Edits, d.WriteEdits(text, f.Edits)
		if len(f.Edits) == 0 {
			found[i].Fix = nil
		}
	}
}

// ProveFixes drops the fixes of findings that are not proven.
func ProveFixes(d source.Document, text []byte, found []finding.Finding) {
	var fixes []*finding.Fix
	for _, f := range found {
		if f.Fix != nil {
			fixes = append(fixes, f.Fix)
		}
	}
	proven := map[*finding.Fix]bool{nil: true}
	for _, f := range provenFixes(d, text, fixes) {
		proven[f] = true
	}
	for i := range found {
		if !proven[found[i].Fix] {
			found[i].Fix = nil
		}
	}
}

// provenFixes returns those of the fixes with which the text has been seen to mean what
// was meant, and nothing else to have changed.
func provenFixes(d source.Document, text []byte, fixes []*finding.Fix) []*finding.Fix {
	p := yamlProver{d: d, text: text, left: min(maxProofs, 1+maxProofBytes/(1+len(text))), isProven: map[*finding.Fix]bool{}}
	for left := slices.Clone(fixes); len(left) > 0 && p.left > 0; {
		p.prove(finding.Compatible(left))
		left = slices.DeleteFunc(left, func(f *finding.Fix) bool { _, done := p.isProven[f]; return done })
	}
	return slices.DeleteFunc(slices.Clone(fixes), func(f *finding.Fix) bool { return !p.isProven[f] })
}

// A yamlProver proves fixes of a document by parsing it with them.
type yamlProver struct {
	d        source.Document
	text     []byte
	left     int                   // parses
	isProven map[*finding.Fix]bool // of those that have been tried
}

// prove proves fixes that can be made together: all of them, or else each half by
// itself.
func (p *yamlProver) prove(fixes []*finding.Fix) {
	if len(fixes) == 0 || p.left == 0 {
		return
	}
	p.left--
	after, err := source.ConvertYAML(source.Apply(p.text, finding.EditsOf(fixes)))
	isGood := err == nil && isMeant(after.JSON, p.d.JSON, fixes)
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
func isMeant(after, before []byte, fixes []*finding.Fix) bool {
	var all []authlink.Edit
	for _, f := range fixes {
		all = append(all, f.Source...)
	}
	slices.SortStableFunc(all, func(a, b authlink.Edit) int { return a.Offset - b.Offset })
	for i := 1; i < len(all); i++ {
		if all[i].Offset < all[i-1].End {
			return false
		}
	}
	return bytes.Equal(after, source.Apply(before, all))
}
