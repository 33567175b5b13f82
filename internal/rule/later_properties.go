package rule

import (
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/words"
	"example.com/authlink/schema"
)

// laterProperties are the properties of a payload that came with later editions. One finding
// is enough for all of them: there is one thing to do.
type laterProperties struct {
	newProperties
	form  authlink.Form    // of the names
	since authlink.Edition // when the last of them came
}

// previewedProperties are those that no release of the contract has yet.
type previewedProperties struct{ newProperties }

// add adds the property that a remark is about, if it is one.
func (p *previewedProperties) add(in *inspection, form authlink.Form, r authlink.Remark) bool {
	name, isAtTop := strings.CutPrefix(r.InstanceLocation, "/")
	if in.payload == nil || !isAtTop || !schema.IsPreviewed(form, name) {
		return false
	}
	p.note(name, r)
	return true
}

func (p *previewedProperties) report(in *inspection) {
	p.reportAs(in, advice.New(advice.Preview, schema.PreviewEdition))
}

// newProperties are properties that one finding is about.
type newProperties struct {
	first authlink.Remark
	names []string
}

func (n *newProperties) note(name string, r authlink.Remark) {
	if len(n.names) == 0 {
		n.first = r
	}
	n.names = append(n.names, show.QuoteOwn(name))
}

// reportAs reports them where the first of them stands.
func (n *newProperties) reportAs(in *inspection, a advice.Advice) {
	in.report(n.first.Offset, n.first.End, n.first.InstanceLocation,
		"unknown "+words.Noun(len(n.names), "property")+" "+words.Enumerate(n.names, "and"), "")
	in.advise(a)
}

// formOfNames returns the form that the names of the payload are judged in.
func (in *inspection) formOfNames() authlink.Form {
	switch {
	case in.payload == nil:
		return authlink.FormSDK
	case in.set.IsOn(wrongForm) && in.payload.isWrongForm():
		return in.payload.foundForm(in.doc)
	}
	return in.payload.form
}

// add adds the property that a remark is about, if it is one.
func (l *laterProperties) add(in *inspection, r authlink.Remark) bool {
	name, isAtTop := strings.CutPrefix(r.InstanceLocation, "/")
	if in.payload == nil || !isAtTop {
		return false
	}
	since, ok := cameAfter(in.edition, l.form, name)
	if !ok {
		return false
	}
	l.note(name, r)
	l.since = max(l.since, since)
	return true
}

// cameAfter returns the first edition with a property, if it is later than another.
func cameAfter(e authlink.Edition, form authlink.Form, name string) (since authlink.Edition, ok bool) {
	for _, later := range authlink.Editions() {
		if later <= e {
			continue
		}
		if p, ok := schema.FindProperty(later, form, name); ok {
			return p.First, p.First > e
		}
	}
	return 0, false
}

// report reports them, and an edition that knows them all and takes the payload, if there
// is one.
func (l *laterProperties) report(in *inspection) {
	if in.payload.suggested != nil || in.payload.isOfOtherEdition {
		return // it has been said which edition the payload is of
	}
	since := l.since
	for _, e := range authlink.Editions() {
		if e >= l.since && (authlink.Variant{Form: l.form, Edition: e}).Validate(in.data) == nil {
			since = e
			break
		}
	}
	l.reportAs(in, advice.New(advice.LaterEdition, since.String()))
}
