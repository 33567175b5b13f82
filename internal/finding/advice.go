package finding

import (
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/advice"
)

// adviceOf returns the library's advice as codes, not yet put into words.
func adviceOf(list []authlink.Advice) []advice.Advice {
	var codes []advice.Advice
	for _, a := range list {
		codes = append(codes, advice.New(advice.Code(a.Code), a.Args...))
	}
	return codes
}

// Hint words the library's advice for somebody at a shell.
func Hint(list []authlink.Advice) string { return advice.Text(adviceOf(list), advice.Shell) }

// HintAlone is [Hint] for a command that takes a schema but no resources.
func HintAlone(list []authlink.Advice) string {
	codes := advice.Replace(adviceOf(list), advice.SupplyResource, advice.EmbedResource)
	return advice.Text(advice.Replace(codes, advice.KnownDrafts, advice.KnownDraftsAlone), advice.Shell)
}

// Advise gives the finding other advice, and its wording.
func (f *Finding) Advise(list []advice.Advice) {
	f.Advice, f.Hint = list, advice.Text(list, advice.Shell)
}

// ForLines words what is found in a file that already holds a document on each line.
func ForLines(found []Finding) {
	for i := range found {
		if f := &found[i]; advice.Has(f.Advice, advice.OneDocument) {
			f.Advise(advice.Replace(f.Advice, advice.OneDocument, advice.OneDocumentPerLine))
		}
	}
}

// ForSelected words what is found in documents that somebody has selected in a file.
func ForSelected(found []Finding) {
	for i := range found {
		if f := &found[i]; advice.Has(f.Advice, advice.Include) {
			f.Advise([]advice.Advice{advice.New(advice.SelectLess)})
		}
	}
}

// Hide removes everything said about a value that must not be shown.
func (f *Finding) Hide() {
	f.Message, f.Hint, f.Advice, f.Related = SecretBreaks(f.Rule), "", nil, nil
}

// Said returns the message with the places that it is about.
func (f Finding) Said() string {
	said := f.Message
	if f.IsOfText() { // a message about a value names its places itself
		for _, r := range f.Related {
			said += " (" + r.String() + ")"
		}
	}
	return said
}

// MoveRelated moves related places down in a file by some bytes and lines.
func MoveRelated(related []authlink.Related, offset, lines int) []authlink.Related {
	if len(related) == 0 {
		return related
	}
	related = slices.Clone(related)
	for i := range related {
		r := &related[i]
		r.Offset += offset
		r.End += offset
		r.Line += lines
	}
	return related
}
