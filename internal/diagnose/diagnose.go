package diagnose

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Subject is a document that its schema refuses, and what there is to know of both.
type Subject struct {
	Data     []byte
	Doc      *jsonindex.Index // of Data
	Program  *judge.Program
	Schema   *jsonschema.Schema
	Schemas  map[string]*jsonschema.Schema // every reachable one, by absolute location
	Lexicon  *Lexicon                      // of Schema; nil for one that is not kept
	Contract Contract                      // that Schema is one variant of; nil for none

	// Source returns a schema as it was written, nil where that is not known.
	Source func(*jsonschema.Schema) map[string]any
}

// A Contract knows how the names and the values of a payload have changed, and how
// they are spelled elsewhere.
type Contract interface {
	// OtherForm returns the form of a document that spells a name like that, where this
	// one does not.
	OtherForm(name string, document any) (form string, ok bool)

	// Dumped returns how this form spells a value that another form with the same names spells
	// differently, such as the form dump, which is what the vendor's own software writes.
	Dumped(value any) (documented, form string, ok bool)

	// IsDump reports whether a document as a whole may be in such a form.
	IsDump(document any) bool

	// IsBuiltIn reports whether the forms are constants of package authlink.
	IsBuiltIn() bool

	// TakenBy returns the edition that takes a value at a JSON Pointer, where this one
	// does not: the first of the later ones, else the last of the earlier ones.
	TakenBy(pointer string, value any) (edition string, ok bool)
}

// A Violation is a fault in words, at its place in the document.
type Violation struct {
	Offset, End      int // in bytes: [Offset, End)
	Line, Column     int // 1-based; the column in code points
	InstanceLocation string
	KeywordLocation  string
	Keyword          string
	Message          string
	Advice           []advice.Advice // what to do about it
	Hint             string          // what that says to somebody at a shell; "" where nobody has found the words yet
	Related          []Related
	Fix              *Fix // the edit that Advice names, nil where it names none
}

// A Related is another place in the document that a fault is about.
type Related struct {
	Offset, End  int
	Line, Column int
	Message      string // what is there
}

// Explain puts a judgement that is not none into words, and gives the violations, in the order of
// their offsets, to a function that must keep neither the list nor a fix.
func Explain(s Subject, j judge.Judgement, use func([]Violation)) {
	e := explainers.Get().(*explainer)
	defer e.release()
	use(e.explain(s, j))
}

func (e *explainer) explain(s Subject, j judge.Judgement) []Violation {
	words := e.begin(s)
	for _, leaf := range words.leaves(j) {
		e.places = locate(e.places[:0], s.Doc, leaf)
		for i := range e.places {
			e.add(words.violation(&e.places[i]))
		}
	}
	slices.SortFunc(e.violations, compareViolations)
	e.violations = slices.CompactFunc(e.violations, saySame)
	findLines(e.violations, s.Data)
	return e.violations
}

// add adds a violation. What it says as the one before does, as those of items do, is kept once.
func (e *explainer) add(v Violation) {
	if n := len(e.violations); n > 0 {
		before := &e.violations[n-1]
		if v.Message == before.Message {
			v.Message = before.Message
		}
		if slices.EqualFunc(v.Advice, before.Advice, advice.Advice.Equal) {
			v.Advice = before.Advice
		}
	}
	e.violations = append(e.violations, v)
}

// findLines fills in the lines and the columns of violations, which are in order.
func findLines(violations []Violation, data []byte) {
	lines := jsonindex.NewCursor(data)
	for i := range violations {
		v := &violations[i]
		v.Line, v.Column = lines.Position(v.Offset)
		for k := range v.Related {
			related := &v.Related[k]
			related.Line, related.Column = jsonindex.NewCursor(data).Position(related.Offset)
		}
	}
}

// leaves returns the faults to be told, with the schema that leads back to itself without end:
// a document is refused for it even where "not" or an alternative stands around.
func (w *wording) leaves(j judge.Judgement) []*Fault {
	var leaves []*Fault
	if j.Verdict != nil {
		leaves = w.choice.leaves(j.Verdict)
	}
	isEndless := func(n *Fault) bool { return n.Endless }
	if v := j.Endless; v != nil && !slices.ContainsFunc(leaves, isEndless) {
		leaves = append(leaves, &Fault{Fault: &v.Faults[0], schema: v.Schema, token: v.Token, instance: pathTo(w.doc, v.Token), way: wayTo(v.Schema)})
	}
	return leaves
}

// pathTo returns the reference tokens that lead to a value, or to the value of a name.
func pathTo(doc *jsonindex.Index, token int) (path []string) {
	for at := 0; at != token; {
		below := at
		n := 0
		if doc.Token(at).Kind == jsonindex.Array {
			for element := range doc.Elements(at) {
				if element > token {
					break
				}
				below = element
				n++
			}
			path = append(path, strconv.Itoa(n-1))
		} else {
			for name, value := range doc.Members(at) {
				if name > token {
					break
				}
				below = value
			}
			path = append(path, doc.Text(below-1))
		}
		if below >= token {
			break
		}
		at = below
	}
	return path
}

// wayTo returns the way to a schema as its location has it.
func wayTo(s *jsonschema.Schema) *step {
	_, fragment, _ := strings.Cut(s.Location, "#")
	var way *step
	for _, token := range subschema.Tokens(fragment) {
		way = &step{before: way, holder: s, keyword: token}
	}
	return way
}

func compareViolations(a, b Violation) int {
	return cmp.Or(
		cmp.Compare(a.Offset, b.Offset),
		cmp.Compare(a.End, b.End),
		cmp.Compare(a.Keyword, b.Keyword),
		cmp.Compare(a.Message, b.Message),
		cmp.Compare(a.KeywordLocation, b.KeywordLocation),
	)
}

// saySame reports whether b repeats a: two references to one schema do.
func saySame(a, b Violation) bool {
	return a.Offset == b.Offset && a.End == b.End && a.Keyword == b.Keyword && a.Message == b.Message
}

// Count counts the faults that a verdict tells, without their words; nil is that of a document
// that is accepted.
func Count(doc *jsonindex.Index, v *judge.Verdict) int {
	if v == nil {
		return 0
	}
	c := choice{doc: doc, memory: new(memory)}
	return c.measure(v).faults
}

// A First is the first fault of a schema that its metaschema refuses.
type First struct {
	Path    []string // reference tokens, from the document on
	Message string
	Advice  []advice.Advice

	Pattern string // one that does not compile; "" where the fault is another
}

// Invalid words the first fault that a metaschema has found in a schema, which stands at a path
// in a document: the first in the order of the document.
func Invalid(doc *jsonindex.Index, at []string, metaschema *judge.Program, v *judge.Verdict) First {
	words := wording{doc: doc, program: metaschema, choice: &choice{doc: doc, memory: new(memory)}}
	w := words.choice.walk(at)
	w.verdict(v, nil, branch{})
	var faults []located
	for _, leaf := range w.leaves {
		faults = locate(faults, doc, leaf)
	}
	f := slices.MinFunc(faults, func(a, b located) int { return cmp.Compare(a.start(doc), b.start(doc)) })
	first := First{Path: f.instance, Message: words.message(f.Fault, f.instance)}
	first.Advice = words.counsel(&f, site{}).Advice
	leaf := f.Fault
	if leaf.Keyword == "propertyNames" {
		leaf = words.firstLeaf(leaf.Causes[0].Verdict)
	}
	if leaf.Keyword == "format" && leaf.schema.Format.Name == "regex" {
		first.Pattern = doc.Text(leaf.token)
	}
	return first
}
