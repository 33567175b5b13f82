package compat

import (
	"bytes"
	"encoding/json"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink/internal/jsonpointer"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// probes are the values that are tried at the place of a difference, as JSON: some
// of every type.
var probes = []string{`null`, `true`, `0`, `-1`, `1.5`, `""`, `"text"`, `[]`, `["text"]`, `{}`, `{"name": 1}`}

// planted yields documents that are like another, except for what is at the path of a
// difference: each of some values, then nothing.
func planted(data []byte, d *Difference) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		steps := jsonpointer.Split(d.Path)
		for _, probe := range append([]string{d.value}, probes...) {
			value, err := jsonschema.UnmarshalJSON(strings.NewReader(probe))
			if err != nil {
				continue // the difference has no value
			}
			text, ok := rewritten(data, steps, func(any) (any, bool) { return value, true })
			if !ok || !yield(text) {
				return // what cannot be reached with one value, cannot with another
			}
		}
		if text, ok := rewritten(data, steps, func(any) (any, bool) { return nil, false }); ok {
			yield(text)
		}
	}
}

// rewritten returns a document with another value at the end of some steps, or without
// the value if change says so. It fails if there is nothing to step into.
func rewritten(data []byte, steps []string, change func(any) (any, bool)) ([]byte, bool) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return nil, false
	}
	document, ok := rewrite(document, steps, change)
	if !ok {
		return nil, false
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err = encoder.Encode(document)
	return out.Bytes(), err == nil
}

func rewrite(value any, steps []string, change func(any) (any, bool)) (any, bool) {
	if len(steps) == 0 {
		return change(value)
	}
	switch container := value.(type) {
	case map[string]any:
		name := steps[0]
		if name == "*" {
			name = anyName(container, len(steps) == 1)
		}
		member, ok := container[name]
		if !ok && len(steps) > 1 {
			return nil, false
		}
		if member, ok = rewrite(member, steps[1:], change); ok {
			container[name] = member
		} else if len(steps) == 1 {
			delete(container, name)
		}
		return container, ok || len(steps) == 1
	case []any:
		i, err := strconv.Atoi(strings.ReplaceAll(steps[0], "*", strconv.Itoa(max(0, len(container)-1))))
		if err != nil || i > len(container) || i == len(container) && len(steps) > 1 {
			return nil, false
		}
		if i == len(container) {
			container = append(container, nil)
		}
		element, ok := rewrite(container[i], steps[1:], change)
		container[i] = element
		return container, ok
	}
	return nil, false
}

// anyName returns a name for a new member, or that of some member.
func anyName(object map[string]any, isNew bool) string {
	names := slices.Sorted(maps.Keys(object))
	if isNew || len(names) == 0 {
		return "additional"
	}
	return names[0]
}
