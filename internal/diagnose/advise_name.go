package diagnose

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/near"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// adviseName says which property was probably meant by a name that is not allowed.
func adviseName(name string, candidates []string, at site) Counsel {
	token := -1
	if !at.isNone() {
		token, _, _ = at.doc.Find(at.path)
	}
	return Rename(at.doc, token, name, candidates)
}

// notOfNames is advice for a string that may become something else, which a name may not.
var notOfNames = []advice.Code{
	advice.RemoveQuotes, advice.UnwrapJSON, advice.EncodedTwice, advice.PutIn, advice.WriteArray, advice.SplitString,
}

// adviseBadName says what to do about a name that "propertyNames" refuses.
func (w *wording) adviseBadName(n *Fault, k *badName, at site) Counsel {
	leaf := n.causes[0].leaves()[0]
	named := w.ofName(k.name, w.isSecret(n))
	c := named.counsel(&located{Fault: leaf, instance: leaf.instance}, at.ofName())
	w.trials = named.trials
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
	if object, _ := w.at(n.instance).value.(map[string]any); hasMember(object, name) {
		return Counsel{}
	}
	c.Fix.Guess = true
	return c
}

func hasMember(object map[string]any, name string) bool {
	_, ok := object[name]
	return ok
}

// Rename says which of the candidates was probably meant by a name, and gives the member
// whose name is a token of doc that name. A name with a secret in it is not written: reports
// and diffs show what fixes write.
func Rename(doc *jsonindex.Index, token int, name string, candidates []string) Counsel {
	best, ok := near.Best(name, candidates)
	if !ok || show.HoldsSecret(best) {
		return Counsel{}
	}
	c := advise(advice.DidYouMean, show.QuoteOwn(best))
	if token >= 0 {
		c = c.with(true, replaceText(doc.Token(token), best))
	}
	return c
}

// maxPairs is how many names a hint gives at once.
const maxPairs = 3

// adviseMissing says which names of the object were probably meant to be those that are
// missing, or where these are.
func (w *wording) adviseMissing(n *Fault, missing []string, at site) Counsel {
	object, ok := w.at(n.instance).value.(map[string]any)
	if !ok || w.isSecret(n) {
		return Counsel{}
	}
	r := w.respell(n, missing, object)
	switch {
	case r.respelled > 1 && !w.isMixed(n, object):
		return adviseForm(r.form)
	case r.names != nil:
		return advise(advice.DidYouMeanNames, r.names...).with(true, r.edits(at)...)
	}
	return w.adviseWrapped(n, missing, object)
}

// A respelling is what names of an object were probably meant to be.
type respelling struct {
	names     []string          // as DidYouMeanNames takes them
	renames   map[string]string // from a name to the one that was meant
	respelled int               // how many are spelled as in another form
	form      string
}

func (w *wording) respell(n *Fault, missing []string, object map[string]any) respelling {
	r := respelling{renames: map[string]string{}}
	unknown := w.unknownNames(n, object)
	for _, want := range missing {
		name, ok := near.Best(want, unknown)
		if !ok || show.HoldsSecret(want) {
			continue
		}
		if form, ok := w.otherForm(name, object); ok && near.Fold(name) == near.Fold(want) {
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
func (w *wording) isMixed(n *Fault, object map[string]any) bool {
	s := w.schemas[n.schema]
	for name := range object {
		if s.Properties[name] != nil && name != near.Fold(name) {
			return true
		}
	}
	return false
}

// adviseWrapped says which member holds what is missing around it: an envelope was not
// taken off.
func (w *wording) adviseWrapped(n *Fault, missing []string, object map[string]any) Counsel {
	for _, name := range slices.Sorted(maps.Keys(object)) {
		inner, _ := object[name].(map[string]any)
		found := 0
		for _, m := range missing {
			if _, ok := inner[m]; ok {
				found++
			}
		}
		if found > 1 && found*2 > len(missing) {
			return advise(advice.Wrapped, show.Quote(name), w.at(jsonpointer.Below(n.instance, name)).pointer)
		}
	}
	return Counsel{}
}

// unknownNames returns, sorted, the names of an object that its schema does not know.
func (w *wording) unknownNames(n *Fault, object map[string]any) []string {
	names := slices.Sorted(maps.Keys(object))
	s := w.schemas[n.schema]
	if s == nil {
		return names
	}
	return slices.DeleteFunc(names, func(name string) bool { return s.Properties[name] != nil })
}

// freeNames returns, sorted, the properties of an object's schema that the object does
// not have.
func (w *wording) freeNames(n *Fault) []string {
	s := w.schemas[n.schema]
	if s == nil {
		return nil
	}
	object, _ := w.at(n.instance).value.(map[string]any)
	return slices.DeleteFunc(slices.Sorted(maps.Keys(s.Properties)), func(p string) bool {
		_, taken := object[p]
		return taken
	})
}

// unevaluatedNames returns, sorted, the properties that an object may have and
// does not, where n says that "unevaluatedProperties" forbids one. A reference may
// apply that schema to anything else.
func (w *wording) unevaluatedNames(n *Fault) []string {
	parent, last, _ := subschema.Parent(n.schema)
	holder := w.schemas[parent]
	if last != "unevaluatedProperties" || holder == nil || len(n.instance) == 0 {
		return nil
	}
	object, ok := w.at(n.instance[:len(n.instance)-1]).value.(map[string]any)
	if !ok {
		return nil
	}
	free := map[string]bool{}
	for _, s := range subschema.Applicable([]*jsonschema.Schema{holder}) {
		for name, sub := range s.Properties {
			if _, taken := object[name]; !taken && !subschema.IsFalse(sub) {
				free[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(free))
}
