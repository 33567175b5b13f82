package diagnose

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/near"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/subschema"
	"example.com/authlink/internal/words"
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
	near     *near.Search
	trials   int   // how many values have been judged to find out what would help
	isDump   *bool // whether the document may be in the form dump; nil until that is asked
}

// ofName returns the words for the name of a member, which is judged by itself.
func (w *wording) ofName(name string, hidden bool) *wording {
	named := *w
	named.name, named.hidden, named.trail = &name, hidden, nil
	return &named
}

func (w *wording) violation(f *located, doc *jsonindex.Index) Violation {
	at := siteOf(doc, f)
	c := w.counsel(f, at)
	return Violation{
		Offset: f.offset, End: f.end,
		InstanceLocation: w.at(f.instance).pointer,
		KeywordLocation:  f.keywordLocation(),
		Keyword:          f.keyword(),
		Message:          w.message(f.Fault, f.instance) + w.because(f.Fault),
		Advice:           c.Advice,
		Related:          related(f.Fault, at),
		Fix:              c.Fix,
	}
}

// message says what is wrong with an instance.
func (w *wording) message(n *Fault, instance []string) string {
	switch n.kind.(type) {
	case *kind.Required, *kind.DependentRequired, *kind.Dependency, *kind.AdditionalProperties, *badName, *kind.FalseSchema:
		return w.sayNames(n, instance)
	case *kind.Type, *kind.Enum, *kind.Const, *kind.Format, *kind.Pattern:
		return w.sayValue(n)
	case *kind.AnyOf, *kind.OneOf, *kind.Not:
		return w.sayAlternatives(n)
	case *kind.UniqueItems, *kind.Contains, *kind.AdditionalItems:
		return w.sayItems(n)
	case *kind.RefCycle:
		return "the schema refers to itself without end"
	}
	return sayBounds(n.kind, w.shown(n))
}

// sayNames words the faults of an object's names.
func (w *wording) sayNames(n *Fault, instance []string) string {
	switch k := n.kind.(type) {
	case *kind.Required:
		return "missing required " + propertyList(k.Missing)
	case *kind.DependentRequired:
		return dependent(k.Prop, k.Missing)
	case *kind.Dependency:
		return dependent(k.Prop, k.Missing)
	case *kind.AdditionalProperties:
		return "unknown property " + w.quoteName(instance)
	case *badName:
		leaf := n.causes[0].leaves()[0]
		named := w.ofName(k.name, w.isSecret(n))
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
	if _, ok := w.at(instance[:len(instance)-1]).value.([]any); ok {
		index, _ := strconv.Atoi(last)
		return "the " + words.Ordinal(index) + " item is not allowed" + w.sayRoom(n)
	}
	return "property " + w.quoteName(instance) + " is not allowed"
}

// sayRoom says how many items an array may have whose item is forbidden, where
// its place alone decides.
func (w *wording) sayRoom(n *Fault) string {
	parent, last, _ := subschema.Parent(n.schema)
	room := 0
	switch holder := w.schemas[parent]; {
	case isIndex(last) && (n.keyword() == "prefixItems" || n.keyword() == "items"):
		room, _ = strconv.Atoi(last)
	case last == "items" && holder != nil:
		room = len(holder.PrefixItems)
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
	shown := w.shown(n)
	switch k := n.kind.(type) {
	case *kind.Type:
		return fmt.Sprintf("expected %s, got %s", typeList(k.Want), describe(k.Got, shown))
	case *kind.Const:
		return fmt.Sprintf("expected %s, got %s", w.showWant(n, k.Want), describeOther(k, shown))
	case *kind.Enum:
		if len(k.Want) == 0 {
			return "no value is allowed here: the schema lists none"
		}
		if title := w.title(n); title != "" {
			return fmt.Sprintf("%s is not %s", shown, words.WithArticle(title))
		}
		return fmt.Sprintf("%s is not one of %s", shown, w.showList(n, k.Want))
	case *kind.Format:
		return fmt.Sprintf("%s is not a valid %s", shown, k.Want)
	case *kind.Pattern:
		if spelled := strings.Trim(k.Want, "^$"); w.isSecret(n) && spelled == regexp.QuoteMeta(spelled) {
			return shown + " does not match the pattern that the schema has for it" // a pattern that is the secret
		}
		return fmt.Sprintf("%s does not match the pattern %s", shown, show.Pattern(k.Want))
	}
	return ""
}

// sayAlternatives words a combinator that fails as such.
func (w *wording) sayAlternatives(n *Fault) string {
	switch k := n.kind.(type) {
	case *kind.Not:
		return w.sayNot(n)
	case *kind.OneOf:
		if len(k.Subschemas) == 2 {
			return fmt.Sprintf("matches alternatives %d and %d, where only one may match", k.Subschemas[0]+1, k.Subschemas[1]+1)
		}
	}
	reasons := make([]string, 0, maxListed)
	for i, cause := range n.causes {
		if i == maxListed {
			reasons = append(reasons, "…")
			break
		}
		first := locate(cause.leaves()[0])[0]
		reasons = append(reasons, fmt.Sprintf("(%d) %s", i+1, w.message(first.Fault, first.instance)))
	}
	return fmt.Sprintf("matches none of the %d alternatives: %s", len(n.causes), strings.Join(reasons, "; "))
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
		return fmt.Sprintf("%s has %s, expected at least %d", shown, words.Count(k.Got, "character"), k.Want)
	case *kind.MaxLength:
		return fmt.Sprintf("%s has %s, expected at most %d", shown, words.Count(k.Got, "character"), k.Want)
	case *kind.MinItems:
		return fmt.Sprintf("the array has %s, expected at least %d", words.Count(k.Got, "item"), k.Want)
	case *kind.MaxItems:
		return fmt.Sprintf("the array has %s, expected at most %d", words.Count(k.Got, "item"), k.Want)
	case *kind.MinProperties:
		return fmt.Sprintf("the object has %s, expected at least %d", words.Count(k.Got, "property"), k.Want)
	case *kind.MaxProperties:
		return fmt.Sprintf("the object has %s, expected at most %d", words.Count(k.Got, "property"), k.Want)
	case *kind.MinContains:
		return fmt.Sprintf(`%s the schema under "contains", expected at least %d`, matching(len(k.Got)), k.Want)
	case *kind.MaxContains:
		return fmt.Sprintf(`%s the schema under "contains", expected at most %d`, matching(len(k.Got)), k.Want)
	}
	return "is not valid"
}

// sayItems words the faults of an array that are better told by its items.
func (w *wording) sayItems(n *Fault) string {
	switch k := n.kind.(type) {
	case *kind.UniqueItems:
		return w.sayEqual(n, k.Duplicates[0], k.Duplicates[1])
	case *kind.AdditionalItems:
		items, _ := w.at(n.instance).value.([]any)
		return fmt.Sprintf("the array has %s, expected at most %d", words.Count(len(items), "item"), len(items)-k.Count)
	}
	return `no item matches the schema under "contains", expected at least 1`
}

// sayEqual words two equal items, and shows them where a message can.
func (w *wording) sayEqual(n *Fault, i, j int) string {
	message := fmt.Sprintf("the %s and the %s item are equal", words.Ordinal(i), words.Ordinal(j))
	item := &Fault{schema: n.schema, instance: jsonpointer.Below(n.instance, strconv.Itoa(i))}
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
