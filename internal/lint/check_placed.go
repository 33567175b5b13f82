package lint

import (
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/source"
)

// lift returns a fix of a document as a fix of what holds it, nil if it cannot be
// made there.
func lift(d source.Document, f *finding.Fix) *finding.Fix {
	if f == nil {
		return nil
	}
	out := &finding.Fix{Kind: f.Kind, Edits: d.Lift(f.Edits), Withheld: d.Opaque || f.Withheld}
	if len(out.Edits) == 0 {
		return nil
	}
	return out
}

// checkPlaced lints a document of a file that holds text. lines is the cursor that all
// documents of the text share, so that none of it is counted once for each.
func (l *Linter) checkPlaced(path string, text []byte, d source.Document, lines *jsonindex.Cursor) finding.Result {
	in, err := l.inspect(d.JSON, 0, nil)
	if err != nil {
		return finding.Failed(path, err)
	}
	if l.opts.Selection != nil {
		finding.ForSelected(in.Findings)
	}
	result := inspected(path, in)
	if d.Spans != nil {
		for i := range result.NotChecked {
			result.NotChecked[i].Line, _ = lines.Position(d.Start(0))
			result.NotChecked[i].Pointer = d.Pointer
		}
	}
	if len(in.Findings) > 0 {
		placeInFile(d, in.Findings, text, lines)
		result.Excerpts = d.Excerpts(text, func() []byte { return d.Hide(in.Masked.Text()) })
	}
	return result
}

// placeInFile turns the places of findings in a document into those in the file.
func placeInFile(d source.Document, found []finding.Finding, text []byte, lines *jsonindex.Cursor) {
	secret := d.SecretNames()
	for i := range found {
		f := &found[i]
		if d.IsSecret(f.Offset) && f.Rule != rule.LiveToken { // which says nothing about the text
			f.Hide()
		}
		f.Fix = lift(d, f.Fix)
		f.Related = d.Related(f.Related, lines)
		f.Offset, f.End = d.Start(f.Offset), max(d.Start(f.Offset), d.Stop(f.End))
		if f.Location != nil {
			f.Location = &finding.Location{InstanceLocation: d.Pointer + d.HideNames(f.InstanceLocation, secret), KeywordLocation: f.KeywordLocation}
		}
	}
	finding.PutInOrder(found, text, lines)
}

// liftFixes turns the fixes of what a part of a file has been read as into those of the
// part. One that cannot be made there is dropped.
func liftFixes(found []finding.Finding, format source.Format, whole source.Document, part []byte) {
	for i := range found {
		f := found[i].Fix
		if f == nil {
			continue
		}
		f.Source, f.Edits = f.Edits, format.Lift(part, whole, f.Edits)
		if len(f.Edits) == 0 {
			found[i].Fix = nil
		}
	}
}
