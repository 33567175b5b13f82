package authlink_test

import (
	"math"
	"strings"
	"testing"

	"example.com/authlink"
	"github.com/google/go-cmp/cmp"
)

func TestDescribe(t *testing.T) {
	v, err := authlink.Compile([]byte(`{
		"description": "A job.",
		"required": ["title"],
		"properties": {
			"title": {"$ref": "#/$defs/title"},
			"tags": {"items": {"type": ["string", "null"], "enum": ["a", "b", null], "examples": ["a"]}},
			"when": {"allOf": [{"type": "string", "format": "date"}, {"deprecated": true, "description": "Gone."}]},
			"state": {"anyOf": [{"const": 1}, {"type": "null"}], "readOnly": true},
			"token": {"type": "string", "writeOnly": true}
		},
		"$defs": {"title": {"title": "Title", "type": "string", "description": "What it is called."}}
	}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	const document = `  {"title": "x", "tags": ["a", 2], "when": "", "state": 1, "other": {"a": 1}, "token": "s3cret"} `
	for _, test := range []struct {
		at   string // the byte asked about is the first of it
		want authlink.Description
	}{
		{`{"title`, authlink.Description{Offset: 2, End: 96, Description: "A job."}},
		{`"title": "x"`, authlink.Description{
			InstanceLocation: "/title", Offset: 3, End: 10, Title: "Title", Description: "What it is called.",
			Types: []string{"string"}, Required: true,
		}},
		{`x", "tags`, authlink.Description{
			InstanceLocation: "/title", Offset: 3, End: 10, Title: "Title", Description: "What it is called.",
			Types: []string{"string"}, Required: true,
		}},
		{`["a"`, authlink.Description{InstanceLocation: "/tags", Offset: 17, End: 23}},
		{`2]`, authlink.Description{
			InstanceLocation: "/tags/1", Offset: 31, End: 32, Types: []string{"null", "string"},
			Values: []string{`"a"`, `"b"`, "null"}, Examples: []string{`"a"`},
		}},
		{`when`, authlink.Description{
			InstanceLocation: "/when", Offset: 35, End: 41, Types: []string{"string"}, Format: []string{"date"},
			Description: "Gone.", Deprecated: true,
		}},
		{`state`, authlink.Description{
			InstanceLocation: "/state", Offset: 47, End: 54, Types: []string{"null"}, Values: []string{"1"}, ReadOnly: true,
		}},
		{`s3cret`, authlink.Description{
			InstanceLocation: "/token", Offset: 78, End: 85, Types: []string{"string"}, WriteOnly: true,
		}},
	} {
		got, ok := v.Describe([]byte(document), strings.Index(document, test.at))
		if diff := cmp.Diff(test.want, got); diff != "" || !ok {
			t.Errorf("at %q: %v, (-want +got)\n%s", test.at, ok, diff)
		}
	}
	for _, at := range []int{-1, 0, 1, strings.Index(document, `"a": 1`), len(document) - 1, len(document), math.MaxInt} {
		if got, ok := v.Describe([]byte(document), at); ok {
			t.Errorf("at %d: %+v", at, got)
		}
	}
	if _, ok := v.Describe([]byte(`{"title": `), 3); ok {
		t.Error("a description of what is not JSON")
	}
	if _, ok := new(authlink.Validator).Describe([]byte(`{}`), 0); ok {
		t.Error("a description by no schema")
	}
}
