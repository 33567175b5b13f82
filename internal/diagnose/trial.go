package diagnose

import (
	"errors"
	"slices"

	"example.com/authlink/internal/pattern"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Bounds on the values that are judged to find out what would help, counted as values of
// every kind: of one document, and of one trial. A trial repeats work that has been done
// already for the document.
const (
	maxTrials = 10_000
	maxTrial  = 100
)

// accepts reports whether the schema that n failed, and all that judge the instance in any
// case, accept a value in its place. They do not where that cannot be found out.
func (w *wording) accepts(n *Fault, value any) bool {
	return w.try(n, value, func(*jsonschema.ValidationError) bool { return false })
}

// suits reports whether these schemas have nothing against a value as such; against what
// is in it, they may.
func (w *wording) suits(n *Fault, value any) bool {
	return w.try(n, value, func(err *jsonschema.ValidationError) bool { return !excluded(err) })
}

func excluded(err *jsonschema.ValidationError) bool {
	root := newNode(err, "", "", branch{})
	return slices.ContainsFunc(root.leaves(), func(l *Fault) bool { return l.excludes(root) })
}

// try judges a value by the schema that n failed, and by all that judge the instance in any
// case: another keyword beside may refuse what this one wants. A refusal goes to good.
func (w *wording) try(n *Fault, value any, good func(*jsonschema.ValidationError) bool) bool {
	failed := w.schemas[n.schema]
	if failed == nil {
		return w.schemas == nil // of a metaschema nothing is known
	}
	if w.name != nil {
		return w.judge(failed, value, good)
	}
	for _, s := range w.at(n.instance).certain {
		if s != failed && !w.judge(s, value, good) {
			return false
		}
	}
	return w.judge(failed, value, good)
}

func (w *wording) judge(s *jsonschema.Schema, value any, good func(*jsonschema.ValidationError) bool) bool {
	steps := weigh(value, maxTrial+1)
	if steps > maxTrial || w.trials+steps > maxTrials {
		return false
	}
	w.trials += steps
	err := validate(s, value)
	refused, ok := errors.AsType[*jsonschema.ValidationError](err)
	return err == nil || ok && good(refused)
}

// validate returns the error of the engine, or the one of a pattern.
func validate(s *jsonschema.Schema, value any) (err error) {
	defer func() { err = pattern.Undecided(recover(), err) }()
	return s.Validate(value)
}

// weigh counts a value and all in it, up to a number.
func weigh(value any, most int) int {
	n := 1
	add := func(v any) bool {
		n += weigh(v, most-n)
		return n < most
	}
	switch value := value.(type) {
	case []any:
		for _, element := range value {
			if !add(element) {
				break
			}
		}
	case map[string]any:
		for _, member := range value {
			if !add(member) {
				break
			}
		}
	}
	return n
}

// takesElement reports whether the array that n wants could hold such a value: one
// of a type that no element may have does not belong there.
func (w *wording) takesElement(n *Fault, value any) bool {
	s := w.schemas[n.schema]
	if s == nil {
		return w.schemas == nil
	}
	elements := subschema.Below(subschema.Applicable([]*jsonschema.Schema{s}), "", false)
	if show.TypeName(value) == "object" && len(elements) == 0 {
		return false // more likely it is something else altogether
	}
	return !slices.ContainsFunc(elements, func(element *jsonschema.Schema) bool {
		return !w.judge(element, value, func(err *jsonschema.ValidationError) bool { return !excluded(err) })
	})
}
