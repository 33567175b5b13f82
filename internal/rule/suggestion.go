package rule

import (
	"fmt"

	"example.com/authlink"
	"example.com/authlink/internal/advice"
)

// A suggestion is the editions of one form that a payload satisfies.
type suggestion struct {
	form        authlink.Form
	first, last authlink.Edition
}

// suggest returns the latest editions that follow on one another among the variants that a
// payload satisfies, as [authlink.Detect] lists them: in the form that it was held against or
// else in the first. ok is false if there are none.
func suggest(satisfied []authlink.Variant, own authlink.Form) (s suggestion, ok bool) {
	for _, v := range satisfied {
		switch {
		case !ok || v.Form == own && s.form != own:
			s, ok = suggestion{v.Form, v.Edition, v.Edition}, true
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
	if s.first == s.last {
		return fmt.Sprintf("%v %v", s.form, s.first)
	}
	return fmt.Sprintf("%v %v to %v", s.form, s.first, s.last)
}

// edition names one of the editions.
func (s suggestion) edition() string {
	if s.last == authlink.LatestEdition {
		return "latest"
	}
	return s.last.String()
}

// advice says how to have one of them checked instead of a variant; nothing if that is
// among them.
func (s suggestion) advice(own authlink.Variant) []advice.Advice {
	hasEdition := s.first <= own.Edition && own.Edition <= s.last
	switch {
	case s.form != own.Form && hasEdition:
		return []advice.Advice{advice.New(advice.NameForm, s.form.String())}
	case s.form != own.Form:
		return []advice.Advice{advice.New(advice.NameVariant, s.form.String(), s.edition())}
	case !hasEdition:
		return []advice.Advice{advice.New(advice.NameEdition, s.edition())}
	}
	return nil
}
