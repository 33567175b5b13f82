package main

import (
	"encoding/json"
	"fmt"
	"reflect"

	"example.com/authlink/internal/compat"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/variants"
)

// tellChanges prints how a schema differs from the latest edition, and reports whether it does.
func (r *run) tellChanges(c *contracts.Contract, schema []byte) (isNew bool, err error) {
	last := len(c.Editions) - 1
	original, err := c.Original(last)
	if err != nil {
		return false, placedFailure(err)
	}
	nothing := func(how string) (bool, error) {
		_, err := fmt.Fprintf(r.stderr, "%s: nothing new: this %s the edition %s\n", c.Name, how, c.Editions[last])
		return false, err
	}
	if sameJSON(original, schema) {
		return nothing("is")
	}
	result, err := compareWithLatest(c, schema)
	if err != nil {
		return false, err
	}
	if len(result.Differences) == 0 && !result.GaveUp {
		return nothing("says in other words what is said in")
	}
	for i := range result.Differences {
		fmt.Fprintln(r.stdout, differenceLine(&result.Differences[i])) // output remembers an error
	}
	fmt.Fprintf(r.stderr, "since %s: %s\n", c.Editions[last], countByClass(result.Differences))
	return true, nil
}

// compareWithLatest compares the latest edition with a schema.
func compareWithLatest(c *contracts.Contract, schema []byte) (*compat.Result, error) {
	before, err := c.Validator(variants.Variant{Edition: len(c.Editions) - 1})
	if err != nil {
		return nil, placedFailure(err)
	}
	after, err := c.Adapt(schema, 0)
	if err != nil {
		return nil, &failure{err: err}
	}
	result, err := compat.Compare(before, after, compat.Options{})
	if err != nil {
		return nil, &failure{err: err}
	}
	return result, nil
}

// differenceLine is a difference in one line; 'authlink-lint compat' proves it.
func differenceLine(d *compat.Difference) string {
	return string(d.Class) + ": " + changeOf(d)
}

func sameJSON(a, b []byte) bool {
	var x, y any
	return json.Unmarshal(a, &x) == nil && json.Unmarshal(b, &y) == nil && reflect.DeepEqual(x, y)
}
