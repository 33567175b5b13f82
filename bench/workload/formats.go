package workload

import "embed"

// The schemas are written for these benchmarks, from the facts of each format.
//
//go:embed schema/*.schema.json
var schemas embed.FS

// formatGenerators make a valid document of each format.
var formatGenerators = []struct {
	name  string
	value func(*gen) any
}{
	{"cloudevents", cloudEvent},
	{"compose", composeFile},
	{"deployment", deployment},
	{"geojson", geoJSON},
	{"github-workflow", githubWorkflow},
	{"json-feed", jsonFeed},
	{"openapi", openAPI},
	{"openrpc", openRPC},
	{"package-json", packageJSON},
	{"patient", patient},
	{"person", person},
	{"pre-commit", preCommit},
	{"sarif", sarif},
	{"tsconfig", tsconfig},
}

// Formats returns the workloads of well-known formats, count documents each.
func Formats(count int) ([]Workload, error) {
	var all []Workload
	for _, f := range formatGenerators {
		schema, err := schemas.ReadFile("schema/" + f.name + ".schema.json")
		if err != nil {
			return nil, err
		}
		w, err := build(f.name, schema, count, f.value, minified)
		if err != nil {
			return nil, err
		}
		all = append(all, w)
	}
	return all, nil
}
