package diagnose

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/near"
	"example.com/authlink/internal/show"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// adviseName says which property was probably meant by a name that is not allowed.
func (w *wording) adviseName(f *located, candidates []string, at site) Counsel {
	last, token := len(f.instance)-1, -1
	if !at.isNone() {
		token = f.name
	}
	object := w.at(f.instance[:last])
	fits := func(name string) bool { return Fits(w.program, object.schemas(), name, w.doc, f.value) }
	return Rename(&w.near, at.doc, token, f.instance[last], candidates, fits)
}

// Fits reports whether none of the schemas of an object, which a program leads to, refuses a
// value as its member by a name. What an array or an object has in it is not looked at.
func Fits(p *judge.Program, schemas []*jsonschema.Schema, name string, doc *jsonindex.Index, value int) bool {
	if doc.Token(value).Kind >= jsonindex.Array {
		return true
	}
	return !slices.ContainsFunc(schemas, func(s *jsonschema.Schema) bool {
		sub := s.Properties[name]
		if sub == nil {
			return false
		}
		accepted, err := p.AcceptsBy(sub, doc, value, judge.Options{})
		return !accepted || err != nil
	})
}

// notOfNames is advice for a string that may become something else, which a name may not.
var notOfNames = []advice.Code{
	advice.RemoveQuotes, advice.UnwrapJSON, advice.EncodedTwice, advice.PutIn, advice.WriteArray, advice.SplitString,
}

// adviseBadName says what to do about a name that "propertyNames" refuses.
func (w *wording) adviseBadName(n *Fault, at site) Counsel {
	token := n.Causes[0].Verdict.Token
	leaf := w.firstLeaf(n.Causes[0].Verdict)
	named := w.ofName(w.doc.Text(token), w.isSecret(n))
	c := named.counsel(&located{Fault: leaf, instance: leaf.instance, name: -1, value: token}, at.ofName())
	w.trials, w.near = named.trials, named.near
	if slices.ContainsFunc(notOfNames, func(code advice.Code) bool { return advice.Has(c.Advice, code) }) {
		return Counsel{}
	}
	if c.Fix == nil {
		return c
	}
	var name string
	if err := json.Unmarshal([]byte(`"`+strings.Trim(c.Fix.Edits[0].Text, `"`)+`"`), &name); err != nil {
		return Counsel{} // it is the text of a string
	}
	if w.has(n.token, name) {
		return Counsel{}
	}
	c.Fix.Guess = true
	return c
}

// Rename says which of the candidates was probably meant by a name, as a search finds it.
// It gives the member whose name is a token of doc that name, where its value fits there.
// A name with a secret in it is not written: reports and diffs show what fixes write.
func Rename(search *near.Search, doc *jsonindex.Index, token int, name string, candidates []string, fits func(name string) bool) Counsel {
	best, ok := search.Best(name, candidates)
	if !ok || show.HoldsSecret(best) {
		return Counsel{}
	}
	c := advise(advice.DidYouMean, show.QuoteOwn(best))
	if token >= 0 && fits(best) {
		c = c.with(true, replaceText(doc.Token(token), best))
	}
	return c
}

// maxPairs is how many names a hint gives at once.
const maxPairs = 3

// adviseMissing says which names of the object were probably meant to be those that are
// missing, or where these are.
func (w *wording) adviseMissing(n *Fault, missing []string, at site) Counsel {
	if !w.isObject(n) || w.isSecret(n) {
		return Counsel{}
	}
	r := w.respell(n, missing)
	switch {
	case r.respelled > 1 && !w.isMixed(n):
		return w.adviseForm(r.form)
	case r.names != nil:
		c := advise(advice.DidYouMeanNames, r.names...)
		if !w.fit(n, r.renames) {
			return c
		}
		return c.with(true, r.edits(at)...)
	}
	return w.adviseWrapped(n, missing)
}

// fit reports whether the values of members fit under the names that they were meant to have.
func (w *wording) fit(n *Fault, renames map[string]string) bool {
	for from, to := range renames {
		_, value, _ := w.doc.Child(n.token, from)
		if !Fits(w.program, w.at(n.instance).schemas(), to, w.doc, value) {
			return false
		}
	}
	return true
}

// A respelling is what names of an object were probably meant to be.
type respelling struct {
	names     []string          // as DidYouMeanNames takes them
	renames   map[string]string // from a name to the one that was meant
	respelled int               // how many are spelled as in another form
	form      string
}

func (w *wording) respell(n *Fault, missing []string) respelling {
	r := respelling{}
	unknown := w.unknownNames(n)
	if len(unknown) == 0 {
		return r
	}
	r.renames = map[string]string{}
	for _, want := range missing {
		name, ok := w.near.Best(want, unknown)
		if !ok || show.HoldsSecret(want) {
			continue
		}
		if form, ok := w.otherForm(name, n); ok && near.Fold(name) == near.Fold(want) {
			r.form = form
			r.respelled++
		}
		if _, taken := r.renames[name]; !taken && len(r.renames) < maxPairs {
			r.renames[name] = want
			r.names = append(r.names, show.QuoteOwn(want), show.Quote(name))
		}
	}
	return r
}

// edits gives the members of the object at a site their names.
func (r respelling) edits(at site) []Edit {
	if at.isNone() {
		return nil
	}
	var edits []Edit
	for from, to := range r.renames {
		if token, _, ok := at.doc.Find(jsonpointer.Below(at.path, from)); ok {
			edits = append(edits, replaceText(at.doc.Token(token), to))
		}
	}
	slices.SortFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Offset, b.Offset) })
	return edits
}

// isMixed reports whether an object has names that only one form spells like that.
func (w *wording) isMixed(n *Fault) bool {
	s := n.schema
	for _, name := range w.namesIn(n.token) {
		if s.Properties[name] != nil && name != near.Fold(name) {
			return true
		}
	}
	return false
}

// adviseWrapped says which member holds what is missing around it: an envelope was not
// taken off.
func (w *wording) adviseWrapped(n *Fault, missing []string) Counsel {
	if len(missing) < 2 {
		return Counsel{}
	}
	for _, name := range w.namesIn(n.token) {
		_, inner, _ := w.doc.Child(n.token, name)
		found := 0
		for _, m := range missing {
			if w.has(inner, m) {
				found++
			}
		}
		if found > 1 && found*2 > len(missing) {
			return advise(advice.Wrapped, show.Quote(name), w.pointer(jsonpointer.Below(n.instance, name)))
		}
	}
	return Counsel{}
}

// unknownNames returns, sorted, the names of an object that its schema does not know.
func (w *wording) unknownNames(n *Fault) []string {
	var names []string
	for name := range w.doc.Members(n.token) {
		if n.schema.Properties[string(w.doc.TextBytes(name))] == nil {
			names = append(names, w.doc.Text(name))
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// freeNames returns, sorted, the properties of an object's schema that the object does
// not have.
func (w *wording) freeNames(n *Fault) []string {
	return w.notIn(n.token, w.entryOf(n.schema).names())
}

// unevaluatedNames returns, sorted, the properties that an object may have and
// does not, where n says that "unevaluatedProperties" forbids one. A reference may
// apply that schema to anything else.
func (w *wording) unevaluatedNames(n *Fault) []string {
	if n.way == nil || n.way.keyword != "unevaluatedProperties" || len(n.instance) == 0 {
		return nil
	}
	object := w.at(n.instance[:len(n.instance)-1]).value
	if object < 0 || w.doc.Token(object).Kind != jsonindex.Object {
		return nil
	}
	return w.notIn(object, w.entryOf(n.way.holder).free())
}
