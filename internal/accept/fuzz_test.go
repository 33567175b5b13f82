package accept

import (
	"strings"
	"testing"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/schematest"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// covers reports whether the program knows all that the schema asks, so that it
// must prove whatever the schema accepts. It leaves out uniqueItems, about
// which equal hashes leave the program in doubt.
func (e *engine) covers(schema string) bool {
	c := newCompiler()
	c.child(e.schema)
	c.finish()
	for _, n := range c.all {
		if n.unknown != 0 {
			return false
		}
	}
	return !strings.Contains(schema, "uniqueItems")
}

// drafts are those that schemas are written in, the newest twice as often as others.
var drafts = []*jsonschema.Draft{jsonschema.Draft2020, jsonschema.Draft2020, jsonschema.Draft2019, jsonschema.Draft7, jsonschema.Draft6}

// A maker makes a schema, and documents for it.
type maker interface {
	Schema() string
	Document() string
	Pick(n int) int
}

// verdicts counts what was compared.
type verdicts struct{ schemas, covered, accepted, refused int }

// compare makes a schema and some documents, well-formed and not, and compares the program with the
// index and the reference.
func (v *verdicts) compare(t *testing.T, g maker, documents int) {
	schema := g.Schema()
	draft := drafts[g.Pick(len(drafts))]
	schema = schematest.Spell(schema, draft)
	e, err := compile([]byte(schema), draft)
	if err != nil {
		return // a reference to itself, or to nothing, or a keyword that stands twice
	}
	v.schemas++
	covered := e.covers(schema)
	if covered {
		v.covered++
	}
	for range documents {
		document := []byte(g.Document())
		accepts, says := e.accepts(document), e.says(document)
		if !says.agrees(accepts) || covered && accepts && says == Unknown {
			t.Fatalf("%v schema %s\ndocument %s\nthe reference says %v, the program %v", draft, schema, document, accepts, says)
		}
		if accepts {
			v.accepted++
		} else {
			v.refused++
		}
		document[g.Pick(len(document))] = byte(g.Pick(256))
		e.checkSound(t, document)
	}
}

// compareSchemas compares schemas of all kinds, and compareBranches those of objects that come in
// several kinds.
func (v *verdicts) compareSchemas(t *testing.T, data []byte) {
	v.compare(t, schematest.New(data), 8)
}

func (v *verdicts) compareBranches(t *testing.T, data []byte) {
	v.compare(t, schematest.NewBranches(data), 16)
}

// judge fails a test that compared too little.
func (v *verdicts) judge(t *testing.T, runs int) {
	t.Helper()
	t.Logf("%+v", *v)
	if v.schemas < runs/2 || v.covered < runs/3 || v.accepted < runs || v.refused < runs {
		t.Errorf("too little was compared: %+v", *v)
	}
}

// TestGenerated compares many schemas and documents.
func TestGenerated(t *testing.T) {
	t.Parallel()
	runs := 800
	if testing.Short() {
		runs = 100
	}
	var v verdicts
	for _, data := range schematest.Seeds(1, runs, 2000) {
		v.compareSchemas(t, data)
	}
	v.judge(t, runs)
}

func FuzzProves(f *testing.F) {
	for _, data := range schematest.Seeds(2, 100, 400) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { new(verdicts).compareSchemas(t, data) })
}

// FuzzGrammar compares with the index.
func FuzzGrammar(f *testing.F) {
	for _, text := range []string{`{"a":[1,-2.5e+3,"\u00e9\ud83d\ude00",null,true,false,{}],"b":{"a":""}}`, `[]`, " \t\r\n0"} {
		f.Add([]byte(text))
	}
	p := mustCompile(f, `true`).program
	f.Fuzz(func(t *testing.T, data []byte) {
		var doc jsonindex.Index
		wellFormed := doc.Parse(data, jsonindex.Options{}) == nil
		if says, _ := p.Judge(data); (says == Proven) != wellFormed || says == Refused {
			t.Errorf("%q: the index says %v, the program %v", data, wellFormed, says)
		}
	})
}
