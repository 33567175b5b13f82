package diagnose

import (
	"regexp"
	"strconv"
	"strings"

	"example.com/authlink/internal/show"
	"example.com/authlink/internal/words"
)

// violation puts a fault into words.
func (w *wording) violation(f *located) Violation {
	var buffer [maxSayingLen]byte
	key, ok := w.sayable(f, buffer[:0])
	if !ok {
		return w.findWords(f)
	}
	if v, ok := w.recall(f, key); ok {
		return v
	}
	before := w.spent()
	v := w.findWords(f)
	w.remember(f, key, &v, before)
	return v
}

func (w *wording) findWords(f *located) Violation {
	at := siteOf(w.doc, f)
	c := w.counsel(f, at)
	offset, end := f.span(w.doc)
	return Violation{
		Offset: offset, End: end,
		InstanceLocation: w.pointer(f.instance),
		KeywordLocation:  w.location(f.Fault),
		Keyword:          f.keyword(),
		Message:          w.message(f.Fault, f.instance) + w.because(f.Fault),
		Advice:           c.Advice,
		Related:          related(f.Fault, w.doc),
		Fix:              c.Fix,
	}
}

// location returns the JSON Pointer of the keyword, across references. Violations share it:
// of many, most are of few keywords.
func (w *wording) location(n *Fault) string {
	var buffer [128]byte // most are shorter
	location := n.appendLocation(buffer[:0])
	m := w.choice.memory
	for _, known := range m.locations[:min(m.located, len(m.locations))] {
		if known == string(location) {
			return known
		}
	}
	made := string(location)
	m.locations[m.located%len(m.locations)] = made
	m.located++
	return made
}

// message says what is wrong with an instance.
func (w *wording) message(n *Fault, instance []string) string {
	if n.Endless {
		return "the schema refers to itself without end"
	}
	switch keyword := n.says(); keyword {
	case "required", "dependentRequired", "dependencies", "additionalProperties", "propertyNames", "":
		return w.sayNames(n, instance)
	case "type", "enum", "const", "format", "pattern":
		return w.sayValue(n)
	case "anyOf", "oneOf", "not":
		return w.sayAlternatives(n)
	case "uniqueItems", "contains", "additionalItems":
		return w.sayItems(n)
	case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf":
		return w.sayNumber(n)
	case "minLength", "maxLength":
		return w.sayLength(n)
	}
	return w.sayCount(n)
}

// sayNames words the faults of an object's names.
func (w *wording) sayNames(n *Fault, instance []string) string {
	switch n.says() {
	case "required":
		if n.wantsEither() {
			return "missing one of the " + propertyList(n.merged.either)
		}
		return "missing required " + propertyList(n.Missing)
	case "dependentRequired", "dependencies":
		return dependent(n.Property, n.Missing)
	case "additionalProperties":
		return "unknown property " + w.quoteName(instance)
	case "propertyNames":
		leaf := w.firstLeaf(n.Causes[0].Verdict)
		named := w.ofName(w.doc.Text(n.Causes[0].Verdict.Token), w.isSecret(n))
		return "the name of this property is not allowed: " + named.message(leaf, leaf.instance)
	}
	return w.sayForbidden(n, instance)
}

// sayForbidden words a false schema: nothing may stand where it applies.
func (w *wording) sayForbidden(n *Fault, instance []string) string {
	if len(instance) == 0 {
		return "no value is allowed here"
	}
	last := instance[len(instance)-1]
	if w.at(instance[:len(instance)-1]).isArray(w.doc) {
		index, _ := strconv.Atoi(last)
		return "the " + words.Ordinal(index) + " item is not allowed" + w.sayRoom(n)
	}
	return "property " + w.quoteName(instance) + " is not allowed"
}

// sayRoom says how many items an array may have whose item is forbidden, where
// its place alone decides.
func (w *wording) sayRoom(n *Fault) string {
	room := 0
	switch {
	case n.way == nil:
		return ""
	case n.way.hasKey && (n.way.keyword == "prefixItems" || n.way.keyword == "items"):
		room, _ = strconv.Atoi(n.way.key)
	case n.way.keyword == "items":
		room = len(n.way.holder.PrefixItems)
	default:
		return ""
	}
	if room == 0 {
		return ": the array must be empty"
	}
	return ": the array may have " + words.Count(room, "item") + " at most"
}

// sayValue words the faults of one value.
func (w *wording) sayValue(n *Fault) string {
	switch n.says() {
	case "type":
		return "expected " + w.typesOf(n) + ", got " + w.describe(n)
	case "const":
		return "expected " + w.showWant(n, n.wants()[0]) + ", got " + w.describeOther(n, n.wants()[0])
	case "enum":
		if len(n.wants()) == 0 {
			return "no value is allowed here: the schema lists none"
		}
		if title := w.title(n); title != "" {
			return w.shown(n) + " is not " + words.WithArticle(title)
		}
		return w.shown(n) + " is not one of " + w.showValues(n)
	case "format":
		return w.shown(n) + " is not a valid " + n.schema.Format.Name
	case "pattern":
		source := n.schema.Pattern.String()
		if spelled := strings.Trim(source, "^$"); w.isSecret(n) && spelled == regexp.QuoteMeta(spelled) {
			return w.shown(n) + " does not match the pattern that the schema has for it" // a pattern that is the secret
		}
		return w.shown(n) + " does not match the pattern " + show.Pattern(source)
	}
	return ""
}
