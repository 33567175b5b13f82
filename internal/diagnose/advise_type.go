package diagnose

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/words"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// adviseType says how a value of the wrong type probably came about.
func (w *wording) adviseType(n *Fault, at site) Counsel {
	text := ""
	isText := w.typeName(n) == "string" && !w.isSecret(n)
	if isText {
		text = w.value(n).(string)
	}
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
	return w.adviseOtherType(n, at)
}

func (w *wording) adviseOtherType(n *Fault, at site) Counsel {
	got, types := w.typeName(n), w.kindsOf(n)
	wants := func(typ string) bool { return slices.Contains(types, typ) }
	switch {
	case wants("object") && got == "array":
		return w.adviseTakingOut(n, at)
	case wants("array") && !wants("string"):
		return w.adviseArray(n, at)
	case wants("string") && w.formatOf(n) != "":
		return w.adviseFormatted(n, at)
	case wants("string") && got == "number":
		return w.adviseNumber(n, w.value(n), at)
	case got == "null" && !wants("null") && w.isOptional(n):
		return adviseLeavingOut(at)
	}
	return Counsel{}
}

// adviseTakingOut is for an array where an object should be.
func (w *wording) adviseTakingOut(n *Fault, at site) Counsel {
	objects, last := 0, 0
	for element := range w.doc.Elements(n.token) {
		if w.doc.Token(element).Kind != jsonindex.Object {
			return Counsel{}
		}
		objects, last = objects+1, element
	}
	switch objects {
	case 0:
		return Counsel{}
	case 1:
		return w.adviseBrackets(n, last, at)
	}
	return advise(advice.CheckEach, words.Count(objects, "object"))
}

func (w *wording) adviseBrackets(n *Fault, object int, at site) Counsel {
	if !w.acceptsToken(n, object, "", "") {
		return Counsel{}
	}
	c := advise(advice.TakeOut)
	if at.isNone() {
		return c
	}
	return c.with(true, dropEnds(at.doc.Token(at.value))...)
}

// adviseArray is for a value that is not an array where one should be.
func (w *wording) adviseArray(n *Fault, at site) Counsel {
	got := w.typeName(n)
	if w.name != nil || got == "null" || got == "boolean" {
		return Counsel{}
	}
	if s := n.schema; s.MaxItems != nil && *s.MaxItems == 0 {
		return Counsel{}
	}
	if got == "string" && !w.isSecret(n) {
		if parts := listedByComma(w.value(n).(string)); parts != nil && w.accepts(n, anyOf(parts)) {
			return w.adviseSplit(advice.WriteArray, parts, at, "[", "]")
		}
	}
	if !w.takesElement(n) || !w.acceptsToken(n, n.token, "[", "]") {
		return Counsel{}
	}
	c := advise(advice.PutIn)
	if at.isNone() {
		return c
	}
	return c.with(true, surround(at.doc.Token(at.value), "[", "]")...)
}

// listedByComma returns the parts of a list in one string, nil where it is none, or a long one.
func listedByComma(text string) []string {
	if !strings.Contains(text, ",") {
		return nil
	}
	parts := listed(text)
	if len(parts) < 2 || len(parts) > maxListed {
		return nil
	}
	return parts
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
	if c.isNone() && n.schema.Enum != nil && !w.isSecret(n) {
		return advise(advice.Allowed, w.showValues(n))
	}
	return c
}

// adviseFormatted is for a value that is not a string where one of a format should be.
func (w *wording) adviseFormatted(n *Fault, at site) Counsel {
	if w.typeName(n) == "number" && w.formatOf(n) == "date-time" && !w.isSecret(n) {
		if c := w.adviseUnixTime(n, string(w.doc.Raw(n.token)), at); !c.isNone() {
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
// or microseconds since 1970, told by how many digits it has: those of our time. Seconds
// may have a fraction, of which a nanosecond is the least that is kept.
func unixTime(number string) (at string, ok bool) {
	digits, fraction, _ := strings.Cut(number, ".")
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n < 0 || fraction != "" && len(digits) > 10 {
		return "", false
	}
	switch len(digits) {
	case 9, 10:
		nanoseconds, err := strconv.ParseInt((fraction + "000000000")[:9], 10, 64)
		if err != nil {
			return "", false
		}
		return time.Unix(n, nanoseconds).UTC().Format(time.RFC3339Nano), true
	case 12, 13:
		return time.UnixMilli(n).UTC().Format("2006-01-02T15:04:05.000Z07:00"), true
	case 15, 16:
		return time.UnixMicro(n).UTC().Format("2006-01-02T15:04:05.000000Z07:00"), true
	}
	return "", false
}

func (w *wording) formatOf(n *Fault) string {
	if n.merged == nil && n.schema.Format != nil {
		return n.schema.Format.Name
	}
	return ""
}

// adviseLeavingOut is for a null where the property may as well be absent.
func adviseLeavingOut(at site) Counsel {
	return advise(advice.LeaveOut).with(true, removeMember(at)...)
}

// isOptional reports whether the instance is a member that its object's schemas know, and
// can do without.
func (w *wording) isOptional(n *Fault) bool {
	last := len(n.instance) - 1
	if last < 0 || w.name != nil {
		return false
	}
	parent, name := w.at(n.instance[:last]), n.instance[last]
	schemas := parent.schemas()
	isKnown := slices.ContainsFunc(schemas, func(s *jsonschema.Schema) bool { return s.Properties[name] != nil })
	return isKnown && !slices.ContainsFunc(schemas, func(s *jsonschema.Schema) bool { return w.needs(s, parent.value, name) })
}

// needs reports whether a schema refuses an object without a member that it has.
func (w *wording) needs(s *jsonschema.Schema, object int, name string) bool {
	if slices.Contains(s.Required, name) || s.MinProperties != nil && len(w.namesIn(object)) <= *s.MinProperties {
		return true
	}
	for other, names := range s.DependentRequired {
		if slices.Contains(names, name) && w.has(object, other) {
			return true
		}
	}
	for other, dependency := range s.Dependencies {
		names, _ := dependency.([]string)
		if slices.Contains(names, name) && w.has(object, other) {
			return true
		}
	}
	return false
}
