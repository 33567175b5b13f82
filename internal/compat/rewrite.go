package compat

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

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
