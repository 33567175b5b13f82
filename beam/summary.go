package authlinkbeam

import (
	"maps"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
)

func init() {
	register.Function1x1(summaryOfFinding)
	register.Function1x1(summaryOfFailure)
	register.Function1x1(summaryOfStretch)
	register.Function2x1(together)
}

// A Summary counts what [Read] has come to.
type Summary struct {
	Files      int            `json:"files"`      // that were read, or begun
	Failures   int            `json:"failures"`   // globs and files that could not be checked, or not to their ends
	NotChecked int            `json:"notChecked"` // documents and bodies that were not judged
	Bytes      int            `json:"bytes"`      // as they are stored
	Documents  int            `json:"documents"`
	Invalid    int            `json:"invalid"`   // documents with findings that are errors
	Malformed  int            `json:"malformed"` // of these, those that are not JSON
	Findings   int            `json:"findings"`
	Severities map[string]int `json:"severities"` // the findings of each
	Rules      map[string]int `json:"rules"`      // the findings of each
}

// Summarize returns a PCollection of the one [Summary] of a result of [Read].
func Summarize(s beam.Scope, result Result) beam.PCollection {
	s = s.Scope("authlinkbeam.Summarize")
	parts := beam.Flatten(s, beam.Create(s, Summary{}),
		beam.ParDo(s, summaryOfFinding, result.Findings), beam.ParDo(s, summaryOfFailure, result.Failures), beam.ParDo(s, summaryOfStretch, result.Stretches))
	return beam.Combine(s, together, parts)
}

func summaryOfFinding(f Finding) Summary {
	return Summary{Findings: 1, Severities: map[string]int{f.Severity: 1}, Rules: map[string]int{f.Rule: 1}}
}

func summaryOfFailure(f Failure) Summary {
	if f.What != "" {
		return Summary{NotChecked: 1}
	}
	return Summary{Failures: 1}
}

func summaryOfStretch(s Stretch) Summary {
	out := Summary{Bytes: s.Bytes, Documents: s.Documents, Invalid: s.Invalid, Malformed: s.Malformed}
	if s.Offset == 0 {
		out.Files = 1
	}
	return out
}

// together adds two summaries.
func together(a, b Summary) Summary {
	return Summary{
		Files: a.Files + b.Files, Failures: a.Failures + b.Failures, NotChecked: a.NotChecked + b.NotChecked, Bytes: a.Bytes + b.Bytes,
		Documents: a.Documents + b.Documents, Invalid: a.Invalid + b.Invalid, Malformed: a.Malformed + b.Malformed, Findings: a.Findings + b.Findings,
		Severities: sums(a.Severities, b.Severities), Rules: sums(a.Rules, b.Rules),
	}
}

func sums(a, b map[string]int) map[string]int {
	if len(a) == 0 {
		return b
	}
	out := maps.Clone(a)
	for name, n := range b {
		out[name] += n
	}
	return out
}
