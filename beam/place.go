package authlinkbeam

import (
	"cmp"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
)

func init() {
	register.Function1x2(findingByPath)
	register.Function1x2(stretchByPath)
	register.DoFn4x0[string, func(*Stretch) bool, func(*Finding) bool, func(Finding)](&placeFn{})
	register.Iter1[Stretch]()
	register.Iter1[Finding]()
}

// PlaceLines turns the lines of findings, which are counted from the start of a stretch, into
// lines of files: it joins the findings of [Read] with its stretches, by their paths. Of what it
// shuffles the findings are the most.
func PlaceLines(s beam.Scope, findings, stretches beam.PCollection) beam.PCollection {
	s = s.Scope("authlinkbeam.PlaceLines")
	joined := beam.CoGroupByKey(s, beam.ParDo(s, stretchByPath, stretches), beam.ParDo(s, findingByPath, findings))
	return beam.ParDo(s, &placeFn{}, joined)
}

func findingByPath(f Finding) (string, Finding) { return f.Path, f }

func stretchByPath(s Stretch) (string, Stretch) { return s.Path, s }

// placeFn places the findings of a file. It holds the stretches of that file, and one finding.
type placeFn struct{}

// ProcessElement is called by the worker.
func (*placeFn) ProcessElement(_ string, stretches func(*Stretch) bool, findings func(*Finding) bool, emit func(Finding)) {
	var all []Stretch
	for s := (Stretch{}); stretches(&s); s = (Stretch{}) {
		all = append(all, Stretch{Offset: s.Offset, Lines: s.Lines})
	}
	slices.SortFunc(all, func(a, b Stretch) int { return cmp.Compare(a.Offset, b.Offset) })
	before := map[int]int{} // how many lines are before a stretch
	lines := 0
	for _, s := range all {
		before[s.Offset] = lines
		lines += s.Lines
	}
	for f := (Finding{}); findings(&f); f = (Finding{}) {
		n := before[f.Stretch]
		f.Line, f.Stretch = f.Line+n, 0
		for i := range f.Related {
			f.Related[i].Line += n
		}
		emit(f)
	}
}
