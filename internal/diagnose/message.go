package diagnose

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"example.com/authlink/internal/pointer"
	"example.com/authlink/internal/show"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// wording puts faults into words.
type wording struct {
	schema   *jsonschema.Schema            // nil where the document is a schema itself: it names secrets and holds none
	schemas  map[string]*jsonschema.Schema // every reachable one, by absolute location
	instance any                           // the whole document, decoded
	name     *string                       // what "propertyNames" judges, in place of a part of the document
	hidden   bool                          // name lies in a secret
	contract Contract
	trail    []place // to the last place that was asked for
	isDump   *bool   // whether the document may be in the form dump; nil until that is asked
}

func (w *wording) violation(f *located) Violation {
	message, hint := w.say(f.Fault, f.instance)
	return Violation{
		Offset: f.offset, End: f.end,
		InstanceLocation: w.at(f.instance).pointer,
		KeywordLocation:  f.keywordLocation(),
		Keyword:          f.keyword(),
		Message:          message + w.because(f.Fault),
		Hint:             hint,
	}
}

// say returns the message and the hint for an error at an instance.
func (w *wording) say(n *Fault, instance []string) (message, hint string) {
	switch n.kind.(type) {
	case *kind.Required, *kind.DependentRequired, *kind.Dependency, *kind.AdditionalProperties, *badName, *kind.FalseSchema:
		return w.sayNames(n, instance)
	case *kind.Type, *kind.Enum, *kind.Const, *kind.Format, *kind.Pattern:
		return w.sayValue(n, instance)
	case *kind.AnyOf, *kind.OneOf, *kind.Not:
		return w.sayAlternatives(n)
	case *kind.UniqueItems, *kind.Contains, *kind.AdditionalItems:
		return w.sayItems(n)
	case *kind.RefCycle:
		return "the schema refers to itself without end", ""
	}
	return sayBounds(n.kind, w.shown(n)), w.hintMultiple(n)
}

// sayNames words the faults of an object's names.
func (w *wording) sayNames(n *Fault, instance []string) (message, hint string) {
	switch k := n.kind.(type) {
	case *kind.Required:
		return "missing required " + propertyList(k.Missing), w.hintMissing(n, k.Missing)
	case *kind.DependentRequired:
		return dependent(k.Prop, k.Missing), w.hintMissing(n, k.Missing)
	case *kind.Dependency:
		return dependent(k.Prop, k.Missing), w.hintMissing(n, k.Missing)
	case *kind.AdditionalProperties:
		name := instance[len(instance)-1]
		return "unknown property " + w.quoteName(instance), w.hintUnknown(n, name)
	case *badName:
		leaf := n.causes[0].leaves()[0]
		named := *w
		named.name, named.hidden, named.trail = &k.name, w.isSecret(n), nil
		why, hint := named.say(leaf, leaf.instance)
		return "the name of this property is not allowed: " + why, hint
	}
	return w.sayForbidden(n, instance)
}

// sayForbidden words a false schema: nothing may stand where it applies.
func (w *wording) sayForbidden(n *Fault, instance []string) (message, hint string) {
	if len(instance) == 0 {
		return "no value is allowed here", ""
	}
	last := instance[len(instance)-1]
	if _, ok := w.at(instance[:len(instance)-1]).value.([]any); ok {
		index, _ := strconv.Atoi(last)
		return "the " + ordinal(index) + " item is not allowed" + w.sayRoom(n), ""
	}
	return "property " + w.quoteName(instance) + " is not allowed", DidYouMean(last, w.unevaluatedNames(n))
}

// sayRoom says how many items an array may have whose item is forbidden, where
// its place alone decides.
func (w *wording) sayRoom(n *Fault) string {
	parent, last, _ := pointer.CutLast(n.schema)
	room := 0
	switch holder := w.schemas[parent]; {
	case pointer.IsIndex(last) && (n.keyword() == "prefixItems" || n.keyword() == "items"):
		room, _ = strconv.Atoi(last)
	case last == "items" && holder != nil:
		room = len(holder.PrefixItems)
	default:
		return ""
	}
	if room == 0 {
		return ": the array must be empty"
	}
	return ": the array may have " + count(room, "item") + " at most"
}

// sayValue words the faults of one value.
func (w *wording) sayValue(n *Fault, instance []string) (message, hint string) {
	shown := w.shown(n)
	switch k := n.kind.(type) {
	case *kind.Type:
		return fmt.Sprintf("expected %s, got %s", typeList(k.Want), describe(k.Got, shown)), joinHints(w.hintType(n, k), w.hintEdition(n))
	case *kind.Const:
		return fmt.Sprintf("expected %s, got %s", w.showWant(n, k.Want), describeOther(k, shown)), w.hintValue(n, k.Got, []any{k.Want})
	case *kind.Enum:
		if len(k.Want) == 0 {
			return "no value is allowed here: the schema lists none", ""
		}
		if title := w.title(n); title != "" {
			return fmt.Sprintf("%s is not %s", shown, withArticle(title)), w.hintTitled(n, k)
		}
		return fmt.Sprintf("%s is not one of %s", shown, w.showList(n, k.Want)), w.hintValue(n, k.Got, k.Want)
	case *kind.Format:
		return fmt.Sprintf("%s is not a valid %s", shown, k.Want), w.hintFormat(n, k)
	case *kind.Pattern:
		if spelled := strings.Trim(k.Want, "^$"); w.isSecret(n) && spelled == regexp.QuoteMeta(spelled) {
			return shown + " does not match the pattern that the schema has for it", "" // a pattern that is the secret
		}
		return fmt.Sprintf("%s does not match the pattern %s", shown, show.Pattern(k.Want)), ""
	}
	return "", ""
}

// sayAlternatives words a combinator that fails as such.
func (w *wording) sayAlternatives(n *Fault) (message, hint string) {
	switch k := n.kind.(type) {
	case *kind.Not:
		return w.sayNot(n), ""
	case *kind.OneOf:
		if len(k.Subschemas) == 2 {
			return fmt.Sprintf("matches alternatives %d and %d, where only one may match", k.Subschemas[0]+1, k.Subschemas[1]+1), ""
		}
	}
	reasons := make([]string, 0, maxListed)
	for i, cause := range n.causes {
		if i == maxListed {
			reasons = append(reasons, "…")
			break
		}
		first := locate(cause.leaves()[0])[0]
		why, _ := w.say(first.Fault, first.instance)
		reasons = append(reasons, fmt.Sprintf("(%d) %s", i+1, why))
	}
	return fmt.Sprintf("matches none of the %d alternatives: %s", len(n.causes), strings.Join(reasons, "; ")), ""
}

// sayNot words what "not" forbids: some values, some properties together, or
// what is too much to say.
func (w *wording) sayNot(n *Fault) string {
	if s := w.schemas[n.schema]; s != nil && s.Not != nil {
		switch not := s.Not; {
		case not.Const != nil || not.Enum != nil:
			return w.shown(n) + " is not allowed"
		case len(not.Required) == 1 && show.TypeName(w.value(n)) == "object" && len(not.Properties) == 0:
			return propertyList(not.Required) + " is not allowed"
		case len(not.Required) > 1 && show.TypeName(w.value(n)) == "object" && len(not.Properties) == 0:
			return propertyList(not.Required) + " are not allowed together"
		}
	}
	return w.shown(n) + ` matches the schema under "not"`
}

// sayBounds words the faults of size: of a number, a string, an array, an object.
func sayBounds(k jsonschema.ErrorKind, shown string) string {
	switch k := k.(type) {
	case *kind.Minimum:
		return fmt.Sprintf("%s is less than the minimum %s", shown, show.Decimal(k.Want))
	case *kind.Maximum:
		return fmt.Sprintf("%s is more than the maximum %s", shown, show.Decimal(k.Want))
	case *kind.ExclusiveMinimum:
		return fmt.Sprintf("%s is not more than %s", shown, show.Decimal(k.Want))
	case *kind.ExclusiveMaximum:
		return fmt.Sprintf("%s is not less than %s", shown, show.Decimal(k.Want))
	case *kind.MultipleOf:
		return fmt.Sprintf("%s is not a multiple of %s", shown, show.Decimal(k.Want))
	case *kind.MinLength:
		return fmt.Sprintf("%s has %s, at least %d wanted", shown, count(k.Got, "character"), k.Want)
	case *kind.MaxLength:
		return fmt.Sprintf("%s has %s, at most %d allowed", shown, count(k.Got, "character"), k.Want)
	case *kind.MinItems:
		return fmt.Sprintf("the array has %s, at least %d wanted", count(k.Got, "item"), k.Want)
	case *kind.MaxItems:
		return fmt.Sprintf("the array has %s, at most %d allowed", count(k.Got, "item"), k.Want)
	case *kind.MinProperties:
		return fmt.Sprintf("the object has %s, at least %d wanted", count(k.Got, "property"), k.Want)
	case *kind.MaxProperties:
		return fmt.Sprintf("the object has %s, at most %d allowed", count(k.Got, "property"), k.Want)
	case *kind.MinContains:
		return fmt.Sprintf(`%s the schema under "contains", at least %d wanted`, matching(len(k.Got)), k.Want)
	case *kind.MaxContains:
		return fmt.Sprintf(`%s the schema under "contains", at most %d allowed`, matching(len(k.Got)), k.Want)
	}
	return "is not valid"
}

// sayItems words the faults of an array that are better told by its items.
func (w *wording) sayItems(n *Fault) (message, hint string) {
	switch k := n.kind.(type) {
	case *kind.UniqueItems:
		return w.sayEqual(n, k.Duplicates[0], k.Duplicates[1]), "remove one of them"
	case *kind.AdditionalItems:
		items, _ := w.at(n.instance).value.([]any)
		return fmt.Sprintf("the array has %s, at most %d allowed", count(len(items), "item"), len(items)-k.Count), ""
	}
	message = `no item matches the schema under "contains", at least 1 wanted`
	if len(n.causes) == 0 {
		return message, ""
	}
	first := locate(n.causes[0].leaves()[0])[0]
	why, _ := w.say(first.Fault, first.instance)
	return message, "the first item does not: " + why
}

// sayEqual words two equal items, and shows them where a message can.
func (w *wording) sayEqual(n *Fault, i, j int) string {
	message := fmt.Sprintf("the %s and the %s item are equal", ordinal(i), ordinal(j))
	item := &Fault{schema: n.schema, instance: pointer.Below(n.instance, strconv.Itoa(i))}
	switch show.TypeName(w.value(item)) {
	case "array", "object":
		return message
	}
	return message + ": " + w.shown(item)
}

// title returns the title of the schema that failed, for "x is not a <title>".
func (w *wording) title(n *Fault) string {
	if s := w.schemas[n.schema]; s != nil && !n.merged {
		return show.Short(show.OneLine(s.Title))
	}
	return ""
}

// value returns what n is about.
func (w *wording) value(n *Fault) any {
	if w.name != nil {
		return *w.name
	}
	return w.at(n.instance).value
}

// isSecret reports whether what n is about must not be shown.
func (w *wording) isSecret(n *Fault) bool {
	if w.name != nil {
		return w.hidden
	}
	return w.at(n.instance).isSecret
}

// quoteName quotes the name of the member at a path.
func (w *wording) quoteName(path []string) string {
	last := len(path) - 1
	if w.at(path[:last]).isSecret {
		return `"***"`
	}
	return show.Quote(path[last])
}

// inSchema reports whether the schema itself has a property by that name.
func (w *wording) inSchema(name string) bool {
	for _, s := range w.schemas {
		if s.Properties[name] != nil {
			return true
		}
	}
	return false
}
