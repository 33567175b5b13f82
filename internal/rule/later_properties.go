package rule

import (
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/variants"
	"example.com/authlink/internal/words"
	"example.com/authlink/schema"
)

// laterProperties are the properties of a payload that came with later editions. One finding
// is enough for all of them: there is one thing to do.
type laterProperties struct {
	newProperties
	form  int // of the names
	since int // the edition in which the last of them came
}

// previewedProperties are those that no release of the contract has yet.
type previewedProperties struct{ newProperties }

// add adds the property that a remark is about, if it is one.
func (p *previewedProperties) add(in *inspection, form int, r authlink.Remark) bool {
	name, isAtTop := strings.CutPrefix(r.InstanceLocation, "/")
	if in.payload == nil || !isAtTop || in.payload.of.Name != variants.StackOne || !schema.IsPreviewed(schema.Form(form), name) {
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
func (in *inspection) formOfNames() int {
	switch {
	case in.payload == nil:
		return 0
	case in.isJudgedInOtherForm():
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
	l.note(name, r)
	l.since = max(l.since, since)
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
	l.reportAs(in, advice.New(advice.LaterEdition, c.Editions[since]))
}
