package diagnose

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/authlink/internal/pointer"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// hintType says how a value of the wrong type probably came about.
func (w *wording) hintType(n *Fault, k *kind.Type) string {
	value := w.value(n)
	text, isText := value.(string)
	wants := func(typ string) bool { return slices.Contains(k.Want, typ) }
	switch {
	case isText && quoted(text, k.Want) != "":
		return quoted(text, k.Want)
	case isText && !w.isSecret(n) && hintPlaceholder(text) != "":
		return hintPlaceholder(text)
	case wants("object") && k.Got == "array":
		return hintUnpack(value)
	case wants("array") && !wants("string"):
		return w.hintArray(n, value)
	case wants("string") && w.formatOf(n) != "":
		return w.hintFormatted(n, value)
	case wants("string") && k.Got == "number":
		return w.hintQuotes(n, value)
	case value == nil && !wants("null") && w.isOptional(n):
		return "leave the property out where there is no value"
	}
	return ""
}

// quoted says what the text would be without its quotes, if that is wanted.
func quoted(text string, want []string) string {
	var value any
	if json.Unmarshal([]byte(text), &value) != nil {
		return ""
	}
	switch value.(type) {
	case float64:
		if slices.Contains(want, "number") || slices.Contains(want, "integer") {
			return "a number in quotes: remove the quotes"
		}
	case bool:
		if slices.Contains(want, "boolean") {
			return "a boolean in quotes: remove the quotes"
		}
	case nil:
		if slices.Contains(want, "null") {
			return "null in quotes: remove the quotes"
		}
	case map[string]any:
		if slices.Contains(want, "object") {
			return "the object is JSON inside a string, encoded twice: remove the quotes around it and the backslashes in it"
		}
	case []any:
		if slices.Contains(want, "array") {
			return "the array is JSON inside a string, encoded twice: remove the quotes around it and the backslashes in it"
		}
	}
	return ""
}

// hintUnpack is for an array where an object should be.
func hintUnpack(value any) string {
	array, _ := value.([]any)
	if slices.ContainsFunc(array, func(v any) bool { return show.TypeName(v) != "object" }) {
		return ""
	}
	switch len(array) {
	case 0:
		return ""
	case 1:
		return "take the object out of the array"
	}
	return "the array has " + count(len(array), "object") + ", and one is wanted: check each by itself"
}

// hintArray is for a value that is no array where one should be.
func (w *wording) hintArray(n *Fault, value any) string {
	if value == nil || show.TypeName(value) == "boolean" || !w.takesElement(n, value) {
		return ""
	}
	text, isText := value.(string)
	if parts := listed(text); isText && !w.isSecret(n) && strings.Contains(text, ",") && len(parts) > 1 && len(parts) <= maxListed {
		for i, part := range parts {
			parts[i] = show.Quote(part)
		}
		return "write an array of strings: [" + strings.Join(parts, ", ") + "]"
	}
	return "put it in an array, even when it is alone"
}

// takesElement reports whether the array that n wants could hold such a value: one
// of a type that no element may have does not belong there.
func (w *wording) takesElement(n *Fault, value any) bool {
	s := w.schemas[n.schema]
	if s == nil {
		return true
	}
	elements := subschema.Below(subschema.Applicable([]*jsonschema.Schema{s}), "", false)
	if show.TypeName(value) == "object" && len(elements) == 0 {
		return false // more likely it is something else altogether
	}
	return !slices.ContainsFunc(elements, func(element *jsonschema.Schema) bool { return refusesType(element, value) })
}

// refusesType reports whether a schema refuses a value for its type.
func refusesType(s *jsonschema.Schema, value any) bool {
	err, ok := s.Validate(value).(*jsonschema.ValidationError)
	if !ok {
		return false
	}
	root := newNode(err, "", "", branch{})
	return slices.ContainsFunc(root.leaves(), func(l *Fault) bool { return l.excludes(root) })
}

// hintFormatted is for a value that is no string where one of a format should be.
func (w *wording) hintFormatted(n *Fault, value any) string {
	if number, ok := value.(json.Number); ok && w.formatOf(n) == "date-time" && !w.isSecret(n) {
		if at, ok := unixTime(number.String()); ok {
			return "a Unix time: write " + show.QuoteOwn(at)
		}
	}
	return formatHint(w.formatOf(n), "")
}

// unixTime returns the date-time (RFC 3339) of a number of seconds, milliseconds
// or microseconds since 1970, told by how many digits it has: those of our time.
func unixTime(number string) (at string, ok bool) {
	digits, _, _ := strings.Cut(number, ".")
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n < 0 {
		return "", false
	}
	switch len(digits) {
	case 9, 10:
		return time.Unix(n, 0).UTC().Format(time.RFC3339), true
	case 12, 13:
		return time.UnixMilli(n).UTC().Format("2006-01-02T15:04:05.000Z07:00"), true
	case 15, 16:
		return time.UnixMicro(n).UTC().Format("2006-01-02T15:04:05.000000Z07:00"), true
	}
	return "", false
}

// hintQuotes is for a number where a string should be.
func (w *wording) hintQuotes(n *Fault, value any) string {
	if s := w.schemas[n.schema]; s != nil && s.Enum != nil && !w.isSecret(n) && !w.takesQuoted(n, value) {
		return "allowed: " + w.showList(n, s.Enum.Values)
	}
	return "put the number in quotes"
}

// takesQuoted reports whether the schema that refuses a number for its type would
// accept it in quotes.
func (w *wording) takesQuoted(n *Fault, value any) bool {
	s, number := w.schemas[n.schema], value.(json.Number)
	return s == nil || s.Validate(number.String()) == nil
}

// isOptional reports whether the instance is a member that its object's schema
// knows and does not require.
func (w *wording) isOptional(n *Fault) bool {
	parent, name, ok := pointer.CutLast(n.schema)
	if !ok {
		return false
	}
	parent, properties, _ := pointer.CutLast(parent)
	s := w.schemas[parent]
	return s != nil && properties == "properties" && !slices.Contains(s.Required, pointer.LastToken(name))
}
