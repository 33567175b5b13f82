// Package workload makes the documents that the benchmarks run on: payloads of
// the contract, documents of well-known formats, and lines of NDJSON. Every
// document follows from a seed, so that a run can be repeated byte for byte.
package workload

import (
	"bytes"
	"fmt"
	"math/rand/v2"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Workload is a schema with documents: valid ones, and as many that break the
// schema in one place.
type Workload struct {
	Name    string
	Schema  []byte
	Valid   [][]byte
	Invalid [][]byte
}

// A format is how the documents of a workload are written.
type format func(*rand.Rand, any) []byte

// build makes a workload of count documents from a generator of valid values.
// The reference engine judges each one: a valid document that it refuses is an
// error, and a fault that it accepts is not one.
func build(name string, schema []byte, count int, value func(*gen) any, write format) (Workload, error) {
	w := Workload{Name: name, Schema: schema}
	valid, err := reference(schema)
	if err != nil {
		return w, fmt.Errorf("%s: %w", name, err)
	}
	g := newGen(seed)
	for range count {
		v := value(g)
		doc := write(g.Rand, v)
		if err := valid(doc); err != nil {
			return w, fmt.Errorf("%s: %w", name, err)
		}
		w.Valid = append(w.Valid, doc)
		for {
			doc := write(g.Rand, g.breakOne(v))
			if valid(doc) != nil {
				w.Invalid = append(w.Invalid, doc)
				break
			}
		}
	}
	return w, nil
}

// seed is that of every workload.
const seed = 20241202

// reference returns the verdict of the reference engine, formats asserted.
func reference(schema []byte) (func([]byte) error, error) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("workload.json", doc); err != nil {
		return nil, err
	}
	compiled, err := c.Compile("workload.json")
	if err != nil {
		return nil, err
	}
	return func(data []byte) error {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			return err
		}
		return compiled.Validate(value)
	}, nil
}
