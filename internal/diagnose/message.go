package diagnose

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/near"
	"example.com/authlink/internal/pattern"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/words"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// wording puts faults into words.
type wording struct {
	doc     *jsonindex.Index
	program *judge.Program                // nil where the document is a schema itself
	schema  *jsonschema.Schema            // nil then, too: it names secrets and holds none
	lexicon *Lexicon                      // of schema
	schemas map[string]*jsonschema.Schema // every reachable one, by absolute location
	decoded map[int]any                   // what has been asked for, by token

	locations [8]string // of keywords, as violations have them: some of the last ones
	located   int       // how many locations there have been
	entry     *entry    // of entryOf, the last one
	scalar    scalar    // of decode, the last one
	choice    *choice
	name      *string // what "propertyNames" judges, in place of a part of the document
	hidden    bool    // name lies in a secret
	contract  Contract
	trail     []place // to the last place that was asked for
	near      near.Search
	trials    int             // how many values have been judged to find out what would help
	patterns  *pattern.Budget // of all these together; nil for each has its own
	isDump    *bool           // whether the document may be in the form dump; nil until that is asked
}

// ofName returns the words for the name of a member, which is judged by itself: the
// contract says nothing of it.
func (w *wording) ofName(name string, hidden bool) *wording {
	named := *w
	named.name, named.hidden, named.trail, named.contract = &name, hidden, nil, nil
	return &named
}

func (w *wording) violation(f *located) Violation {
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
	for _, known := range w.locations[:min(w.located, len(w.locations))] {
		if known == string(location) {
			return known
		}
	}
	made := string(location)
	w.locations[w.located%len(w.locations)] = made
	w.located++
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
	shown := w.shown(n)
	switch n.says() {
	case "type":
		return "expected " + w.typesOf(n) + ", got " + describe(w.typeName(n), shown)
	case "const":
		return "expected " + w.showWant(n, n.wants()[0]) + ", got " + describeOther(w.typeName(n), n.wants()[0], shown)
	case "enum":
		if len(n.wants()) == 0 {
			return "no value is allowed here: the schema lists none"
		}
		if title := w.title(n); title != "" {
			return shown + " is not " + words.WithArticle(title)
		}
		return shown + " is not one of " + w.showValues(n)
	case "format":
		return shown + " is not a valid " + n.schema.Format.Name
	case "pattern":
		source := n.schema.Pattern.String()
		if spelled := strings.Trim(source, "^$"); w.isSecret(n) && spelled == regexp.QuoteMeta(spelled) {
			return shown + " does not match the pattern that the schema has for it" // a pattern that is the secret
		}
		return fmt.Sprintf("%s does not match the pattern %s", shown, show.Pattern(source))
	}
	return ""
}

// sayAlternatives words a combinator that fails as such.
func (w *wording) sayAlternatives(n *Fault) string {
	switch {
	case n.Keyword == "not":
		return w.sayNot(n)
	case n.Indexes != nil:
		return w.sayBoth(n)
	}
	reasons := make([]string, 0, maxListed)
	for i := range n.Causes {
		if i == maxListed {
			reasons = append(reasons, "…")
			break
		}
		reasons = append(reasons, fmt.Sprintf("(%d) %s", alternativeIndex(&n.Causes[i])+1, w.reason(w.firstOf(n, &n.Causes[i]))))
	}
	return matchesNone(n) + ": " + strings.Join(reasons, "; ")
}

func matchesNone(n *Fault) string {
	return fmt.Sprintf("matches none of the %d alternatives", n.alternatives())
}

// reason words the first fault of an alternative. If that has alternatives of its own, theirs are
// left out: nobody reads a list in a list, and the words would double from level to level.
func (w *wording) reason(first *located) string {
	if first.merged == nil && isAlternatives(first.Fault.Fault) {
		return matchesNone(first.Fault)
	}
	return w.message(first.Fault, first.instance)
}

// sayBoth words two alternatives that match, of which one may: where they only ask for
// properties, by those.
func (w *wording) sayBoth(n *Fault) string {
	first, second := n.schema.OneOf[n.Indexes[0]], n.schema.OneOf[n.Indexes[1]]
	if w.asksForNames(first) && w.asksForNames(second) {
		names := slices.Concat(first.Required, second.Required)
		slices.Sort(names)
		if names = slices.Compact(names); len(names) > 1 {
			return propertyList(names) + " are not allowed together"
		}
	}
	return fmt.Sprintf("matches alternatives %d and %d, where only one may match", n.Indexes[0]+1, n.Indexes[1]+1)
}

// asksForNames reports whether a schema asks which properties there are, and for nothing else.
func (w *wording) asksForNames(s *jsonschema.Schema) bool {
	if w.choice.source == nil || len(s.Required) == 0 {
		return false
	}
	for keyword := range w.choice.source(s) {
		if keyword != "required" && keyword != "title" && keyword != "description" && keyword != "$comment" {
			return false
		}
	}
	return true
}

// sayNot words what "not" forbids: some values, some properties together, or
// what is too much to say.
func (w *wording) sayNot(n *Fault) string {
	switch not := n.schema.Not; {
	case not.Const != nil || not.Enum != nil:
		return w.shown(n) + " is not allowed"
	case w.typeName(n) != "object" || len(not.Properties) > 0:
	case len(not.Required) == 1:
		return propertyList(not.Required) + " is not allowed"
	case len(not.Required) > 1:
		return propertyList(not.Required) + " are not allowed together"
	}
	return w.shown(n) + ` matches the schema under "not"`
}

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

// title returns the title of the schema that failed, for "x is not a <title>".
func (w *wording) title(n *Fault) string {
	if n.merged != nil {
		return ""
	}
	if n.schema.Title == "" {
		return ""
	}
	return w.entryOf(n.schema).title()
}

// entryOf returns the words of a schema. Without a lexicon they are kept for nobody.
func (w *wording) entryOf(s *jsonschema.Schema) *entry {
	if w.entry == nil || w.entry.schema != s {
		if w.lexicon != nil {
			w.entry = w.lexicon.of(s)
		} else {
			w.entry = newEntry(s)
		}
	}
	return w.entry
}

// kindsOf returns the types that "type" allows.
func (w *wording) kindsOf(n *Fault) []string {
	if n.merged != nil {
		return n.merged.types
	}
	return w.entryOf(n.schema).kinds()
}

// typesOf returns the types that "type" allows, in words.
func (w *wording) typesOf(n *Fault) string {
	if n.merged != nil {
		return typeList(n.merged.types)
	}
	return w.entryOf(n.schema).types()
}

// textsOf returns the texts among the values that "enum" or "const" allow.
func (w *wording) textsOf(n *Fault) *near.Words {
	if n.merged != nil || n.Keyword == "const" && n.schema.Enum != nil {
		return &near.Words{Texts: textsAmong(n.wants())}
	}
	return w.entryOf(n.schema).texts()
}

// value returns what n is about.
func (w *wording) value(n *Fault) any {
	if w.name != nil {
		return *w.name
	}
	return w.decode(n.token)
}

// decode returns a value of the document.
func (w *wording) decode(token int) any {
	if token < 0 {
		return nil
	}
	if w.doc.Token(token).Kind < jsonindex.Array {
		if w.scalar.value == nil || w.scalar.token != token {
			w.scalar = scalar{token, w.doc.Value(token)}
		}
		return w.scalar.value
	}
	if known, ok := w.decoded[token]; ok {
		return known
	}
	if w.decoded == nil {
		w.decoded = map[int]any{}
	}
	value := w.doc.Value(token)
	w.decoded[token] = value
	return value
}

// A scalar is a value of the document that is neither an array nor an object. Whoever words a
// fault of one asks for it again and again.
type scalar struct {
	token int
	value any
}

// isObject reports whether n is about an object.
func (w *wording) isObject(n *Fault) bool {
	return w.name == nil && w.doc.Token(n.token).Kind == jsonindex.Object
}

// has reports whether a value of the document is an object with a member by a name.
func (w *wording) has(object int, name string) bool {
	if object < 0 || w.doc.Token(object).Kind != jsonindex.Object {
		return false
	}
	_, _, ok := w.doc.Child(object, name)
	return ok
}

// namesIn returns, sorted, the names of an object of the document.
func (w *wording) namesIn(object int) []string {
	var names []string
	for name := range w.doc.Members(object) {
		names = append(names, w.doc.Text(name))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// notIn returns the names that an object of the document does not have.
func (w *wording) notIn(object int, names []string) []string {
	free := make([]string, 0, len(names))
	for _, name := range names {
		if !w.has(object, name) {
			free = append(free, name)
		}
	}
	return free
}

// typeName names the type of what n is about.
func (w *wording) typeName(n *Fault) string { return show.KindName(w.doc.Token(n.token).Kind) }

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

// firstLeaf returns the first fault below a verdict that says something.
func (w *wording) firstLeaf(v *judge.Verdict) *Fault { return leavesOf(w.doc, v, w.choice)[0] }

// firstOf returns the first fault that a cause of n tells, at its place in the document: if any,
// one that is not about alternatives again.
func (w *wording) firstOf(n *Fault, c *judge.Cause) *located {
	from := walk{doc: w.doc, choice: w.choice, path: slices.Clone(n.instance)}
	from.cause(&judge.Verdict{Schema: n.schema, Token: n.token}, n.Fault, c, n.way, n.branch)
	plain := slices.IndexFunc(from.leaves, func(l *Fault) bool { return l.merged != nil || !isAlternatives(l.Fault) })
	return &locate(w.doc, from.leaves[max(plain, 0)])[0]
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
