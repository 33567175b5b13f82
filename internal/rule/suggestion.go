package rule

import (
	"strings"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/variants"
)

// A suggestion is the editions of one form that a payload satisfies.
type suggestion struct {
	of          *variants.Contract
	form        int
	first, last int
}

// suggest returns the latest editions that follow on one another among the variants that a
// payload satisfies, as [variants.Contract.Detect] lists them: in the form that it was held
// against or else in the first. ok is false if there are none.
func suggest(satisfied []variants.Variant, own variants.Chosen) (s suggestion, ok bool) {
	for _, v := range satisfied {
		switch {
		case !ok || v.Form == own.Form && s.form != own.Form:
			s, ok = suggestion{own.Contract, v.Form, v.Edition, v.Edition}, true
		case v.Form == s.form && v.Edition == s.last+1:
			s.last = v.Edition
		case v.Form == s.form:
			s.first, s.last = v.Edition, v.Edition
		}
	}
	return s, ok
}

// String names them: "wire 2026-01-27 to 2026-02-09".
func (s suggestion) String() string {
	name := variantName(s.of, s.form, s.of.Editions[s.first])
	if s.first == s.last {
		return name
	}
	return name + " to " + s.of.Editions[s.last]
}

// variantName names an edition, after its form where the contract has forms.
func variantName(c *variants.Contract, form int, edition string) string {
	return strings.TrimPrefix(c.Forms[form].Name+" "+edition, " ")
}

// edition names one of the editions.
func (s suggestion) edition() string {
	if s.last == len(s.of.Editions)-1 {
		return "latest"
	}
	return s.of.Editions[s.last]
}

// advice says how to have one of them checked instead of a variant; nothing if that is
// among them.
func (s suggestion) advice(own variants.Chosen) []advice.Advice {
	hasEdition := s.first <= own.Edition && own.Edition <= s.last
	form := s.of.Forms[s.form].Name
	switch {
	case s.form != own.Form && hasEdition:
		return []advice.Advice{advice.New(advice.NameForm, form)}
	case s.form != own.Form:
		return []advice.Advice{advice.New(advice.NameVariant, form, s.edition())}
	case !hasEdition:
		return []advice.Advice{advice.New(advice.NameEdition, s.edition())}
	}
	return nil
}
