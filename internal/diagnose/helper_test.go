package diagnose

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/pattern"
	"example.com/authlink/internal/schematest"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// compiled compiles a schema as package compile does, which stands above this one.
func compiled(t *testing.T, schema string) (*jsonschema.Schema, map[string]*jsonschema.Schema) {
	t.Helper()
	root, err := tryCompile(schema)
	if err != nil {
		t.Fatalf("%s: %v", schema, err)
	}
	return root, subschema.Reachable(root)
}

func tryCompile(schema string) (*jsonschema.Schema, error) {
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(schema))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	c.RegisterFormat(&jsonschema.Format{Name: "password", Validate: func(any) error { return nil }})
	for name, validate := range schematest.Formats() {
		c.RegisterFormat(&jsonschema.Format{Name: name, Validate: validate})
	}
	c.UseRegexpEngine(func(source string) (jsonschema.Regexp, error) { return pattern.Compile(source) })
	if err := c.AddResource("https://schema.invalid/s.json", document); err != nil {
		return nil, err
	}
	return c.Compile("https://schema.invalid/s.json")
}

func parsed(t *testing.T, document string) *jsonindex.Index {
	t.Helper()
	doc := new(jsonindex.Index)
	if err := doc.Parse([]byte(document), jsonindex.Options{}); err != nil {
		t.Fatalf("%s: %v", document, err)
	}
	return doc
}

// subject returns a document and its schema.
func subject(t *testing.T, schema, document string, contract Contract) Subject {
	t.Helper()
	root, all := compiled(t, schema)
	return Subject{
		Data: []byte(document), Doc: parsed(t, document),
		Program: judge.New(root, nil), Schema: root, Schemas: all, Contract: contract,
	}
}

// judged returns what the schema has against the document.
func (s Subject) judged(t *testing.T) judge.Judgement {
	t.Helper()
	j, err := s.Program.Judge(s.Doc, judge.Options{Faults: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// refused returns a document that its schema refuses, and why.
func refused(t *testing.T, schema, document string, contract Contract) (Subject, judge.Judgement) {
	t.Helper()
	s := subject(t, schema, document, contract)
	j := s.judged(t)
	if j.IsNone() {
		t.Fatalf("%s accepts %s", schema, document)
	}
	return s, j
}

// explained returns what there is to say of a document.
func explained(t *testing.T, schema, document string) []Violation {
	t.Helper()
	s, err := refused(t, schema, document, nil)
	return s.explained(err)
}

// explained returns what there is to say of a judgement.
func (s Subject) explained(j judge.Judgement) (all []Violation) {
	Explain(s, j, func(violations []Violation) { all = slices.Clone(violations) })
	return all
}

// line returns a violation as one.
func line(v Violation) string {
	if v.Advice == nil {
		return v.Message
	}
	return v.Message + " (" + advice.Text(v.Advice, advice.Go) + ")"
}

// applied returns a document after edits, which are in order and do not overlap.
func applied(t *testing.T, document string, edits []Edit) string {
	t.Helper()
	var b strings.Builder
	done := 0
	for _, e := range edits {
		if e.Offset < done || e.End < e.Offset || e.End > len(document) {
			t.Fatalf("%v do not fit into %s", edits, document)
		}
		b.WriteString(document[done:e.Offset] + e.Text)
		done = e.End
	}
	return b.String() + document[done:]
}

// counsels returns what is advised about each fault of a document, with the document at
// hand and without it.
func counsels(t *testing.T, s Subject, j judge.Judgement) (with, without []Counsel) {
	t.Helper()
	w := newWording(s)
	for _, leaf := range w.leaves(j) {
		for _, f := range locate(nil, s.Doc, leaf) {
			with = append(with, w.counsel(&f, siteOf(s.Doc, &f)))
			without = append(without, w.counsel(&f, site{}))
		}
	}
	return with, without
}

// A fakeContract is a contract of a payload: forms by a name that only they have, and
// editions by a value that they take.
type fakeContract struct {
	forms    map[string]string // by name
	dumped   map[string]string // how values are documented
	isDump   bool
	editions map[string]string // by JSON Pointer and value
	isData   bool              // it is not the one that is built in
	asked    *int              // how often the whole document has been looked at
}

func (c fakeContract) OtherForm(name string, _ any) (string, bool) {
	form, ok := c.forms[name]
	return form, ok
}

func (c fakeContract) IsBuiltIn() bool { return !c.isData }

func (c fakeContract) Dumped(value any) (documented, form string, ok bool) {
	documented, ok = c.dumped[fmt.Sprint(value)]
	return documented, "dump", ok
}

func (c fakeContract) IsDump(any) bool {
	if c.asked != nil {
		*c.asked++
	}
	return c.isDump
}

func (c fakeContract) TakenBy(pointer string, value any) (string, bool) {
	edition, ok := c.editions[fmt.Sprintf("%s=%v", pointer, value)]
	return edition, ok
}
