package reflection

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.com/authlink/schema"
	"github.com/invopop/jsonschema"
)

// Options says how to reflect a Go type.
type Options struct {
	ID      string         // "$id", a URI without a fragment; none unless set
	Title   string         // "title" of the whole; none unless set
	Closed  bool           // objects may have no property that their Go type does not name
	NameTag string         // the struct tag that names properties and says omitempty; "json" unless set
	Form    schema.Form    // of every schema.AuthLink, whatever NameTag says
	Edition schema.Edition // of every schema.AuthLink, one that exists
	At      string         // edition of all other structs, by the tags since, until and types; "" for none
}

// Document gives the JSON Schema document of t.
func Document(t reflect.Type, opts Options) ([]byte, error) {
	return newReflector(opts).document(t)
}

// A reflector makes one document. It walks the types by itself, as
// encoding/json sees them, and has invopop's reflector read one flat struct at
// a time: embedding, recursion, generics and equal names never get that far.
type reflector struct {
	opts   Options
	mapped map[reflect.Type]jsonschema.Schema // schemas that are given, not reflected

	refs  map[reflect.Type]string // "$ref" of each type that has a definition, and of the root
	taken map[string]bool         // names in "$defs"
	queue []definition            // definitions yet to be made

	embedded map[reflect.Type]*jsonschema.Schema // of embedded structs that speak for themselves
}

// A definition is an entry of "$defs".
type definition struct {
	name string
	typ  reflect.Type
}

func newReflector(opts Options) *reflector {
	if opts.NameTag == "" {
		opts.NameTag = "json"
	}
	return &reflector{
		opts:     opts,
		mapped:   documented(opts),
		refs:     map[reflect.Type]string{},
		taken:    map[string]bool{},
		embedded: map[reflect.Type]*jsonschema.Schema{},
	}
}

// document gives the whole schema document of t.
func (r *reflector) document(t reflect.Type) (data []byte, err error) {
	defer func() {
		// A JSONSchema method is anybody's code.
		if p := recover(); p != nil {
			data, err = nil, fmt.Errorf("reflect %v: panic: %v", t, p)
		}
	}()
	if id, err := url.Parse(r.opts.ID); err != nil || id.Fragment != "" || !utf8.ValidString(r.opts.ID) {
		return nil, fmt.Errorf("reflect %v: the ID %q is not a URI without a fragment", t, r.opts.ID)
	}
	if !utf8.ValidString(r.opts.Title) {
		return nil, fmt.Errorf("reflect %v: the Title %q is not UTF-8", t, r.opts.Title)
	}
	root, err := r.root(t)
	if err != nil {
		return nil, fmt.Errorf("reflect %v: %w", t, err)
	}
	data, err = marshal(root)
	if err != nil {
		return nil, fmt.Errorf("reflect %v: %w", t, err)
	}
	return data, nil
}

// root gives the schema of t together with all definitions that it needs.
func (r *reflector) root(t reflect.Type) (*jsonschema.Schema, error) {
	root, err := r.rootAlone(t)
	if err != nil {
		return nil, err
	}
	defs := jsonschema.Definitions{}
	for len(r.queue) > 0 {
		next := r.queue[0]
		r.queue = r.queue[1:]
		def, err := r.define(next.typ)
		if err != nil {
			return nil, err
		}
		if len(def.Definitions) > 0 && def.ID == "" {
			return nil, fmt.Errorf("the method JSONSchema of %v gives $defs: without an $id, references to them lead astray", next.typ)
		}
		defs[next.name] = def
	}
	maps.Copy(defs, root.Definitions) // where T has a JSONSchema method
	root.Definitions = defs
	root.Version = jsonschema.Version
	root.ID = cmp.Or(jsonschema.ID(r.opts.ID), root.ID)
	root.Title = cmp.Or(r.opts.Title, root.Title)
	return root, nil
}

// rootAlone gives the schema of t and queues the definitions that it needs.
func (r *reflector) rootAlone(t reflect.Type) (*jsonschema.Schema, error) {
	if r.isObject(t) {
		r.refs[t] = "#" // a struct that holds itself
		return r.define(t)
	}
	return r.schemaOf(t)
}

// ref gives a reference to the definition of t, which is made if need be.
func (r *reflector) ref(t reflect.Type) *jsonschema.Schema {
	if _, ok := r.refs[t]; !ok {
		name := r.freeName(t)
		r.taken[name] = true
		r.refs[t] = "#/$defs/" + name
		r.queue = append(r.queue, definition{name, t})
	}
	return &jsonschema.Schema{Ref: r.refs[t]}
}

// freeName gives a name for t that no other type has: its own, its own with
// the package path, or, for types inside functions, one with a number.
func (r *reflector) freeName(t reflect.Type) string {
	name := cmp.Or(pointerSafe(unqualified(t.Name())), "anonymous")
	if !r.taken[name] {
		return name
	}
	name = pointerSafe(t.PkgPath() + "." + t.Name())
	for free, n := name, 2; ; n++ {
		if !r.taken[free] {
			return free
		}
		free = name + "_" + strconv.Itoa(n)
	}
}

// unqualified drops the package paths of type arguments, and the numbers of
// those that are local to a function: "Page[a/b.Item·1]" is "Page[Item]".
func unqualified(name string) string {
	var b strings.Builder
	for name != "" {
		end := strings.IndexAny(name, "[],* ")
		if end < 0 {
			end = len(name)
		}
		word, _, _ := strings.Cut(name[:end], "·")
		b.WriteString(word[strings.LastIndexByte(word, '.')+1:])
		delimiter := name[end:min(end+1, len(name))]
		b.WriteString(delimiter)
		name = name[end+len(delimiter):]
	}
	return b.String()
}

// pointerSafe replaces what would need escaping in a JSON Pointer or in the
// fragment of a URI.
func pointerSafe(name string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c == '.', c == '-':
			return c
		default:
			return '_'
		}
	}, strings.TrimRight(name, "]"))
}
