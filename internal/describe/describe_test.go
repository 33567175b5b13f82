package describe

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAt(t *testing.T) {
	schema := compiled(t, `{
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
	}`)
	const document = `  {"title": "x", "tags": ["a", 2], "when": "", "state": 1, "other": {"a": 1}, "token": "s3cret"} `
	doc := parse(t, document)
	for _, test := range []struct {
		at   string // the byte asked about is the first of it
		want Description
	}{
		{`{"title`, Description{Offset: 2, End: 96, Description: "A job."}},
		{`"title": "x"`, Description{
			InstanceLocation: "/title", Offset: 3, End: 10, Title: "Title", Description: "What it is called.",
			Types: []string{"string"}, Required: true,
		}},
		{`x", "tags`, Description{
			InstanceLocation: "/title", Offset: 3, End: 10, Title: "Title", Description: "What it is called.",
			Types: []string{"string"}, Required: true,
		}},
		{`["a"`, Description{InstanceLocation: "/tags", Offset: 17, End: 23}},
		{`2]`, Description{
			InstanceLocation: "/tags/1", Offset: 31, End: 32, Types: []string{"null", "string"},
			Values: []string{`"a"`, `"b"`, "null"}, Examples: []string{`"a"`},
		}},
		{`when`, Description{
			InstanceLocation: "/when", Offset: 35, End: 41, Types: []string{"string"}, Format: []string{"date"},
			Description: "Gone.", Deprecated: true,
		}},
		{`state`, Description{
			InstanceLocation: "/state", Offset: 47, End: 54, Types: []string{"null"}, Values: []string{"1"}, ReadOnly: true,
		}},
		{`s3cret`, Description{
			InstanceLocation: "/token", Offset: 78, End: 85, Types: []string{"string"}, WriteOnly: true,
		}},
	} {
		got, ok := At(doc, schema, strings.Index(document, test.at))
		if diff := cmp.Diff(test.want, got); diff != "" || !ok {
			t.Errorf("at %q: %v, (-want +got)\n%s", test.at, ok, diff)
		}
	}
	for _, at := range []int{-1, 0, 1, strings.Index(document, `"a": 1`), len(document) - 1, len(document), 1 << 40} {
		if got, ok := At(doc, schema, at); ok {
			t.Errorf("at %d: %+v", at, got)
		}
	}
}

// What a byte belongs to, at every edge: a name with its colon up to its value is the
// member, brackets, commas and white space are what they stand in.
func TestAtEveryByte(t *testing.T) {
	schema := compiled(t, `{"title": "root", "properties": {"a": {"title": "a"}, "b": {"title": "b", "items": {"title": "item"}}}}`)
	const document = ` {"a" : 1 , "b":[2, 33]} `
	const owner = `..aaaaaaa...bbbbbibbiib..`
	titles := map[byte]string{'.': "root", 'a': "a", 'b': "b", 'i': "item"}
	doc := parse(t, document)
	for offset := range len(document) {
		d, ok := At(doc, schema, offset)
		if isOutside := offset == 0 || offset == len(document)-1; ok == isOutside {
			t.Errorf("offset %d: %t", offset, ok)
		} else if ok && d.Title != titles[owner[offset]] {
			t.Errorf("offset %d, %q: got %s, want %s", offset, document[offset], d.Title, titles[owner[offset]])
		}
	}
}

// The name of a member is described whether it or its value is pointed at, an element
// and the document by themselves.
func TestAtGivesTheSpanOfTheName(t *testing.T) {
	schema := compiled(t, `{"title": "x", "properties": {"a": {"title": "x"}}, "items": {"title": "x"}}`)
	for _, test := range []struct {
		document           string
		offset, start, end int
		location           string
	}{
		{`{"a": [1]}`, 0, 0, 10, ""},
		{`{"a": [1]}`, 1, 1, 4, "/a"},
		{`{"a": [1]}`, 6, 1, 4, "/a"},
		{`[1, {"b": 2}]`, 4, 4, 12, "/1"},
		{`[1, 2]`, 2, 0, 6, ""},
		{`1`, 0, 0, 1, ""},
	} {
		d, ok := At(parse(t, test.document), schema, test.offset)
		if !ok || d.Offset != test.start || d.End != test.end || d.InstanceLocation != test.location {
			t.Errorf("%s at %d: got %+v, want [%d, %d) at %q", test.document, test.offset, d, test.start, test.end, test.location)
		}
	}
}

// Schemas come in no particular order, so what several say is put in one.
func TestAtJoinsWhatSchemasSay(t *testing.T) {
	schema := compiled(t, `{"title": "b", "description": "d", "type": ["string", "null"], "format": "uri", "const": "x", "examples": [1, 2], "allOf": [
		{"title": "a", "type": ["null", "array"], "format": "date", "enum": ["y", "x"], "examples": [2, 3]},
		{"title": "c", "description": "c", "readOnly": true, "writeOnly": false, "deprecated": true}, {"$ref": "#/$defs/e"}], "$defs": {"e": {"format": "uri"}}}`)
	want := Description{
		End: 4, Title: "a", Description: "c", Types: []string{"array", "null", "string"}, Format: []string{"date", "uri"},
		Values: []string{`"x"`, `"y"`}, Examples: []string{"1", "2", "3"}, Deprecated: true, ReadOnly: true,
	}
	for range 5 { // maps must not show
		got, ok := At(parse(t, `null`), schema, 0)
		if diff := cmp.Diff(want, got); diff != "" || !ok {
			t.Fatalf("%v, (-want +got)\n%s", ok, diff)
		}
	}
}

func TestAtShowsNoSecret(t *testing.T) {
	const value = `"title": "t token=S3CRET", "description": "d token=S3CRET", "enum": ["S3CRET"], "examples": ["S3CRET"]`
	for _, test := range []struct{ name, schema, document, at string }{
		{"by its name", `{"properties": {"token": {` + value + `}}}`, `{"token": 1}`, "/token"},
		{"by its schema", `{"properties": {"a": {"writeOnly": true, ` + value + `}}}`, `{"a": 1}`, "/a"},
		{"by what it lies in", `{"items": {"format": "password", "properties": {"a": {` + value + `}}}}`, `[{"a": 1}]`, "/0/a"},
		{"an element", `{"items": {` + value + `}}`, `["token", 1]`, "/1"},
		{"a name in a secret", `{"properties": {"token": {"additionalProperties": {` + value + `}}}}`, `{"token": {"S3CRET": 1}}`, "/token/***"},
		{"a name in a marked one", `{"writeOnly": true, "additionalProperties": {` + value + `}}`, `{"S3CRET": 1}`, "/***"},
		{"a name that looks like one", `{"additionalProperties": {"title": "x"}}`, `{"eyJhbGciOiJub25lIn0": 1}`, "/***"},
	} {
		d, ok := At(parse(t, test.document), compiled(t, test.schema), strings.Index(test.document, "1"))
		if !ok || d.InstanceLocation != test.at || d.Values != nil || d.Examples != nil || strings.Contains(d.Title+d.Description, "S3CRET") {
			t.Errorf("%s: %t, %+v, want one at %s", test.name, ok, d, test.at)
		}
	}
}

// A value is described by a schema alone: where none says anything of it, nobody does.
func TestAtWithoutSchema(t *testing.T) {
	doc := parse(t, `{"a": {"b": 1}}`)
	for schema, want := range map[string]bool{`{"properties": {"b": {}}}`: false, `{"additionalProperties": {"properties": {"b": true}}}`: true} {
		if _, ok := At(doc, compiled(t, schema), strings.Index(`{"a": {"b": 1}}`, "1")); ok != want {
			t.Errorf("%s: %t", schema, ok)
		}
	}
}
