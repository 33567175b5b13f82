package judge

import (
	"fmt"
	"reflect"
	"testing"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/schematest"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// drafts are those that schemas are written in, the newest twice as often as others.
var drafts = []*jsonschema.Draft{jsonschema.Draft2020, jsonschema.Draft2020, jsonschema.Draft2019,
	jsonschema.Draft7, jsonschema.Draft6, jsonschema.Draft4}

// verdicts counts what was compared.
type verdicts struct{ schemas, accepted, refused, endless int }

// compare generates a schema and some documents, and compares the program with the reference.
func (v *verdicts) compare(t *testing.T, data []byte) {
	g := schematest.New(data)
	schema := g.Schema()
	draft := schematest.Choose(g, drafts)
	schema = schematest.Spell(schema, draft)
	e, err := compile(schema, draft)
	if err != nil {
		return // a reference to nothing
	}
	v.schemas++
	for range 8 {
		document := g.Document()
		var doc jsonindex.Index
		if doc.Parse([]byte(document), jsonindex.Options{}) != nil {
			continue
		}
		judgement := e.program.judged(t, &doc, Options{})
		foreseen := e.foresight.judged(t, &doc, Options{Memory: 10 * sizeOfAnswer})
		if !areEqual(foreseen, judgement) {
			t.Fatalf("%v schema %s\ndocument %s\nwith foresight and little memory the judgement is another", draft, schema, document)
		}
		foreseen.Release()
		if judgement.Endless != nil {
			v.endless++ // which the reference takes for right below "not"
			continue
		}
		accepts, accepted := e.schema.Validate(doc.Value(0)) == nil, judgement.IsNone()
		judgement.Release() // whose memory the next judgements have
		if accepts != accepted {
			t.Fatalf("%v schema %s\ndocument %s\nthe reference says %t, the program %t", draft, schema, document, accepts, accepted)
		}
		if accepts {
			v.accepted++
		} else {
			v.refused++
		}
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
		v.compare(t, data)
	}
	t.Logf("%+v", v)
	if v.schemas < runs/2 || v.accepted < runs || v.refused < runs {
		t.Errorf("too little was compared: %+v", v)
	}
}

func FuzzJudge(f *testing.F) {
	for _, data := range schematest.Seeds(2, 100, 400) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { new(verdicts).compare(t, data) })
}

// TestSoak compares schemas and documents that nobody has seen before, for as long as the
// flag -soak says.
func TestSoak(t *testing.T) {
	var v verdicts
	for data := range schematest.Soak(t, 2000, func() string { return fmt.Sprintf("%+v", v) }) {
		v.compare(t, data)
	}
}

// areEqual compares what two judgements say. Of a schema that leads back to itself, what its parts
// say besides depends on which of them is asked first, and so on what is remembered.
func areEqual(a, b Judgement) bool {
	if a.Endless != nil || b.Endless != nil {
		return a.Endless != nil && b.Endless != nil
	}
	return reflect.DeepEqual(a.Verdict, b.Verdict) && a.More == b.More
}
