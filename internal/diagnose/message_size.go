package diagnose

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/words"
)

// sayNumber words the faults of a number's size.
func (w *wording) sayNumber(n *Fault) string {
	shown, s := w.shown(n), n.schema
	switch n.Keyword {
	case "minimum":
		return fmt.Sprintf("%s is less than the minimum %s", shown, show.Decimal(s.Minimum))
	case "maximum":
		return fmt.Sprintf("%s is more than the maximum %s", shown, show.Decimal(s.Maximum))
	case "exclusiveMinimum":
		return fmt.Sprintf("%s is not more than %s", shown, show.Decimal(s.ExclusiveMinimum))
	case "exclusiveMaximum":
		return fmt.Sprintf("%s is not less than %s", shown, show.Decimal(s.ExclusiveMaximum))
	}
	return fmt.Sprintf("%s is not a multiple of %s", shown, show.Decimal(s.MultipleOf))
}

// sayLength words the faults of a string's length, which is that of a name where names are
// judged.
func (w *wording) sayLength(n *Fault) string {
	text, _ := w.value(n).(string)
	has := words.Count(utf8.RuneCountInString(text), "character")
	if n.Keyword == "minLength" {
		return fmt.Sprintf("%s has %s, expected at least %d", w.shown(n), has, *n.schema.MinLength)
	}
	return fmt.Sprintf("%s has %s, expected at most %d", w.shown(n), has, *n.schema.MaxLength)
}

// sayCount words the faults of how many items or properties there are.
func (w *wording) sayCount(n *Fault) string {
	s := n.schema
	switch n.Keyword {
	case "minItems":
		return fmt.Sprintf("the array has %s, expected at least %d", words.Count(w.doc.Count(n.token), "item"), *s.MinItems)
	case "maxItems":
		return fmt.Sprintf("the array has %s, expected at most %d", words.Count(w.doc.Count(n.token), "item"), *s.MaxItems)
	case "minProperties":
		return fmt.Sprintf("the object has %s, expected at least %d", words.Count(w.doc.Count(n.token), "property"), *s.MinProperties)
	case "maxProperties":
		return fmt.Sprintf("the object has %s, expected at most %d", words.Count(w.doc.Count(n.token), "property"), *s.MaxProperties)
	case "minContains":
		return fmt.Sprintf(`%s the schema under "contains", expected at least %d`, matching(n.Count), *s.MinContains)
	case "maxContains":
		return fmt.Sprintf(`%s the schema under "contains", expected at most %d`, matching(n.Count), *s.MaxContains)
	}
	return "is not valid"
}

// sayItems words the faults of an array that are better told by its items.
func (w *wording) sayItems(n *Fault) string {
	switch n.Keyword {
	case "uniqueItems":
		return w.sayEqual(n)
	case "additionalItems":
		items := w.doc.Count(n.token)
		return fmt.Sprintf("the array has %s, expected at most %d", words.Count(items, "item"), items-n.Count)
	}
	return `no item matches the schema under "contains", expected at least 1`
}

// sayEqual words two equal items, and shows them where a message can.
func (w *wording) sayEqual(n *Fault) string {
	i := n.Indexes[0]
	message := fmt.Sprintf("the %s and the %s item are equal", words.Ordinal(i), words.Ordinal(n.Indexes[1]))
	item := &Fault{Fault: n.Fault, schema: n.schema, token: n.Tokens[0], instance: jsonpointer.Below(n.instance, strconv.Itoa(i))}
	switch w.typeName(item) {
	case "array", "object":
		return message
	}
	return message + ": " + w.shown(item)
}
