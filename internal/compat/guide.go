package compat

import (
	"bytes"
	"encoding/json"
	"errors"
	"iter"
	"maps"
	"math/big"
	"slices"
	"strconv"
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

// maxStretched is how many elements an array is given.
const maxStretched = 2000

// stretched yields arrays of as many elements as a limit allows that is the difference, and of one
// more, made of those that there are. It returns false if that was enough.
func stretched(diff *Difference, made [][]byte, yield func([]byte) bool) bool {
	if diff.Keyword != "maxItems" && diff.Keyword != "minItems" {
		return true
	}
	for _, limit := range []string{diff.Old, diff.New} {
		n, err := strconv.Atoi(limit)
		if err != nil || n < 0 || n >= maxStretched {
			continue
		}
		for _, text := range made {
			value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
			elements, ok := value.([]any)
			if err != nil || !ok || len(elements) == 0 {
				continue
			}
			for _, size := range []int{n, n + 1} {
				all := slices.Repeat(elements, size/len(elements)+1)[:size]
				if !yield(encoded(all)) {
					return false
				}
			}
			break // the others are alike
		}
	}
	return true
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

// probesOf returns the values that are tried where a difference is: its own, then those that are just
// beyond what one side allows, then some of every type.
func probesOf(diff *Difference, witnesses []any, refuses *shape) (values []any) {
	own, err := jsonschema.UnmarshalJSON(strings.NewReader(diff.value))
	if err == nil {
		values = append(values, own)
	}
	values = append(values, witnesses...)
	values = slices.AppendSeq(values, refuses.beyond())
	for _, probe := range probes {
		if value, err := jsonschema.UnmarshalJSON(strings.NewReader(probe)); err == nil {
			values = append(values, value)
		}
	}
	return values
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

func encoded(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		return []byte("null") // it is made of what a schema is made of
	}
	return text
}

// beyond yields values that are just beyond what a shape allows, or just within.
func (s *shape) beyond() iter.Seq[any] {
	const longest = 10_000
	return func(yield func(any) bool) {
		for _, keyword := range slices.Sorted(maps.Keys(s.limits)) {
			limit := s.limits[keyword]
			for _, by := range []*big.Rat{big.NewRat(1, 1), big.NewRat(-1, 1), new(big.Rat), big.NewRat(1, 2), big.NewRat(-1, 2)} {
				n := new(big.Rat).Add(limit, by)
				var value any = json.Number(number(n))
				length, _ := n.Float64()
				sized := n.IsInt() && length >= 0 && length < longest
				switch {
				case strings.HasSuffix(keyword, "Length") && sized:
					value = strings.Repeat("x", int(length))
				case strings.HasSuffix(keyword, "imum"):
				default:
					continue
				}
				if !yield(value) {
					return
				}
			}
		}
		if s.multiple != nil {
			yield(json.Number(number(new(big.Rat).Quo(s.multiple, big.NewRat(2, 1)))))
		}
	}
}

// probes are the values that are tried at the place of a difference, as JSON: some
// of every type.
var probes = []string{`null`, `true`, `0`, `-1`, `1.5`, `""`, `"text"`, `[]`, `["text"]`, `{}`, `{"name": 1}`}

// changedAt yields values that are like another, except for what is at the end of some steps: nothing,
// then each of some values; and then with more or fewer members or elements.
func changedAt(value []byte, steps []string, probes []any) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		if len(steps) > 0 {
			if text, ok := rewritten(value, steps, func(any) (any, bool) { return nil, false }); ok && !yield(text) {
				return
			}
		}
		for _, probe := range probes {
			text, ok := rewritten(value, steps, func(any) (any, bool) { return probe, true })
			if !ok {
				break // what cannot be reached with one value, cannot with another
			}
			if !yield(text) {
				return
			}
		}
		if len(steps) == 0 {
			resized(value, yield)
		}
	}
}

// resized yields a value with one member or element less, one twice, and with one more.
func resized(value []byte, yield func([]byte) bool) {
	edits := []func(v any) (any, bool){
		func(v any) (any, bool) { return fewer(v) },
		func(v any) (any, bool) { return more(v, false) },
		func(v any) (any, bool) { return more(v, true) },
	}
	for _, edit := range edits {
		text, ok := rewritten(value, nil, edit)
		if ok && string(text) != "null\n" && !yield(text) {
			return
		}
	}
}

func fewer(v any) (any, bool) {
	switch v := v.(type) {
	case []any:
		if len(v) > 0 {
			return v[:len(v)-1], true
		}
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			delete(v, name)
			return v, true
		}
	}
	return nil, true
}

func more(v any, other bool) (any, bool) {
	switch v := v.(type) {
	case []any:
		if len(v) == 0 || other {
			return append(v, json.Number(strconv.Itoa(len(v)))), true
		}
		return append(v, v[len(v)-1]), true
	case map[string]any:
		name := "additional"
		if other {
			name = "x" + strconv.Itoa(len(v))
		}
		v[name] = "text"
		return v, true
	}
	return nil, true
}
