package main

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/variants"
	"example.com/authlink/schema"
)

// A detection is what was found for one document.
type detection struct {
	Path      string          `json:"path"`
	Line      int             `json:"line,omitzero"`    // where a document that is only part of its file begins
	Pointer   string          `json:"pointer,omitzero"` // to the document in what it was selected from
	Satisfied []editionRange  `json:"satisfied"`
	Preview   []string        `json:"preview,omitempty"` // names of properties that no release has yet
	Nearest   *nearestVariant `json:"nearest,omitempty"`
	Syntax    *syntaxFault    `json:"syntax,omitempty"`

	variants []variants.Chosen // that are satisfied
}

// An editionRange is a run of editions that follow on one another.
type editionRange struct {
	Contract string `json:"contract,omitempty"` // "" for the one that is built in
	Form     string `json:"form,omitempty"`     // "" where the contract has none
	First    string `json:"first"`
	Last     string `json:"last"`

	isAll bool // it has every edition of the contract
}

// A nearestVariant is the nearest of the variants that a document does not satisfy.
type nearestVariant struct {
	Contract   string               `json:"contract,omitempty"`
	Form       string               `json:"form,omitempty"`
	Edition    string               `json:"edition"`
	Violations []authlink.Violation `json:"violations"`
}

// A syntaxFault is why a document cannot be read: it is not JSON, or beyond a limit.
type syntaxFault struct {
	Code    string `json:"code"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

func newSyntaxFault(e *authlink.SyntaxError) *syntaxFault {
	message := e.Message
	for _, related := range e.Related {
		message += " (" + related.String() + ")"
	}
	return &syntaxFault{string(e.Code), e.Line, e.Column, message}
}

func detectOne(document lint.Document, among []*contracts.Contract) (detection, error) {
	d := detection{Path: document.Path, Pointer: document.Pointer, Satisfied: []editionRange{}}
	if document.Part {
		d.Line = document.Line
	}
	if e := document.Syntax; e != nil {
		d.Syntax = newSyntaxFault(e)
		return d, nil
	}
	err := d.detectAmong(document, among)
	if e, ok := errors.AsType[*authlink.SyntaxError](err); ok {
		document.PlaceSyntax(e)
		d.Syntax = newSyntaxFault(e)
		return d, nil
	}
	d.Preview = previewed(document.Data, d.variants)
	return d, err
}

// previewed returns the properties of a document that no release of the contract has, in the
// first of the forms that it satisfies.
func previewed(data []byte, satisfied []variants.Chosen) (names []string) {
	var members map[string]json.RawMessage
	if len(satisfied) == 0 || satisfied[0].Name != variants.StackOne || json.Unmarshal(data, &members) != nil {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		if schema.IsPreviewed(schema.Form(satisfied[0].Form), name) {
			names = append(names, name)
		}
	}
	return names
}

// detectAmong holds a document against contracts. The nearest variant is one of a contract that
// the document satisfies in another one, else that with the fewest faults.
func (d *detection) detectAmong(document lint.Document, among []*contracts.Contract) error {
	faults := 0
	var why *authlink.ValidationError
	for _, c := range among {
		found, err := c.Detect(document.Data, c.Variants())
		if err != nil {
			return err
		}
		isFirst := len(found.Satisfied) > 0 && len(d.variants) == 0
		if found.Why != nil && (isFirst || len(d.variants) == 0 && (why == nil || found.Faults < faults)) {
			why, faults = found.Why, found.Faults
			v := c.Of(found.Nearest)
			d.Nearest = &nearestVariant{Contract: shownName(c.Contract), Form: v.Spelling().Name, Edition: v.EditionName()}
		} else if isFirst {
			why, d.Nearest = nil, nil
		}
		for _, v := range found.Satisfied {
			d.variants = append(d.variants, c.Of(v))
		}
	}
	d.Satisfied = ranges(d.variants)
	if why != nil {
		document.Place(why.Violations)
		d.Nearest.Violations = why.Violations
	}
	return nil
}

// shownName is the name of a contract, "" for the one that is built in.
func shownName(c *variants.Contract) string {
	if c.Name == variants.StackOne {
		return ""
	}
	return c.Name
}

// notable leaves out what is no news to a reader: that a document in one form is in another
// one of the same style as well, because it has no value that they spell differently.
// Reports for programs have both.
func notable(list []variants.Chosen) []variants.Chosen {
	return slices.DeleteFunc(slices.Clone(list), func(c variants.Chosen) bool {
		return slices.ContainsFunc(list, func(other variants.Chosen) bool {
			return other.Contract == c.Contract && other.Edition == c.Edition && other.Form < c.Form && other.Spelling().Style == c.Spelling().Style
		})
	})
}

// ranges joins variants whose editions follow on one another.
func ranges(list []variants.Chosen) []editionRange {
	joined := []editionRange{}
	for i, c := range list {
		if i > 0 && list[i-1] == (variants.Chosen{Contract: c.Contract, Variant: variants.Variant{Form: c.Form, Edition: c.Edition - 1}}) {
			joined[len(joined)-1].Last = c.EditionName()
		} else {
			joined = append(joined, editionRange{Contract: shownName(c.Contract), Form: c.Spelling().Name, First: c.EditionName(), Last: c.EditionName()})
		}
		last := &joined[len(joined)-1]
		last.isAll = last.First == c.Editions[0] && c.Edition == len(c.Editions)-1 && len(c.Editions) > 1
	}
	return joined
}

// allEditions stands for every edition of a contract.
const allEditions = "all"

func (e editionRange) String() string {
	switch {
	case e.isAll:
		return allEditions
	case e.First == e.Last:
		return e.First
	}
	return e.First + " to " + e.Last
}
