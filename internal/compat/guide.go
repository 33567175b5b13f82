package compat

import (
	"bytes"
	"errors"
	"iter"
	"slices"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/jsonpointer"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// guide looks for the proof of each difference that has none, or a long one: from a value that only
// one schema accepts at the place of the difference, outward to a document.
func (d *differ) guide(steps int) error {
	var all []*Difference
	for i := range d.found {
		if diff := &d.found[i]; !diff.Unjudged && !diff.isShown() && diff.at.old != nil {
			all = append(all, diff)
		}
	}
	for i, diff := range all {
		before := d.taken
		share := min(steps, max(stepsForOne, 2*steps/(len(all)-i)))
		if err := d.within(share, func() error { return d.guideTo(diff) }); err != nil {
			return err
		}
		if steps -= d.taken - before; steps <= 0 {
			d.spent = true
			break
		}
	}
	return nil
}

const (
	stepsForOne = 50_000 // of the search for one proof, if there are as many
	maxKept     = 3      // values around a place are carried outward
	maxPlanted  = 400    // values are tried at a place
	maxOutward  = 60     // values are tried around one
	stepsToEdit = 20     // to read a value, and to write it
)

func (d *differ) guideTo(diff *Difference) error {
	accepts, refuses, name := d.new, d.old, "new"
	if !diff.gained {
		accepts, refuses, name = d.old, d.new, "old"
	}
	w := outward{differ: d, accepts: accepts, refuses: refuses, isNew: diff.gained}
	values, err := w.start(diff)
	for at := diff.at; at.parent != nil && len(values) > 0 && err == nil; at = at.parent {
		values, err = w.around(at, values)
	}
	for _, value := range values {
		if err != nil {
			return err
		}
		err = d.holdFor(diff, value, refuses, name)
	}
	d.spent = d.spent || d.left < 0 && diff.Proof == nil
	return err
}

// holdFor takes a document that is made for a difference for its proof, if one schema refuses it.
func (d *differ) holdFor(diff *Difference, value []byte, refuses *side, name string) error {
	data, ok := rewritten(value, nil, func(v any) (any, bool) { return v, true })
	if !ok {
		return nil
	}
	err := refuses.validator.Validate(data)
	if refused, ok := errors.AsType[*authlink.ValidationError](err); ok {
		i := slices.IndexFunc(refused.Violations, func(v authlink.Violation) bool {
			return d.isShownBy(diff, v, data) || isAlternatives(v.Keyword) && v.InstanceLocation != diff.Path && isBelow(v.InstanceLocation, diff.Path)
		})
		if i < 0 {
			return nil // it is refused for something else
		}
		why := refused.Violations[i]
		diff.prove(&Proof{ValidUnder: name, Payload: string(data), Why: why.Message}, diff.gained, len(refused.Violations))
	}
	if timeout, ok := errors.AsType[*authlink.PatternStepsError](err); ok {
		return timeout
	}
	return nil
}

// outward carries values that one side accepts and the other refuses from the inside out.
type outward struct {
	*differ
	accepts, refuses *side
	isNew            bool
}

// keep keeps the values that only one side accepts at a place, as many as are needed.
func (w *outward) keep(at *place, values iter.Seq[[]byte], tries int) (kept [][]byte, err error) {
	in, out := w.accepts.maker(at.side(w.isNew)), w.refuses.maker(at.side(!w.isNew))
	for value := range values {
		if tries--; tries < 0 || w.left < 0 || len(kept) == maxKept {
			break
		}
		w.left -= stepsToEdit
		accepted, err := in.accepts(value, &w.left)
		if err == nil && accepted {
			var also bool
			if also, err = out.accepts(value, &w.left); !also && err == nil {
				kept = append(kept, bytes.Clone(value))
			}
		}
		if err != nil {
			return nil, err
		}
	}
	return kept, nil
}

// start returns values at the place of a difference itself. Those come first that are about it alone:
// what both sides accept, changed where they differ.
func (w *outward) start(diff *Difference) ([][]byte, error) {
	made, err := w.containers(diff.at)
	if err != nil {
		return nil, err
	}
	steps := jsonpointer.Split(strings.TrimPrefix(diff.Path, diff.at.path))
	probes, err := w.ownOf(diff, steps)
	if err != nil {
		return nil, err
	}
	probes = append(probes, probesOf(diff, w.prover.Witnesses(diff.at.side(w.isNew), diff.at.side(!w.isNew)), shapeOf(diff.at.side(!w.isNew)...))...)
	return w.keep(diff.at, func(yield func([]byte) bool) {
		if !stretched(diff, made, yield) {
			return
		}
		for _, value := range made {
			for changed := range changedAt(value, steps, probes) {
				if !yield(changed) {
					return
				}
			}
		}
		for _, value := range made {
			if !yield(value) {
				return
			}
		}
	}, maxPlanted)
}

// maxOwn is how many values of a property that came, or went, are tried for it.
const maxOwn = 4

// ownOf returns values of the property that a difference is about, as the side has it that accepts more:
// one that is new may be one of a few words.
func (w *outward) ownOf(diff *Difference, steps []string) (values []any, err error) {
	if len(steps) != 1 || diff.Keyword != "properties" {
		return nil, nil
	}
	schemas := shapeOf(diff.at.side(w.isNew)...).properties[steps[0]]
	if schemas == nil {
		return nil, nil
	}
	made, err := w.accepts.maker(schemas).all()
	for _, text := range made[:min(len(made), maxOwn)] {
		if value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text)); err == nil {
			values = append(values, value)
		}
	}
	return values, err
}

// around returns values that hold others where one step leads.
func (w *outward) around(at *place, values [][]byte) ([][]byte, error) {
	if at.step == "" {
		return w.keep(at.parent, slices.Values(values), maxOutward)
	}
	containers, err := w.containers(at.parent)
	if err != nil {
		return nil, err
	}
	return w.keep(at.parent, func(yield func([]byte) bool) {
		for _, container := range containers {
			for _, value := range values {
				inner, err := jsonschema.UnmarshalJSON(bytes.NewReader(value))
				if err != nil {
					continue
				}
				data, ok := rewritten(container, []string{at.step}, func(any) (any, bool) { return inner, true })
				if ok && !yield(data) {
					return
				}
			}
		}
	}, maxOutward)
}

// containers returns values that one side accepts, those first that both accept: around a value that
// only one accepts, nothing else is wrong.
func (w *outward) containers(at *place) ([][]byte, error) {
	all, err := w.accepts.maker(at.side(w.isNew)).all()
	if err != nil {
		return nil, err
	}
	others, err := w.refuses.maker(at.side(!w.isNew)).all()
	if err != nil {
		return nil, err
	}
	in, out := w.accepts.maker(at.side(w.isNew)), w.refuses.maker(at.side(!w.isNew))
	var both, one [][]byte
	for _, value := range slices.Concat(all, others) {
		if accepted, err := in.accepts(value, &w.left); err != nil {
			return nil, err
		} else if !accepted {
			continue
		}
		accepted, err := out.accepts(value, &w.left)
		if err != nil {
			return nil, err
		}
		if accepted {
			both = append(both, value)
		} else {
			one = append(one, value)
		}
	}
	return append(both, one...), nil
}

func isAlternatives(keyword string) bool { return keyword == "anyOf" || keyword == "oneOf" }
