package workload

import (
	"embed"
	"math/rand/v2"
	"slices"
)

// The schemas are written for these benchmarks in the manner of the public ones: many optional
// members, unions, references and patterns.
//
//go:embed schema/real/*.schema.json
var realSchemas embed.FS

// realGenerators make a small valid document of each format, as it stands in a repository: no
// two have the same members.
var realGenerators = []struct {
	name  string
	value func(*gen) any
}{
	{"workflow", realWorkflow},
	{"package", realPackage},
	{"compose", realCompose},
	{"lint-config", realLintConfig},
	{"chart-lock", realChartLock},
	{"editor-settings", realEditorSettings},
	{"build-presets", realBuildPresets},
	{"app-descriptor", realAppDescriptor},
	{"expressions", realExpressions},
}

// Real returns workloads of documents as they are in the wild: some 100 to 500 bytes each, whose
// members come in any order, and the optional ones or not. There are count of each.
func Real(count int) ([]Workload, error) {
	var all []Workload
	for _, f := range realGenerators {
		schema, err := realSchemas.ReadFile("schema/real/" + f.name + ".schema.json")
		if err != nil {
			return nil, err
		}
		w, err := build("real "+f.name, schema, count, f.value, scattered)
		if err != nil {
			return nil, err
		}
		all = append(all, w)
	}
	return all, nil
}

// scattered is a format: the members of every object in any order.
func scattered(r *rand.Rand, v any) []byte { return text(scatter(r, v)) }

func scatter(r *rand.Rand, v any) any {
	switch v := v.(type) {
	case object:
		v = slices.Clone(v)
		r.Shuffle(len(v), func(i, j int) { v[i], v[j] = v[j], v[i] })
		for i := range v {
			v[i].value = scatter(r, v[i].value)
		}
		return v
	case []any:
		v = slices.Clone(v)
		for i := range v {
			v[i] = scatter(r, v[i])
		}
		return v
	}
	return v
}

// some returns lo to hi of the members of an object.
func (g *gen) some(lo, hi int, o object) object {
	o = slices.Clone(o)
	g.Shuffle(len(o), func(i, j int) { o[i], o[j] = o[j], o[i] })
	return o[:min(len(o), g.number(lo, hi))]
}

// with returns an object with the members of others besides.
func (o object) with(others object) object { return slices.Concat(o, others) }
