package finding

import (
	"example.com/authlink"
	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/diagnose"
)

// Violations is [Findings] of what is said of a document before anybody makes an error of it, and
// of how many more there are. It keeps nothing of the list.
func Violations(said []diagnose.Violation, more int) []Finding {
	found := make([]Finding, len(said))
	for i := range said {
		v := &said[i]
		f := &found[i]
		*f = Finding{
			Rule: v.Keyword, Severity: SeverityError,
			Message: v.Message, Hint: advice.Text(v.Advice, advice.Shell), Advice: v.Advice,
			Line: v.Line, Column: v.Column, Offset: v.Offset, End: v.End,
			Fix:      fixOfEdits(v.Fix),
			Location: &Location{v.InstanceLocation, v.KeywordLocation},
		}
		for _, r := range v.Related {
			f.Related = append(f.Related, authlink.Related(r))
		}
	}
	return withMore(found, more)
}

// fixOfEdits is [FixOf] for a fix as it is suggested. Most have one edit, which has its place beside
// the fix.
func fixOfEdits(suggested *diagnose.Fix) *Fix {
	if suggested == nil {
		return nil
	}
	made := new(struct {
		Fix
		edit [1]authlink.Edit
	})
	made.Kind, made.Edits = FixSafe, made.edit[:0]
	if suggested.Guess {
		made.Kind = FixUnsafe
	}
	for _, e := range suggested.Edits {
		made.Edits = append(made.Edits, authlink.Edit(e))
	}
	return &made.Fix
}
