package compat

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strings"
	"sync"

	"example.com/authlink"
	"example.com/authlink/internal/generate"
	"example.com/authlink/internal/jsonpointer"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// An effort bounds the search for proofs. Steps are what package generate counts: about
// what it takes to hold a value against a keyword, or a difference against a violation.
type effort struct {
	documents       int // are made of each schema, valid and not
	stepsToGenerate int // them
	steps           int // of the search among them
	stepsToProve    int // that there is none
}

// usual is the effort of Compare. Its steps are about ten times what it takes from one
// form of the contract to the other.
var usual = effort{documents: 150, stepsToGenerate: 200_000, steps: 4_000_000, stepsToProve: 300_000}

// brief is an effort that is enough for small schemas.
var brief = effort{documents: 12, stepsToGenerate: 20_000, steps: 400_000, stepsToProve: 30_000}

// times returns an effort that is so many times greater.
func (e effort) times(n int) effort {
	return effort{e.documents, e.stepsToGenerate * n, e.steps * n, e.stepsToProve * n}
}

// forParts returns the effort for so many documents at once. None is made of all of them.
func (e effort) forParts(n int) effort {
	return effort{0, e.stepsToGenerate, e.steps + n*e.steps/40, e.stepsToProve + n*e.stepsToProve/40}
}

const (
	shortPayload = 1 << 12 // bytes: no shorter proof is looked for
	maxPayloads  = 1 << 22 // bytes of all proofs together
)

// prove looks for a proof of every difference, as long as the patterns answer.
func prove(d *differ) error {
	if d.prover.IsLate() {
		return nil
	}
	d.index = indexOf(d.found)
	quarter := d.effort.steps / 4
	err := d.within(quarter, func() error { return d.proveBy(d.old, d.new, "old", false) })
	if err == nil {
		err = d.within(quarter, func() error { return d.proveBy(d.new, d.old, "new", true) })
	}
	if err == nil {
		err = d.guide(2 * quarter)
	}
	d.keepShort()
	if _, ok := errors.AsType[*authlink.PatternStepsError](err); ok {
		return nil // each one more would take as long
	}
	return err
}

// within searches with so many steps.
func (d *differ) within(steps int, search func() error) error {
	d.left = steps
	err := search()
	d.taken += steps - d.left
	return err
}

// proveBy looks for documents that one schema accepts and the other refuses.
func (d *differ) proveBy(accepts, refuses *side, name string, gained bool) error {
	if d.effort.documents == 0 || d.isProven(gained) {
		return nil
	}
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
	return d.tryAll(valid, hold, try)
}

// isProven reports whether it is known without documents that nothing is gained, or lost.
func (d *differ) isProven(gained bool) bool {
	in, out := []*jsonschema.Schema{d.new.schema}, []*jsonschema.Schema{d.old.schema}
	if !gained {
		in, out = out, in
	}
	return d.prover.Includes(out, in)
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
			if diff.gained != gained && !diff.both || diff.Unjudged || !d.isShownBy(diff, v, data) {
				continue
			}
			explained = true
			diff.prove(&Proof{ValidUnder: name, Payload: payload, Why: v.Message}, gained, len(violations))
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
	path := pathOf(v.KeywordLocation)
	m := missed{path, v.Keyword, gained}
	if i, ok := d.missed[m]; ok {
		d.found[i].prove(&Proof{ValidUnder: name, Payload: payload, Why: v.Message}, gained, len(violations))
		return
	}
	d.missed[m] = len(d.found)
	d.found = append(d.found, Difference{
		Path: path, Keyword: v.Keyword, Class: class, gained: gained, faults: len(violations),
		Proof: &Proof{ValidUnder: name, Payload: payload, Why: v.Message},
		paths: []string{path}, at: &place{path: path},
	})
	d.index.add(len(d.found)-1, &d.found[len(d.found)-1])
}

// prove keeps a proof if it is better than the one before.
func (d *Difference) prove(p *Proof, gained bool, faults int) {
	better := d.Proof == nil || d.gained == gained && d.Proof.ValidUnder != p.ValidUnder ||
		(d.gained == gained || d.Proof.ValidUnder == p.ValidUnder) && (d.faults > faults || d.faults == faults && len(d.Proof.Payload) > len(p.Payload))
	if better {
		d.Proof, d.faults = p, faults
	}
}

// isShown reports whether the difference has a proof that can be read.
func (d *Difference) isShown() bool { return d.Proof != nil && len(d.Proof.Payload) <= shortPayload }

// isShownBy reports whether a violation of a document shows a difference: also one of an alternative,
// of which the value has to be.
func (d *differ) isShownBy(diff *Difference, v authlink.Violation, data []byte) bool {
	switch {
	case len(diff.come) > 0:
		value := valueBefore(data, v.InstanceLocation, diff.Path)
		return value != nil && d.isOfAny(diff, value) || diff.isAbout(v, data)
	case !diff.isAbout(v, data):
		return false
	case diff.at.inBranch != nil:
		branch := diff.at.inBranch
		value := valueBefore(data, v.InstanceLocation, branch.path)
		return value == nil || d.isOf(diff, branch.side(diff.gained), value)
	}
	return true
}

// isOfAny reports whether a value is one of some alternative that came, or went.
func (d *differ) isOfAny(diff *Difference, value []byte) bool {
	return slices.ContainsFunc(diff.come, func(s *jsonschema.Schema) bool { return d.isOf(diff, []*jsonschema.Schema{s}, value) })
}

// isOf reports whether schemas of the side that accepts more accept a value.
func (d *differ) isOf(diff *Difference, schemas []*jsonschema.Schema, value []byte) bool {
	side := d.old
	if diff.gained {
		side = d.new
	}
	accepted, err := side.maker(schemas).accepts(value, &d.left)
	return err == nil && accepted
}

// valueBefore returns the value of a document that a path leads to on the way to a location, nil
// where that leads elsewhere.
func valueBefore(data []byte, location, path string) []byte {
	steps := strings.Split(location, "/")
	n := strings.Count(path, "/") + 1
	if n > len(steps) || !matches(path, strings.Join(steps[:n], "/")) {
		return nil
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	value, ok := jsonpointer.Find(document, jsonpointer.Split(strings.Join(steps[:n], "/")))
	if !ok {
		return nil
	}
	return encoded(value)
}

// isAbout reports whether a violation of a document shows the difference, in one of its places.
func (d *Difference) isAbout(v authlink.Violation, data []byte) bool {
	return slices.ContainsFunc(d.paths[:min(len(d.paths), maxTried)], func(path string) bool { return d.isAboutAt(path, v, data) })
}

// maxTried is in how many places a difference is looked for.
const maxTried = 16

func (d *Difference) isAboutAt(path string, v authlink.Violation, data []byte) bool {
	at := v.InstanceLocation
	switch d.Keyword {
	case "required":
		parent, name := jsonpointer.Cut(path)
		return v.Keyword == "required" && matches(parent, at) && !hasMember(data, at, name)
	case "properties":
		return matches(path, at) || isBelow(path, at)
	case "additionalProperties":
		return v.Keyword == d.Keyword && isBelow(path, at)
	case "enum":
		return (v.Keyword == "enum" || v.Keyword == "const") && matches(path, at) &&
			(d.value == "" || isText(d.value, data[v.Offset:v.End]))
	case "false":
		parent, _ := jsonpointer.Cut(path)
		return matches(path, at) || v.Keyword == "additionalItems" && matches(parent, at)
	}
	isKeyword := v.Keyword == d.Keyword || v.Keyword == d.within
	return isKeyword && matches(path, at) || applies(d.Keyword, path, v.KeywordLocation)
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
