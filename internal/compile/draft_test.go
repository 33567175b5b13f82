package compile

import (
	"errors"
	"strings"
	"testing"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/words"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestOtherDraft: the hint names the draft that takes what stands there, and the rest as well
// where one does. testdata/compile has the words.
func TestOtherDraft(t *testing.T) {
	for schema, want := range map[string]string{
		`{"items": [{}]}`:                                                     "7",
		`{"items": [{}], "minContains": 1}`:                                   "2019-09",
		`{"items": [{"exclusiveMinimum": true, "minimum": 1}]}`:               "4",
		`{"items": [{}], "minLength": -1}`:                                    "7",
		`{"$ref": "#a", "definitions": {"b": {"$id": "#a"}}}`:                 "7",
		`{"$schema": "http://json-schema.org/draft-04/schema#", "not": true}`: "7",
		`{"contains": 1}`:                                                     "", // draft 4 takes anything there
		`{"minLength": -1}`:                                                   "",
		`{"$ref": "#a"}`:                                                      "",
		`{"$ref": "#a", "definitions": {"b": {"id": "#b"}}}`:                  "",
		`{"pattern": "("}`:                                                    "",
		`{"items": [` + strings.Repeat("{},", maxTrial) + `{}]}`:              "",
	} {
		_, err := Compile([]byte(schema), Options{Draft: jsonschema.Draft2020})
		e, ok := errors.AsType[*Error](err)
		if !ok {
			t.Errorf("%.60s: %v", schema, err)
			continue
		}
		got := ""
		for _, a := range e.Advice {
			if a.Code == advice.NameDraft || a.Code == advice.OtherDraftNamed {
				got = a.Args[0]
			}
		}
		if got != want {
			t.Errorf("%.60s: draft %q, want %q", schema, got, want)
		}
	}
}

func TestDraftOf(t *testing.T) {
	for engine, want := range map[*jsonschema.Draft]string{
		jsonschema.Draft4: "4", jsonschema.Draft6: "6", jsonschema.Draft7: "7", jsonschema.Draft2019: "2019-09", jsonschema.Draft2020: "2020-12", nil: "2020-12",
	} {
		if got := DraftOf(engine).String(); got != want {
			t.Errorf("%v is draft %s, want %s", engine, got, want)
		}
	}
}

// The advice that lists the drafts has all that there are.
func TestKnownDrafts(t *testing.T) {
	var names []string
	for _, d := range dialect.Published() {
		names = append(names, d.String())
	}
	for _, code := range []advice.Code{advice.KnownDrafts, advice.KnownDraftsAlone} {
		for _, audience := range []advice.Audience{advice.Go, advice.Shell, advice.Editor} {
			if text := advice.New(code).Text(audience); !strings.HasPrefix(text, "drafts "+words.Enumerate(names, "and")+" are understood") {
				t.Errorf("%s: %s", code, text)
			}
		}
	}
}
