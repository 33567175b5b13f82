package compile

import (
	"fmt"
	"regexp"
	"testing"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/schematest"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

var draftsByName = map[string]*jsonschema.Draft{"2020-12": jsonschema.Draft2020, "2019-09": jsonschema.Draft2019, "7": jsonschema.Draft7, "4": jsonschema.Draft4}

// forgetsScope matches schemas of which the reference engine may be wrong: below "propertyNames" it
// begins the dynamic scope anew.
var forgetsScope = regexp.MustCompile(`(?s)propertyNames.*\$(dynamic|recursive)Ref|\$(dynamic|recursive)Ref.*propertyNames`)

// bundles counts what was compared.
type bundles struct{ schemas, refused, accepts, rejects, endless int }

// compare generates a bundle and some documents, and compares the judge with the reference.
func (b *bundles) compare(t *testing.T, data []byte) {
	g := schematest.New(data)
	dialect := schematest.Choose(g, schematest.Dialects)
	bundle := g.Bundle(&dialect)
	s, err := Compile([]byte(bundle.Schema), Options{Draft: draftsByName[dialect.Draft], Resources: bundle.Others})
	if err != nil {
		b.refused++
		return // a name twice, say
	}
	if forgetsScope.MatchString(bundle.Schema) {
		return
	}
	b.schemas++
	for range 8 {
		document := g.Document()
		var doc jsonindex.Index
		if doc.Parse([]byte(document), jsonindex.Options{}) != nil {
			continue
		}
		judgement, err := s.Judge.Judge(&doc, s.Judging())
		if err != nil {
			t.Fatal(err)
		}
		if judgement.Endless != nil {
			b.endless++
			continue
		}
		if s.Proves([]byte(document)) && !judgement.IsNone() {
			t.Fatalf("draft %s, schema %s\nother %s\ndocument %s\nis proven, and refused", dialect.Draft, bundle.Schema, bundle.Others, document)
		}
		if accepts := s.Root.Validate(doc.Value(0)) == nil; accepts != judgement.IsNone() {
			t.Fatalf("draft %s, schema %s\nother %s\ndocument %s\nthe reference says %t", dialect.Draft, bundle.Schema, bundle.Others, document, accepts)
		} else if accepts {
			b.accepts++
		} else {
			b.rejects++
		}
	}
}

// TestBundles compares schemas of several resources, with dynamic references.
func TestBundles(t *testing.T) {
	t.Parallel()
	runs := 800
	if testing.Short() {
		runs = 100
	}
	var b bundles
	for _, data := range schematest.Seeds(3, runs, 2000) {
		b.compare(t, data)
	}
	t.Logf("%+v", b)
	if b.schemas < runs/4 || b.accepts < runs || b.rejects < runs/2 {
		t.Errorf("too little was compared: %+v", b)
	}
}

func FuzzBundles(f *testing.F) {
	for _, data := range schematest.Seeds(4, 100, 400) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { new(bundles).compare(t, data) })
}

// TestSoakBundles compares bundles that nobody has seen before, for as long as the flag -soak says.
func TestSoakBundles(t *testing.T) {
	var b bundles
	for data := range schematest.Soak(t, 2000, func() string { return fmt.Sprintf("%+v", b) }) {
		b.compare(t, data)
	}
}
