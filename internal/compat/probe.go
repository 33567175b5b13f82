package compat

import (
	"bytes"
	"encoding/json"
	"iter"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

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

// probes are the values that are tried at the place of a difference, as JSON: some
// of every type.
var probes = []string{`null`, `true`, `0`, `-1`, `1.5`, `""`, `"text"`, `[]`, `["text"]`, `{}`, `{"name": 1}`}

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

func encoded(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		return []byte("null") // it is made of what a schema is made of
	}
	return text
}
