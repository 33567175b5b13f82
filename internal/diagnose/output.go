package diagnose

import (
	"maps"
	"slices"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Unit is one result in a standard output format (JSON Schema Core 2020-12, section 12.3).
type Unit struct {
	Valid                                                      bool
	KeywordLocation, AbsoluteKeywordLocation, InstanceLocation string
	Error                                                      string
	Annotation                                                 any // where HasAnnotation
	HasAnnotation                                              bool
	Errors, Annotations                                        []Unit
}

// A Form is how much of the results an output has, and in which shape.
type Form int

// The forms of an output.
const (
	Basic    Form = iota // a flat list of what decided, or of annotations (section 12.4.2)
	Detailed             // the same as a tree that follows the schema, condensed (section 12.4.3)
	Verbose              // the tree of all results (section 12.4.4)
)

// maxResults bounds an output. A schema that several ways lead to has a result for each of
// them, and ways may double from level to level.
const maxResults = 10_000

// maxOutput bounds the same in bytes, about: each result has its location, which is as long as the
// document is deep.
const (
	maxOutput   = 16 << 20
	sizeOfName  = 16 // in an annotation, without its text
	sizeOfIndex = 8
	sizeOfGroup = 64
)

// Output returns the results of judging a document. Of more than ten thousand, or of more than
// some 16 MiB, it has the first.
func Output(s Subject, t *judge.Trace, form Form) Unit {
	o := outputter{words: newWording(s), source: s.Source}
	top := result{Unit: Unit{
		Valid:                   t.Verdict == nil,
		AbsoluteKeywordLocation: s.Schema.Location,
	}}
	if top.below = []group{o.schema(t, nil, nil)}; !top.Valid {
		top.Error = belowIsWrong
	}
	switch form {
	case Basic:
		flat := top.Unit
		for _, u := range top.decisive(nil) {
			flat.add(u)
		}
		return flat
	case Detailed:
		return top.tree()
	}
	return top.whole()
}

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
	words  wording
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
			if !isSilent[keyword] {
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
	for _, f := range locate(o.words.doc, n) {
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

// add adds a unit below another: to its errors, or to its annotations.
func (u *Unit) add(below Unit) {
	if u.Valid {
		u.Annotations = append(u.Annotations, below)
	} else {
		u.Errors = append(u.Errors, below)
	}
}

// decides reports whether a group has to do with the result that it is below: with errors
// those that refuse, with annotations those that accept. What "not" is about is never told, and
// a name has no annotations: they would be taken for those of its value.
func (r *result) decides(g group) bool {
	return g.valid == r.Valid && r.keyword != "not" && !(r.Valid && r.keyword == "propertyNames")
}

// decisive appends the units below r that decided, or that are annotations, in one list.
func (r *result) decisive(units []Unit) []Unit {
	for _, g := range r.below {
		if !r.decides(g) {
			continue
		}
		for i := range g.results {
			sub := &g.results[i]
			if sub.Valid != r.Valid {
				continue
			}
			if !sub.Valid || sub.HasAnnotation {
				units = append(units, sub.Unit)
			}
			units = sub.decisive(units)
		}
	}
	return units
}

// tree returns r with what decided below it. One that has a single one below is replaced by
// that.
func (r *result) tree() Unit {
	u := r.Unit
	var below []Unit
	for _, g := range r.below {
		if !r.decides(g) {
			continue
		}
		for i := range g.results {
			sub := &g.results[i]
			if sub.Valid != r.Valid {
				continue
			}
			if t := sub.tree(); !t.Valid || t.HasAnnotation || t.Annotations != nil {
				below = append(below, t)
			}
		}
	}
	if len(below) == 1 && r.keyword != "" && !r.HasAnnotation {
		return below[0]
	}
	if below != nil {
		u.Error = ""
	}
	for _, t := range below {
		u.add(t)
	}
	return u
}

// whole returns r with everything below it.
func (r *result) whole() Unit {
	u := r.Unit
	for _, g := range r.below {
		for i := range g.results {
			u.add(g.results[i].whole())
		}
	}
	if u.Errors != nil {
		u.Error = ""
	}
	return u
}

// Output returns the results of judging the document again, which an error that nobody asks for
// output need not hold.
func (r *Report) Output(form Form) Unit {
	s := r.subject
	s.Doc = new(jsonindex.Index)
	if err := s.Doc.Parse(s.Data, s.Parsing); err != nil {
		return Unit{} // it has been read before
	}
	t, err := s.Program.Trace(s.Doc, s.Judging)
	if err != nil {
		return Unit{Error: err.Error()} // to trace takes longer than to judge
	}
	return Output(s, t, form)
}
