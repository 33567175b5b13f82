package judge

import (
	"bytes"
	"strings"
	"testing"

	"example.com/authlink/internal/accept"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// An engine is the reference for one schema, and the program made from it.
type engine struct {
	schema    *jsonschema.Schema
	program   *Program
	foresight *Program // the same with foresight
}

// compile compiles a schema with the draft that it names, else with the one given, and formats
// asserted.
func compile(schema string, draft *jsonschema.Draft) (*engine, error) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(schema)))
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	compiler.DefaultDraft(draft)
	if err := compiler.AddResource("https://example.com/schema", doc); err != nil {
		return nil, err
	}
	compiled, err := compiler.Compile("https://example.com/schema")
	if err != nil {
		return nil, err
	}
	subschema.Reachable(compiled) // which drops what the reference should ignore
	e := &engine{compiled, New(compiled, nil), New(compiled, nil)}
	e.foresight.Foresee(accept.New(compiled, accept.Options{}))
	return e, nil
}

func mustCompile(tb testing.TB, schema string) *engine {
	tb.Helper()
	e, err := compile(schema, jsonschema.Draft2020)
	if err != nil {
		tb.Fatalf("%s: %v", schema, err)
	}
	return e
}

func parsed(tb testing.TB, document string) *jsonindex.Index {
	tb.Helper()
	var doc jsonindex.Index
	if err := doc.Parse([]byte(document), jsonindex.Options{}); err != nil {
		tb.Fatalf("%s: %v", document, err)
	}
	return &doc
}

// judged judges a document in both ways, which must agree.
func (p *Program) judged(tb testing.TB, doc *jsonindex.Index, opts Options) Judgement {
	tb.Helper()
	j, err := p.Judge(doc, opts)
	if err != nil {
		tb.Fatal(err)
	}
	if accepted, err := p.Accepts(doc, opts); err != nil || accepted != j.IsNone() {
		tb.Fatalf("accepted %t, %v, with the judgement %+v", accepted, err, j)
	}
	return j
}

// locations lists the keywords that say something, each once, with their places.
func (j Judgement) locations() string {
	var all []string
	if j.Verdict != nil {
		walk(j.Verdict, "", &all)
	}
	return strings.Join(all, " ")
}

func walk(v *Verdict, path string, all *[]string) {
	for _, f := range v.Faults {
		if len(f.Causes) == 0 {
			*all = append(*all, path+"/"+f.Keyword)
		}
		for _, c := range f.Causes {
			below := path + "/" + f.Keyword
			if c.HasKey {
				below += "/" + c.Key
			}
			walk(c.Verdict, below, all)
		}
	}
}
