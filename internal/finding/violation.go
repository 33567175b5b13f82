package finding

import (
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/diagnose"
)

// AppendViolations is [Findings] of what is said of a document before anybody makes an error of it,
// and of how many more violations there are. It keeps nothing of what is said.
func AppendViolations(found []Finding, said []diagnose.Violation, more int) []Finding {
	found = slices.Grow(found, len(said))
	for i := range said {
		v := &said[i]
		hint := v.Hint
		if hint == "" {
			hint = advice.Text(v.Advice, advice.Shell)
		}
		room := new(violationRoom)
		room.location = Location{v.InstanceLocation, v.KeywordLocation}
		found = append(found, Finding{
			Rule: v.Keyword, Severity: SeverityError,
			Message: v.Message, Hint: hint, Advice: v.Advice,
			Line: v.Line, Column: v.Column, Offset: v.Offset, End: v.End,
			Related: relatedOf(v.Related), Fix: room.fixOf(v.Fix), Location: &room.location,
		})
	}
	return withMore(found, more)
}

// A violationRoom is where what a finding of validation points to is: most have one edit.
type violationRoom struct {
	location Location
	fix      singleFix
}

// fixOf is [FixOf] for a fix as it is suggested.
func (r *violationRoom) fixOf(suggested *diagnose.Fix) *Fix {
	if suggested == nil {
		return nil
	}
	r.fix.Kind, r.fix.Edits = kindOf(suggested.Guess), r.fix.edit[:0]
	for _, e := range suggested.Edits {
		r.fix.Edits = append(r.fix.Edits, authlink.Edit(e))
	}
	return &r.fix.Fix
}

func relatedOf(places []diagnose.Related) []authlink.Related {
	var related []authlink.Related
	for _, r := range places {
		related = append(related, authlink.Related(r))
	}
	return related
}
