package rule

import (
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/variants"
	"example.com/authlink/internal/words"
)

// laterProperties are the properties of a payload that came with later editions. One finding
// is enough for all of them: there is one thing to do.
type laterProperties struct {
	form  int // of the names
	first authlink.Remark
	names []string
	since int // the edition in which the last of them came
}

// formOfNames returns the form that the names of the payload are judged in.
func (in *inspection) formOfNames() int {
	switch {
	case in.payload == nil:
		return 0
	case in.set.IsOn(wrongForm) && in.payload.isWrongForm():
		return in.payload.foundForm(in.doc)
	}
	return in.payload.of.Form
}

// add adds the property that a remark is about, if it is one.
func (l *laterProperties) add(in *inspection, r authlink.Remark) bool {
	name, isAtTop := strings.CutPrefix(r.InstanceLocation, "/")
	if in.payload == nil || !isAtTop {
		return false
	}
	since := in.payload.of.Since(l.form, name)
	if since <= in.payload.of.Edition {
		return false
	}
	if len(l.names) == 0 {
		l.first = r
	}
	l.names, l.since = append(l.names, show.QuoteOwn(name)), max(l.since, since)
	return true
}

// report reports them, and an edition that knows them all and takes the payload, if there
// is one.
func (l *laterProperties) report(in *inspection) {
	if in.payload.suggested != nil || in.payload.isOfOtherEdition {
		return // it has been said which edition the payload is of
	}
	c, since := in.payload.of, l.since
	for e := since; e < len(c.Editions); e++ {
		if found, err := c.Detect(in.data, in.doc, []variants.Variant{{Form: l.form, Edition: e}}); err == nil && len(found.Satisfied) > 0 {
			since = e
			break
		}
	}
	in.report(l.first.Offset, l.first.End, l.first.InstanceLocation,
		"unknown "+words.Noun(len(l.names), "property")+" "+words.Enumerate(l.names, "and"), "")
	in.advise(advice.New(advice.LaterEdition, c.Editions[since]))
}
