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

// Prove drops the fixes of findings in a part of a file, which has been read as whole, that
// are not proven.
func Prove(format source.Format, whole source.Document, text []byte, found []finding.Finding) {
	if whole.JSON == nil {
		return
	}
	var fixes []*finding.Fix
	for _, f := range found {
		if f.Fix != nil {
			fixes = append(fixes, f.Fix)
		}
	}
	isProven := map[*finding.Fix]bool{nil: true}
	for _, f := range proven(format, whole, text, fixes) {
		isProven[f] = true
	}
	for i := range found {
		if !isProven[found[i].Fix] {
			found[i].Fix = nil
		}
	}
}

// proven returns the fixes that have been seen to change what they were meant to change,
// and nothing else.
func proven(format source.Format, whole source.Document, text []byte, fixes []*finding.Fix) []*finding.Fix {
	p := prover{format: format, whole: whole, text: text, left: min(maxProofs, 1+maxProofBytes/(1+len(text))), isProven: map[*finding.Fix]bool{}}
	for left := slices.Clone(fixes); len(left) > 0 && p.left > 0; {
		p.prove(finding.Compatible(left))
		left = slices.DeleteFunc(left, func(f *finding.Fix) bool { _, done := p.isProven[f]; return done })
	}
	return slices.DeleteFunc(slices.Clone(fixes), func(f *finding.Fix) bool { return !p.isProven[f] })
}

// A prover proves fixes by reading the text with them.
type prover struct {
	format   source.Format
	whole    source.Document // what text has been read as
	text     []byte
	left     int                   // how often to read
	isProven map[*finding.Fix]bool // of those that have been tried
}

// prove proves fixes that can be made together: all of them, or else each half by
// itself.
func (p *prover) prove(fixes []*finding.Fix) {
	if len(fixes) == 0 || p.left == 0 {
		return
	}
	p.left--
	after, err := p.format.Read(source.Apply(p.text, finding.EditsOf(fixes)))
	isGood := err == nil && isMeant(after.JSON, p.whole.JSON, fixes)
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
	meant, err := (&authlink.Fix{Edits: all}).Apply(before)
	return err == nil && bytes.Equal(after, meant)
}
