package diagnose

import (
	"maps"
	"slices"
	"strings"

	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// belowIsWrong is the error of a result that only passes others on.
const belowIsWrong = "a subschema has errors"

// A result is what a keyword says of a value, with the results of the subschemas that it
// applied.
type result struct {
	Unit
	keyword string
	below   []group
}

// A group is the results of one subschema on one value.
type group struct {
	valid   bool
	results []result
}

// An outputter makes results of traces. One is for one goroutine.
type outputter struct {
	words  *wording
	source func(*jsonschema.Schema) map[string]any // see Subject
	count  int
	size   int               // of the results, in bytes
	shown  map[annotated]any // values of keywords, without secrets
}

// isFull reports whether the output has all the results that it may.
func (o *outputter) isFull() bool { return o.count > maxResults || o.size > maxOutput }

// schema returns the results of a schema on a value, at the end of a way and of a path.
func (o *outputter) schema(t *judge.Trace, way *step, path []string) group {
	g := group{valid: t.Verdict == nil}
	at := keywordsOf{o: o, trace: t, way: way, path: path}
	if t.Schema.Bool != nil {
		g.results = at.boolean()
		return g
	}
	for _, keyword := range at.keywords() {
		if o.isFull() {
			break
		}
		g.results = append(g.results, at.results(keyword)...)
	}
	return g
}

// keywordsOf are the keywords of one schema on one value.
type keywordsOf struct {
	o     *outputter
	trace *judge.Trace
	way   *step
	path  []string
}

// keywords returns the keywords that have a result. A value of the wrong type, and the like, is
// judged by that alone.
func (k keywordsOf) keywords() []string {
	set := map[string]bool{}
	if v := k.trace.Verdict; v != nil {
		for i := range v.Faults {
			set[v.Faults[i].Keyword] = true
		}
		if decidesAlone(v) {
			return slices.Sorted(maps.Keys(set))
		}
	}
	for _, applied := range k.trace.Applied {
		set[applied.Keyword] = true
	}
	s := k.trace.Schema
	if s.Ref == nil || s.DraftVersion >= 2019 {
		for keyword := range k.source() {
			if !isSilent(keyword) {
				set[keyword] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// decidesAlone reports whether a fault is one after which no other keyword is asked.
func decidesAlone(v *judge.Verdict) bool {
	return len(v.Faults) == 1 && slices.Contains([]string{"type", "const", "enum", "format"}, v.Faults[0].Keyword)
}

func (k keywordsOf) source() map[string]any {
	if k.o.source == nil {
		return nil
	}
	return k.o.source(k.trace.Schema)
}

// boolean returns the result of the schema true or false, which is at no keyword.
func (k keywordsOf) boolean() []result {
	if k.trace.Verdict == nil {
		return []result{k.result(&judge.Fault{}, true)}
	}
	return k.faults("")
}

// results returns those of a keyword: one for each fault that says something, else one.
func (k keywordsOf) results(keyword string) []result {
	if faults := k.faults(keyword); faults != nil {
		return faults
	}
	r := k.result(&judge.Fault{Keyword: keyword}, true)
	k.annotate(&r)
	r.below = k.below(keyword)
	return []result{r}
}

// faults returns the results of a keyword that refuses the value.
func (k keywordsOf) faults(keyword string) []result {
	var results []result
	if k.trace.Verdict == nil {
		return nil
	}
	for i := range k.trace.Verdict.Faults {
		f := &k.trace.Verdict.Faults[i]
		if f.Keyword != keyword {
			continue
		}
		r := k.result(f, false)
		if f.Causes != nil || f.Indexes != nil {
			r.below = k.below(keyword)
		}
		results = append(results, r)
	}
	return results
}

// result returns a result without those below it.
func (k keywordsOf) result(f *judge.Fault, valid bool) result {
	k.o.count++
	t := k.trace
	n := &Fault{Fault: f, schema: t.Schema, token: t.Token, instance: k.path, way: k.way}
	r := result{keyword: f.Keyword, Unit: Unit{
		Valid:                   valid,
		KeywordLocation:         n.keywordLocation(),
		AbsoluteKeywordLocation: t.Schema.Location + jsonpointer.Fragment(n.keywordPath()...),
		InstanceLocation:        k.o.words.pointer(k.path),
	}}
	if !valid {
		r.Error = k.o.errorOf(n)
	}
	k.o.size += len(r.KeywordLocation) + len(r.AbsoluteKeywordLocation) + len(r.InstanceLocation) + len(r.Error)
	return r
}

// errorOf words a fault.
func (o *outputter) errorOf(n *Fault) string {
	if len(n.Causes) > 0 {
		return belowIsWrong
	}
	var messages []string
	for _, f := range locate(nil, o.words.doc, n) {
		messages = append(messages, o.words.message(n, f.instance))
	}
	return strings.Join(messages, "; ")
}

// below returns the results of the subschemas that a keyword applied.
func (k keywordsOf) below(keyword string) []group {
	var groups []group
	for _, applied := range k.trace.Applied {
		if k.o.isFull() {
			break
		}
		if applied.Keyword != keyword {
			continue
		}
		k.o.size += sizeOfGroup
		way := &step{before: k.way, holder: k.trace.Schema, keyword: keyword}
		way.key, way.hasKey = keyBelow(k.trace.Schema, keyword, applied.Trace.Schema)
		path := k.path
		if applied.Trace.Token != k.trace.Token {
			c := judge.Cause{Item: applied.Item, Verdict: &judge.Verdict{Token: applied.Trace.Token}}
			path = jsonpointer.Below(path, partOf(k.o.words.doc, k.trace.Token, keyword, &c))
		}
		groups = append(groups, k.o.schema(applied.Trace, way, path))
	}
	return groups
}

// keyBelow returns what stands between a keyword and a subschema of it: a name, an index, or
// nothing.
func keyBelow(s *jsonschema.Schema, keyword string, sub *jsonschema.Schema) (key string, ok bool) {
	rest, ok := strings.CutPrefix(sub.Location, s.Location+"/"+keyword+"/")
	if !ok {
		return "", false
	}
	tokens := subschema.Tokens("/" + rest)
	if len(tokens) != 1 {
		return "", false
	}
	return tokens[0], true
}
