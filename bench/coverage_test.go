package bench

import (
	"bytes"
	"slices"
	"testing"

	"example.com/authlink/bench/workload"
	"example.com/authlink/internal/accept"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/schematest"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// The tests of this file look inside authlink, and no others do: whether a
// document was proven by the fast path, or accepted by the reference engine
// after that gave up, is what the public API rightly hides.

// coverage is how many of the documents that the reference engine accepts, with the
// formats of this module, are proven, of each suite. More is good news: raise the number.
// What is not is behind dynamic references.
var coverage = map[string]struct{ accepted, proven int }{
	"draft4":       {489, 489},
	"draft6":       {650, 650},
	"draft7":       {845, 845},
	"draft2019-09": {1076, 1064},
	"draft2020-12": {1096, 1078},
}

func TestCoverageOfSuites(t *testing.T) {
	engines := map[string]*jsonschema.Draft{
		"draft4": jsonschema.Draft4, "draft6": jsonschema.Draft6, "draft7": jsonschema.Draft7,
		"draft2019-09": jsonschema.Draft2019, "draft2020-12": jsonschema.Draft2020,
	}
	loader := remoteLoader(pinnedSuite(t).remotes(t))
	for _, d := range suiteDrafts {
		var got struct{ accepted, proven int }
		for name, groups := range pinnedSuite(t).files(t, "tests/"+d.dir) {
			for _, group := range groups {
				schema := compileReference(group.Schema, engines[d.dir], loader, assertsFormats(name))
				if schema == nil {
					continue // listed in skips
				}
				program := accept.New(schema, accept.Options{})
				for _, test := range group.Tests {
					accepts := referenceAccepts(schema, test.Data)
					says, _ := program.Judge(test.Data)
					if says == accept.Proven && !accepts {
						t.Errorf("%s: proven, but the reference does not accept it", caseKey(name, group, test))
					}
					if says == accept.Refused && accepts {
						t.Errorf("%s: refused, but the reference accepts it", caseKey(name, group, test))
					}
					if accepts {
						got.accepted++
					}
					if says == accept.Proven {
						got.proven++
					}
				}
			}
		}
		t.Logf("%s: %d of %d", d.dir, got.proven, got.accepted)
		if got != coverage[d.dir] || got.proven == 0 {
			t.Errorf("%s: %+v, not %+v", d.dir, got, coverage[d.dir])
		}
	}
}

// TestCoverageOfWorkloads: every valid document of the benchmarks is proven, and every other
// one is refused.
func TestCoverageOfWorkloads(t *testing.T) {
	formats, err := workload.Formats(10)
	if err != nil {
		t.Fatal(err)
	}
	contract, err := workload.Contract()
	if err != nil {
		t.Fatal(err)
	}
	real, err := workload.Real(50)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range slices.Concat(formats, contract, real) {
		schema := compileReference(w.Schema, jsonschema.Draft2020, nil, true)
		if schema == nil {
			t.Fatalf("%s: the schema does not compile", w.Name)
		}
		program := accept.New(schema, accept.Options{OneResource: true})
		for _, document := range w.Valid {
			if !program.Proves(document) {
				t.Errorf("%s: not proven: %s", w.Name, document)
			}
		}
		for _, document := range w.Invalid {
			if says, _ := program.Judge(document); says != accept.Refused {
				t.Errorf("%s: not refused: %s", w.Name, document)
			}
		}
	}
}

// remoteLoader serves the documents that the suite expects to find remotely.
type remoteLoader map[string][]byte

func (l remoteLoader) Load(uri string) (any, error) {
	return jsonschema.UnmarshalJSON(bytes.NewReader(l[uri]))
}

// compileReference returns nil for a schema that the engine cannot compile.
func compileReference(schema []byte, draft *jsonschema.Draft, loader jsonschema.URLLoader, formats bool) *jsonschema.Schema {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return nil
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(draft)
	if loader != nil {
		c.UseLoader(loader)
	}
	if formats {
		c.AssertFormat()
		for name, validate := range schematest.Formats() {
			c.RegisterFormat(&jsonschema.Format{Name: name, Validate: validate})
		}
	}
	const uri = "https://example.com/suite.json"
	if err := c.AddResource(uri, doc); err != nil {
		return nil
	}
	compiled, err := c.Compile(uri)
	if err != nil {
		return nil
	}
	return compiled
}

func referenceAccepts(schema *jsonschema.Schema, data []byte) bool {
	var doc jsonindex.Index
	return doc.Parse(data, jsonindex.Options{}) == nil && schema.Validate(doc.Value(0)) == nil
}
