package accept

import (
	"fmt"
	"testing"

	"example.com/authlink/internal/schematest"
)

// compareBranches is compare for schemas of objects that come in several kinds.
func (v *verdicts) compareBranches(t *testing.T, data []byte) {
	g := schematest.NewBranches(data)
	schema := g.Schema()
	dialect := schematest.Choose(g.Generator, dialects)
	schema = dialect.spelling.Replace(schema)
	e, err := compile([]byte(schema), dialect.draft)
	if err != nil {
		return // a reference to itself, or a keyword that stands twice
	}
	v.schemas++
	covered := e.covers(schema)
	if covered {
		v.covered++
	}
	for range 16 {
		document := []byte(g.Document())
		accepts, says := e.accepts(document), e.says(document)
		if !says.agrees(accepts) || covered && accepts && says == Unknown {
			t.Fatalf("%v schema %s\ndocument %s\nthe reference says %v, the program %v", dialect.draft, schema, document, accepts, says)
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

// TestBranches compares many schemas of objects that come in several kinds.
func TestBranches(t *testing.T) {
	t.Parallel()
	runs := 150
	if testing.Short() {
		runs = 50
	}
	var v verdicts
	for _, data := range schematest.Seeds(3, runs, 1500) {
		v.compareBranches(t, data)
	}
	t.Logf("%+v", v)
	if v.schemas < runs/2 || v.covered < runs/3 || v.accepted < runs || v.refused < runs {
		t.Errorf("too little was compared: %+v", v)
	}
}

func FuzzBranches(f *testing.F) {
	for _, data := range schematest.Seeds(4, 100, 400) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { new(verdicts).compareBranches(t, data) })
}

// TestSoakBranches is TestSoak for schemas of objects that come in several kinds.
func TestSoakBranches(t *testing.T) {
	var v verdicts
	for data := range schematest.Soak(t, 1500, func() string { return fmt.Sprintf("%+v", v) }) {
		v.compareBranches(t, data)
	}
}
