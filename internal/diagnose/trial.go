package diagnose

import (
	"encoding/json"
	"slices"
	"strconv"
	"unicode/utf8"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/judge"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Bounds on the values that are judged to find out what would help, counted as values of
// every kind: of one document, and of one trial. A trial repeats work that has been done
// already for the document.
const (
	maxTrials = 10_000
	maxTrial  = 100
)

// maxTrialSteps bounds one trial whose schema makes much of few values.
const maxTrialSteps = 100_000

// accepts reports whether the schema that n failed, and all that judge the instance in any
// case, accept a value in its place. They do not where that cannot be found out.
func (w *wording) accepts(n *Fault, value any) bool {
	return w.try(n, value, nil)
}

// acceptsToken is accepts for a value of the document, with something before and after it.
func (w *wording) acceptsToken(n *Fault, token int, before, after string) bool {
	if w.program == nil {
		return true
	}
	t, ok := newTrialOf(w.doc, token, before, after)
	return ok && w.hold(n, &t, nil)
}

// suits reports whether these schemas have nothing against a value as such; against what
// is in it, they may.
func (w *wording) suits(n *Fault, value any) bool { return w.try(n, value, isNotExcluded) }

// agrees reports whether these schemas refuse nothing but what is in a value.
func (w *wording) agrees(n *Fault, value any) bool {
	return w.try(n, value, func(c *choice, v *judge.Verdict) bool {
		return !slices.ContainsFunc(c.leaves(v), func(l *Fault) bool { return l.token == 0 })
	})
}

// isNotExcluded reports whether a verdict has nothing against the type of the value.
func isNotExcluded(c *choice, v *judge.Verdict) bool {
	return !slices.ContainsFunc(c.leaves(v), func(l *Fault) bool {
		return c.excludes(point{fault: l.Fault, schema: l.schema, token: l.token, merged: l.merged}, 0)
	})
}

// A lenience decides about a value that a schema refuses; nil takes none.
type lenience func(c *choice, v *judge.Verdict) bool

// try judges a value by the schema that n failed, or by one of several that say the same, and
// by all that judge the instance in any case: another keyword beside may refuse what this one
// wants.
func (w *wording) try(n *Fault, value any, good lenience) bool {
	if w.program == nil {
		return true // of a metaschema nothing is known
	}
	t, ok := newTrial(value)
	return ok && w.hold(n, &t, good)
}

// hold holds a trial, after which it is over: see try.
func (w *wording) hold(n *Fault, t *trial, good lenience) bool {
	defer t.doc.Release()
	if w.name == nil {
		for _, s := range w.at(n.instance).certain() {
			if s != n.schema && !w.judge(s, t, good) {
				return false
			}
		}
	}
	schemas := n.schemas()
	return len(schemas) == 0 || slices.ContainsFunc(schemas, func(s *jsonschema.Schema) bool { return w.judge(s, t, good) })
}

// A trial is a value that is going to be judged.
type trial struct {
	doc    *jsonindex.Index // of nothing but the value; to be released
	weight int
}

// newTrial returns the trial of a value, if that is not too large.
func newTrial(value any) (t trial, ok bool) {
	t.weight = weigh(value, maxTrial+1)
	if t.weight > maxTrial {
		return trial{}, false
	}
	var buffer [64]byte // most are shorter
	text, err := appendJSON(buffer[:0], value)
	if err != nil {
		return trial{}, false
	}
	return t, t.read(text)
}

// newTrialOf is newTrial for a value of a document, with something before and after it.
func newTrialOf(doc *jsonindex.Index, token int, before, after string) (t trial, ok bool) {
	if tokens := int(doc.Token(token).Next) - token; tokens > 2*maxTrial {
		return trial{}, false // a value has one token, or two with its name
	}
	text := doc.Raw(token)
	if before != "" || after != "" {
		text = slices.Concat([]byte(before), text, []byte(after))
	}
	if !t.read(text) {
		return trial{}, false
	}
	t.weight = t.doc.Len()
	for i := range t.doc.Len() {
		if t.doc.Token(i).Kind == jsonindex.Object {
			t.weight -= t.doc.Count(i)
		}
	}
	if t.weight > maxTrial {
		t.doc.Release()
		return trial{}, false
	}
	return t, true
}

// read makes the document of a trial, and reports whether that can be done.
func (t *trial) read(text []byte) bool {
	t.doc = jsonindex.Get()
	if err := t.doc.Parse(text, jsonindex.Options{}); err != nil {
		t.doc.Release()
		return false
	}
	return true
}

func (w *wording) judge(s *jsonschema.Schema, t *trial, good lenience) bool {
	if w.trials+t.weight > maxTrials {
		return false
	}
	w.trials += t.weight
	opts := judge.Options{Steps: maxTrialSteps, Patterns: w.patterns}
	if good == nil {
		accepted, err := w.program.AcceptsBy(s, t.doc, 0, opts)
		return accepted && err == nil
	}
	j, err := w.program.JudgeBy(s, t.doc, 0, opts)
	defer j.Release()
	return err == nil && j.Endless == nil && (j.Verdict == nil || good(&choice{doc: t.doc, memory: w.choice.memory}, j.Verdict))
}

// appendJSON appends a value in JSON. Most that are tried are scalars, for which there is a
// shorter way than that of encoding/json.
func appendJSON(text []byte, value any) ([]byte, error) {
	switch value := value.(type) {
	case string:
		if isPlain(value) {
			text = append(text, '"')
			text = append(text, value...)
			return append(text, '"'), nil
		}
	case json.Number:
		return append(text, value...), nil
	case bool:
		return strconv.AppendBool(text, value), nil
	case nil:
		return append(text, "null"...), nil
	case []any:
		return appendArray(text, value)
	}
	other, err := json.Marshal(value)
	return append(text, other...), err
}

func appendArray(text []byte, elements []any) (_ []byte, err error) {
	text = append(text, '[')
	for i, element := range elements {
		if i > 0 {
			text = append(text, ',')
		}
		if text, err = appendJSON(text, element); err != nil {
			return nil, err
		}
	}
	return append(text, ']'), nil
}

// isPlain reports whether a text is ASCII that stands between quotes as it is.
func isPlain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= utf8.RuneSelf || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}

// weigh counts a value and all in it, up to a number, which is at least one.
func weigh(value any, most int) int {
	n := 1
	switch value := value.(type) {
	case []any:
		for _, element := range value {
			if n == most {
				break
			}
			n += weigh(element, most-n)
		}
	case map[string]any:
		for _, member := range value {
			if n == most {
				break
			}
			n += weigh(member, most-n)
		}
	}
	return n
}

// takesElement reports whether the array that n wants could hold its instance: one
// of a type that no element may have does not belong there.
func (w *wording) takesElement(n *Fault) bool {
	if w.program == nil {
		return true
	}
	elements := w.entryOf(n.schema).parts()
	if len(elements) == 0 {
		return w.typeName(n) != "object" // which is more likely something else altogether
	}
	t, ok := newTrialOf(w.doc, n.token, "", "")
	if !ok {
		return false
	}
	defer t.doc.Release()
	return !slices.ContainsFunc(elements, func(element *jsonschema.Schema) bool {
		return !w.judge(element, &t, isNotExcluded)
	})
}
