// Package linttest makes linters for the tests of other packages.
package linttest

import (
	"testing"
	"testing/fstest"

	"example.com/authlink/internal/compile"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/variants"
)

// Secret is in what the checks of [Panicking] panic with.
const Secret = "s3cretX"

// config has a contract of two editions, since a document that is of neither has to be compared
// with both.
var config = fstest.MapFS{
	lint.ConfigName: {Data: []byte("contracts:\n  numbered:\n    editions:\n      - {name: one, schema: one.json}\n      - {name: two, schema: two.json}\n")},
	"one.json":      {Data: []byte(`{"properties": {"id": {"type": "integer"}}}`)},
	"two.json":      {Data: []byte(`{"properties": {"id": {"type": "integer", "minimum": 0}}}`)},
}

// Panicking returns a linter whose check panics on each document that is JSON and whose "id" is no
// integer. Others are valid, and what is no JSON is a finding.
func Panicking(t testing.TB) *lint.Linter {
	t.Helper()
	set, err := contracts.Read(config, lint.ConfigName)
	if err != nil {
		t.Fatal(err)
	}
	c, err := set.Find("numbered")
	if err != nil {
		t.Fatal(err)
	}
	latest := variants.Variant{Edition: 1}
	validator, err := c.Validator(latest)
	if err != nil {
		t.Fatal(err)
	}
	c.Contract.Compiled = func(variants.Variant) (*compile.Schema, error) { panic(Secret) }
	return lint.New(validator, lint.Options{Contract: c, Variant: latest, Among: c.Variants()})
}
