package fix

import (
	"strings"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
)

// redact takes out the secrets whose placeholders the schema refuses: as they are too short for
// it, as a rule. It tries placeholders as long as the secrets; and where these will not do
// either, a document that breaks its schema is better than a secret in it.
func (m *Mender) redact(d draft) (better draft, n int, err error) {
	var short, long []*finding.Fix
	for _, f := range d.fixes {
		if f.Kind == finding.FixRedact {
			short, long = append(short, f), append(long, lengthened(f))
		}
	}
	if len(short) == 0 {
		return d, 0, nil
	}
	if better, n, err = m.together(d, long); n > 0 || err != nil {
		return better, n, err
	}
	chosen := finding.Compatible(short)
	better, err = m.look(source.Apply(d.data, finding.EditsOf(chosen)), source.Apply(d.masked, maskedEdits(chosen)))
	if err != nil || !m.isMeant(better, d, chosen) || !better.hasLessToFix(d) {
		return d, 0, err
	}
	return better, len(chosen), nil
}

// hasLessToFix reports whether a draft is as near to JSON as it was, with less to fix.
func (d draft) hasLessToFix(was draft) bool {
	for i, s := range d.states {
		if s.text > was.states[i].text {
			return false
		}
	}
	return len(d.fixes) < len(was.fixes)
}

// lengthened returns a fix whose placeholders are as long as what they replace.
func lengthened(f *finding.Fix) *finding.Fix {
	long := *f
	long.Edits = nil
	for _, e := range f.Edits {
		if n := e.End - e.Offset - len(e.Text); n > 0 {
			text, end := e.Text, ""
			if strings.HasSuffix(text, ">") {
				text, end = text[:len(text)-1], ">"
			}
			e.Text = text + strings.Repeat("-", n) + end
		}
		long.Edits = append(long.Edits, e)
	}
	return &long
}
