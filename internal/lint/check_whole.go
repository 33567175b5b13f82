package lint

import (
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/schemafile"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// takesWhole reports whether a part of a file is one document as it is: nothing is selected in it,
// and there is nothing beside it.
func (l *Linter) takesWhole(traits source.Traits, part []byte) bool {
	return traits.Plain && (!schemafile.HasFiles || l.exchanges == nil) && l.selectionOf(traits, source.Document{JSON: part}) == nil
}

// addWhole adds what it finds in such a part to the result of those before it: the places are those
// in the file, and the edits of a fix are those of the document. Files of lines may have a finding in
// each, so that nothing is copied from one result into the next. Suspect is as [Linter.inspect] takes it.
func (l *Linter) addWhole(to *finding.Result, traits source.Traits, part source.Chunk, suspect int) {
	first := len(to.Findings)
	in, err := l.inspect(part.Text, suspect, to.Findings)
	if err != nil {
		to.Add(finding.Failed(to.Path, err))
		return
	}
	to.Findings = in.Findings
	found := to.Findings[first:]
	if in.Unread != "" {
		n := finding.Unread(in.Unread)
		n.Document = to.Documents
		to.NotChecked = append(to.NotChecked, n.Moved(part.Offset, part.Line))
	}
	if len(found) > 0 {
		placeWhole(found, part, to.Documents)
		to.Excerpts = append(to.Excerpts, span.Excerpt{Offset: part.Offset, Later: in.Masked})
	}
	if traits.Streams {
		finding.ForLines(found)
	}
	to.Documents++
}

// placeWhole gives the findings in a part of a file their places in the file, and the number of their
// document.
func placeWhole(found []finding.Finding, part source.Chunk, document int) {
	var lines jsonindex.Cursor
	lines.Reset(part.Text)
	for i := range found {
		f := &found[i]
		f.Related, f.Document = source.Document{}.Related(f.Related, &lines), document
	}
	finding.PutInOrder(found, part.Text, &lines)
	if len(found) == 1 { // its fix is that of nobody else
		found[0].Shift(part.Offset, part.Line)
		return
	}
	for i := range found {
		found[i].Move(part.Offset, part.Line)
	}
}
