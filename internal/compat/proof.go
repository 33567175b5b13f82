package compat

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"sync"

	"example.com/authlink"
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/generate"
	"example.com/authlink/internal/jsonpointer"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A side is one of the two schemas.
type side struct {
	schema    *jsonschema.Schema
	validator *authlink.Validator
	generator *generate.Generator
}

func sideOf(validator *authlink.Validator, e effort) *side {
	return &side{schemaOf(validator), validator, generate.New(validator, generate.Options{Seed: 1, MaxSteps: e.stepsToGenerate})}
}

func schemaOf(validator *authlink.Validator) *jsonschema.Schema {
	return (*engine.Validator)(validator).Schema().Root
}

// An effort bounds the search for proofs. Steps are what package generate counts: about
// what it takes to hold a value against a keyword, or a difference against a violation.
type effort struct {
	documents       int // are made of each schema, valid and not
	stepsToGenerate int // them
	steps           int // of the search among them
}

// usual is the effort of Compare. Its steps are about three times what it takes from one
// form of the contract to the other.
var usual = effort{documents: 150, stepsToGenerate: 200_000, steps: 1_200_000}

const (
	documentsToPlant = 20   // are tried with something else at the place of a difference
	maxPlanted       = 5000 // such tries are enough for all differences
	stepsToPlant     = 40   // to read a document and a value, and to write one

	shortPayload = 1 << 12 // bytes: no shorter proof is looked for
	maxPayloads  = 1 << 22 // bytes of all proofs together
)

// prove looks for a proof of every difference, as long as the patterns answer.
func prove(d *differ, old, new *side) error {
	d.index = indexOf(d.found)
	err := d.proveBy(old, new, "old", false)
	if err == nil {
		err = d.proveBy(new, old, "new", true)
	}
	d.keepShort()
	if _, ok := errors.AsType[*authlink.PatternStepsError](err); ok {
		return nil // each one more would take as long
	}
	return err
}

// proveBy looks for documents that one schema accepts and the other refuses.
func (d *differ) proveBy(accepts, refuses *side, name string, gained bool) error {
	valid, err := accepts.generator.Valid(d.effort.documents)
	if err := ignoreIncomplete(err); err != nil {
		return err
	}
	invalid, err := refuses.generator.Invalid(d.effort.documents)
	if err := ignoreIncomplete(err); err != nil {
		return err
	}
	hold := func(data []byte) error { return d.hold(data, refuses, name, gained) }
	try := func(data []byte) error {
		d.left -= accepts.generator.StepsToJudge(data)
		if ok, err := accepts.generator.Accepts(data); !ok {
			return err
		}
		return hold(data)
	}
	if err := d.tryAll(invalid, try, try); err != nil {
		return err
	}
	if err := d.tryAll(valid, hold, try); err != nil {
		return err
	}
	slices.SortStableFunc(valid, func(a, b generate.Case) int { return len(a.Data) - len(b.Data) })
	return d.plant(valid[:min(documentsToPlant, len(valid))], gained, try)
}

// tryAll tries documents as they are, and with fractions in them.
func (d *differ) tryAll(cases []generate.Case, asIs, changed func([]byte) error) error {
	for _, c := range cases {
		if d.left < 0 {
			return nil
		}
		if err := asIs(c.Data); err != nil {
			return err
		}
		if data := withFractions(c.Data); !bytes.Equal(data, c.Data) {
			if err := changed(data); err != nil {
				return err
			}
		}
	}
	return nil
}

// keepShort drops the proofs that are more than anybody could read, all together: with
// many properties a document can show what became of each, and be shown with each.
func (d *differ) keepShort() {
	size := 0
	for i := range d.found {
		if p := d.found[i].Proof; p != nil {
			if size += len(p.Payload); size > maxPayloads {
				d.found[i].Proof = nil
			}
		}
	}
}

// plant tries documents with something else at the place of each difference that has
// no proof, or a long one, until that is enough for all of them.
func (d *differ) plant(valid []generate.Case, gained bool, try func([]byte) error) error {
	tries := 0
	for i := range d.found {
		for _, c := range valid {
			if d.found[i].gained != gained || d.found[i].isShown() || d.left < 0 {
				break
			}
			d.left -= stepsToPlant + len(c.Data)/2
			for data := range planted(c.Data, &d.found[i]) {
				if tries++; tries > maxPlanted || d.left < 0 {
					return nil
				}
				if err := try(data); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// hold takes a document that one schema accepts for a proof if the other refuses it. The
// error is an [*authlink.PatternStepsError].
func (d *differ) hold(data []byte, refuses *side, name string, gained bool) error {
	d.left -= refuses.generator.StepsToJudge(data)
	err := refuses.validator.Validate(data)
	if refused, ok := errors.AsType[*authlink.ValidationError](err); ok {
		d.left -= refuses.generator.StepsToExplain()
		d.explain(data, refused.Violations, name, gained)
	}
	if late, ok := errors.AsType[*authlink.PatternStepsError](err); ok {
		return late
	}
	return nil
}

// integer finds whole numbers, where they are values: what comes before is no part
// of a text, since the documents are indented.
var integer = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^((?:\s*"[^"]*":)?\s*-?\d+)(,?)$`) })

// withFractions makes a fraction of every whole number: "integer" and "number"
// differ in nothing else.
func withFractions(data []byte) []byte { return integer().ReplaceAll(data, []byte("$1.5$2")) }

// ignoreIncomplete ignores that there are fewer documents, or none: a schema may
// have no more.
func ignoreIncomplete(err error) error {
	if _, ok := errors.AsType[*generate.IncompleteError](err); ok {
		return nil
	}
	if _, ok := errors.AsType[*generate.NoDocumentError](err); ok {
		return nil
	}
	return err
}

// explain takes a document that is refused for the proof of the differences that
// its violations are about, and those that nothing explains for new differences.
// The fewer violations, the better the proof, and the shorter.
func (d *differ) explain(data []byte, violations []authlink.Violation, name string, gained bool) {
	explained, payload := false, string(data)
	for _, v := range violations {
		near := d.index.near(v)
		if d.left -= 1 + len(near); d.left < 0 {
			return
		}
		for _, i := range near {
			diff := &d.found[i]
			if diff.gained != gained || !diff.isAbout(v, data) {
				continue
			}
			explained = true
			if diff.Proof == nil || diff.faults > len(violations) || diff.faults == len(violations) && len(diff.Proof.Payload) > len(payload) {
				diff.Proof = &Proof{ValidUnder: name, Payload: payload, Why: v.Message}
				diff.faults = len(violations)
			}
		}
	}
	if explained || d.recursive && d.isElsewhere(violations, gained) {
		return
	}
	v := violations[0]
	class := Safe
	if gained {
		class = Breaking
	}
	d.found = append(d.found, Difference{
		Path: pathOf(v.KeywordLocation), Keyword: v.Keyword, Class: class, gained: gained, faults: len(violations),
		Proof: &Proof{ValidUnder: name, Payload: payload, Why: v.Message},
	})
	d.index.add(len(d.found)-1, d.last())
}

// isShown reports whether the difference has a proof that can be read.
func (d *Difference) isShown() bool { return d.Proof != nil && len(d.Proof.Payload) <= shortPayload }

// isAbout reports whether a violation of a document shows the difference.
func (d *Difference) isAbout(v authlink.Violation, data []byte) bool {
	at := v.InstanceLocation
	switch d.Keyword {
	case "required":
		parent, name := jsonpointer.Cut(d.Path)
		return v.Keyword == "required" && matches(parent, at) && !hasMember(data, at, name)
	case "properties":
		return matches(d.Path, at) || isBelow(d.Path, at)
	case "additionalProperties":
		return v.Keyword == d.Keyword && isBelow(d.Path, at)
	case "enum":
		return (v.Keyword == "enum" || v.Keyword == "const") && matches(d.Path, at) &&
			(d.value == "" || isText(d.value, data[v.Offset:v.End]))
	case "false":
		parent, _ := jsonpointer.Cut(d.Path)
		return matches(d.Path, at) || v.Keyword == "additionalItems" && matches(parent, at)
	}
	isKeyword := v.Keyword == d.Keyword || v.Keyword == d.within
	return isKeyword && matches(d.Path, at) || applies(d.Keyword, d.Path, v.KeywordLocation)
}

// isElsewhere reports whether a violation shows what a difference does in another
// place: in schemas that refer to one another it is not reported for each.
func (d *differ) isElsewhere(violations []authlink.Violation, gained bool) bool {
	d.left -= len(d.found) * len(violations)
	if d.left < 0 {
		return true // as far as anybody will know
	}
	return slices.ContainsFunc(violations, func(v authlink.Violation) bool {
		_, name := jsonpointer.Cut(pathOf(v.KeywordLocation))
		return slices.ContainsFunc(d.found, func(diff Difference) bool {
			_, other := jsonpointer.Cut(diff.Path)
			return diff.gained == gained && diff.Keyword == v.Keyword && name == other
		})
	})
}
