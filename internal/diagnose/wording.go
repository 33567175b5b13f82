package diagnose

import (
	"slices"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/near"
	"example.com/authlink/internal/pattern"
	"example.com/authlink/internal/show"
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

	entry    *entry // of entryOf, the last one
	scalar   scalar // of decode, the last one
	choice   *choice
	name     *string // what "propertyNames" judges, in place of a part of the document
	hidden   bool    // name lies in a secret
	contract Contract
	trail    []place // to the last place that was asked for
	near     near.Search
	trials   int             // how many values have been judged to find out what would help
	patterns *pattern.Budget // of all these together; nil for each has its own
	isDump   *bool           // whether the document may be in the form dump; nil until that is asked
}

// ofName returns the words for the name of a member, which is judged by itself: the
// contract says nothing of it.
func (w *wording) ofName(name string, hidden bool) *wording {
	named := *w
	named.name, named.hidden, named.trail, named.contract = &name, hidden, nil, nil
	return &named
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
	return w.isSecretAt(n.instance)
}

// quoteName quotes the name of the member at a path.
func (w *wording) quoteName(path []string) string {
	last := len(path) - 1
	if w.isSecretAt(path[:last]) {
		return `"***"`
	}
	return show.Quote(path[last])
}

// firstLeaf returns the first fault below a verdict that says something.
func (w *wording) firstLeaf(v *judge.Verdict) *Fault { return w.choice.leaves(v)[0] }

// firstOf returns the first fault that a cause of n tells, at its place in the document: if any,
// one that is not about alternatives again.
func (w *wording) firstOf(n *Fault, c *judge.Cause) *located {
	from := w.choice.walk(n.instance)
	from.cause(&judge.Verdict{Schema: n.schema, Token: n.token}, n.Fault, c, n.way, n.branch)
	plain := slices.IndexFunc(from.leaves, func(l *Fault) bool { return l.merged != nil || !isAlternatives(l.Fault) })
	return &locate(nil, w.doc, from.leaves[max(plain, 0)])[0]
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
