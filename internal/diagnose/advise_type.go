package diagnose

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/subschema"
	"example.com/authlink/internal/words"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// adviseType says how a value of the wrong type probably came about.
func (w *wording) adviseType(n *Fault, k *kind.Type, at site) Counsel {
	value := w.value(n)
	text, isText := value.(string)
	isText = isText && !w.isSecret(n)
	if c := w.adviseEdition(n); isText && !c.isNone() {
		return advisePlaceholder(text).and(c)
	} else if !c.isNone() {
		return c
	}
	if isText {
		if c := w.adviseUnquoting(n, text, at).or(advisePlaceholder(text)); !c.isNone() {
			return c
		}
	}
	return w.adviseOtherType(n, k, value, at)
}

func (w *wording) adviseOtherType(n *Fault, k *kind.Type, value any, at site) Counsel {
	wants := func(typ string) bool { return slices.Contains(k.Want, typ) }
	switch {
	case wants("object") && k.Got == "array":
		return w.adviseTakingOut(n, value, at)
	case wants("array") && !wants("string"):
		return w.adviseArray(n, value, at)
	case wants("string") && w.formatOf(n) != "":
		return w.adviseFormatted(n, value, at)
	case wants("string") && k.Got == "number":
		return w.adviseNumber(n, value, at)
	case value == nil && !wants("null") && w.isOptional(n):
		return adviseLeavingOut(at)
	}
	return Counsel{}
}

// adviseTakingOut is for an array where an object should be.
func (w *wording) adviseTakingOut(n *Fault, value any, at site) Counsel {
	array, _ := value.([]any)
	if slices.ContainsFunc(array, func(v any) bool { return show.TypeName(v) != "object" }) {
		return Counsel{}
	}
	switch len(array) {
	case 0:
		return Counsel{}
	case 1:
		return w.adviseBrackets(n, array[0], at)
	}
	return advise(advice.CheckEach, words.Count(len(array), "object"))
}

func (w *wording) adviseBrackets(n *Fault, object any, at site) Counsel {
	if !w.suits(n, object) {
		return Counsel{}
	}
	c := advise(advice.TakeOut)
	if at.isNone() {
		return c
	}
	return c.with(true, dropEnds(at.doc.Token(at.value))...)
}

// adviseArray is for a value that is not an array where one should be.
func (w *wording) adviseArray(n *Fault, value any, at site) Counsel {
	if value == nil || show.TypeName(value) == "boolean" {
		return Counsel{}
	}
	if s := w.schemas[n.schema]; s != nil && s.MaxItems != nil && *s.MaxItems == 0 {
		return Counsel{}
	}
	text, isText := value.(string)
	parts := listed(text)
	if isText && !w.isSecret(n) && strings.Contains(text, ",") && len(parts) > 1 && len(parts) <= maxListed && w.suits(n, anyOf(parts)) {
		return w.adviseSplit(advice.WriteArray, parts, at, "[", "]")
	}
	if !w.takesElement(n, value) {
		return Counsel{}
	}
	c := advise(advice.PutIn)
	if at.isNone() {
		return c
	}
	return c.with(true, surround(at.doc.Token(at.value), "[", "]")...)
}

func anyOf(texts []string) []any {
	values := make([]any, len(texts))
	for i, text := range texts {
		values[i] = text
	}
	return values
}

// adviseNumber is for a number where a string should be.
func (w *wording) adviseNumber(n *Fault, value any, at site) Counsel {
	c := w.adviseQuotes(n, value, at)
	if s := w.schemas[n.schema]; c.isNone() && s != nil && s.Enum != nil && !w.isSecret(n) {
		return advise(advice.Allowed, w.showList(n, s.Enum.Values))
	}
	return c
}

// adviseFormatted is for a value that is not a string where one of a format should be.
func (w *wording) adviseFormatted(n *Fault, value any, at site) Counsel {
	if number, ok := value.(json.Number); ok && w.formatOf(n) == "date-time" && !w.isSecret(n) {
		if c := w.adviseUnixTime(n, number.String(), at); !c.isNone() {
			return c
		}
	}
	return adviseExample(w.formatOf(n))
}

// adviseUnixTime is for a Unix time where a date-time should be.
func (w *wording) adviseUnixTime(n *Fault, number string, at site) Counsel {
	dateTime, ok := unixTime(number)
	if !ok || !w.accepts(n, dateTime) {
		return Counsel{}
	}
	c := advise(advice.WriteDateTime, show.QuoteOwn(dateTime))
	if at.isNone() {
		return c
	}
	t := at.doc.Token(at.value)
	return c.with(true, Edit{int(t.Start), int(t.End), strconv.Quote(dateTime)})
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

func (w *wording) formatOf(n *Fault) string {
	if s := w.schemas[n.schema]; s != nil && s.Format != nil {
		return s.Format.Name
	}
	return ""
}

// adviseLeavingOut is for a null where the property may as well be absent.
func adviseLeavingOut(at site) Counsel {
	return advise(advice.LeaveOut).with(true, removeMember(at)...)
}

// isOptional reports whether the instance is a member that its object's schema
// knows, and can do without.
func (w *wording) isOptional(n *Fault) bool {
	parent, name, ok := subschema.Parent(n.schema)
	if !ok {
		return false
	}
	parent, properties, _ := subschema.Parent(parent)
	s := w.schemas[parent]
	last := len(n.instance) - 1 // a reference may apply the schema of a property to anything else
	if s == nil || properties != "properties" || last < 0 || n.instance[last] != name || slices.Contains(s.Required, name) {
		return false
	}
	object, _ := w.at(n.instance[:last]).value.(map[string]any)
	for other, names := range s.DependentRequired {
		if _, ok := object[other]; ok && slices.Contains(names, name) {
			return false
		}
	}
	return s.MinProperties == nil || len(object) > *s.MinProperties
}
