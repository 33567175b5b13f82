package openapi_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink/internal/openapi"
)

const exchanges = `{
  "openapi": "3.1.0",
  "paths": {
    "/orders/{id}": {
      "parameters": [
        {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}},
        {"name": "limit", "in": "query", "schema": {"type": "string"}},
        {"$ref": "#/components/parameters/Trace"}
      ],
      "get": {
        "operationId": "getOrder",
        "parameters": [
          {"name": "limit", "in": "query", "schema": {"allOf": [{"$ref": "#/components/schemas/Count"}]}},
          {"name": "tags", "in": "query", "explode": false, "schema": {"type": ["array", "null"]}},
          {"name": "filter", "in": "query", "content": {"application/json": {"schema": {}}}},
          {"name": "raw", "in": "query", "content": {"text/plain": {"schema": {}}}},
          {"name": "Authorization", "in": "header", "schema": {}}
        ],
        "responses": {
          "200": {"$ref": "#/components/responses/Order"},
          "4XX": {"content": {"application/problem+json": {"schema": {}}}},
          "default": {"description": "else"},
          "x-note": {}
        }
      },
      "post": {
        "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object"}}, "text/csv": {}}},
        "responses": {"201": {"$ref": "#/components/responses/Missing"}}
      }
    },
    "/broken": {"$ref": "#/paths/~1missing"}
  },
  "components": {
    "parameters": {"Trace": {"name": "X-Trace", "in": "header", "schema": {"type": "string"}}},
    "schemas": {"Count": {"type": "integer"}},
    "responses": {"Order": {
      "headers": {"X-Rate": {"required": true, "schema": {"type": "integer"}}, "Content-Type": {"schema": {}}},
      "content": {"application/json": {"schema": {"type": "object"}}, "text/*": {}}
    }}
  }
}`

func openExchanges(t *testing.T) *openapi.Document {
	t.Helper()
	d, err := openapi.Open("openapi.json", func(string) ([]byte, error) { return []byte(exchanges), nil })
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func endpoint(t *testing.T, d *openapi.Document, words string) openapi.Endpoint {
	t.Helper()
	e, ok := d.EndpointOf(words)
	if !ok {
		t.Fatalf("there is no %s", words)
	}
	return e
}

func TestEndpoints(t *testing.T) {
	d := openExchanges(t)
	var got []string
	all, broken := d.Endpoints()
	for _, e := range all {
		got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s %s", e.Method, e.Path, e.ID)))
	}
	if len(broken) != 1 || broken[0].Path != "/broken" || broken[0].Err.Error() != `/paths/~1broken: there is no "/missing" under /paths` {
		t.Errorf("broken: %+v", broken)
	}
	if diff := cmp.Diff([]string{"GET /orders/{id} getOrder", "POST /orders/{id}"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for words, want := range map[string]bool{"getOrder": true, "get /orders/{order}": true, "GET /orders": false, "": false, "other": false} {
		if _, ok := d.EndpointOf(words); ok != want {
			t.Errorf("EndpointOf(%q): %v", words, ok)
		}
	}
}

// TestRounds: a reference that leads back to itself, or to what is within itself, or through too many others, ends.
func TestRounds(t *testing.T) {
	doubled := `"v0": {"p": {"p": {}}}`
	for i := range 60 { // each leads through all before it, twice
		doubled += fmt.Sprintf(`, "v%d": {"p": {"$ref": "#/v%d/p"}}`, i+1, i)
		doubled += fmt.Sprintf(`, "w%d": {"$ref": "#/w%d/p/p"}`, i+1, i)
	}
	for _, ref := range []string{"#/paths/~1a", "#/paths/~1a/get", "#/paths/~1b", "#/w60/p/p"} {
		text := fmt.Sprintf(`{"openapi": "3.1.0", %s, "w0": {"$ref": "#/v60/p"}, "paths": {"/a": {"$ref": %q}, "/b": {"$ref": "#/paths/~1a"}}}`, doubled, ref)
		d, err := openapi.Open("openapi.json", func(string) ([]byte, error) { return []byte(text), nil })
		if err != nil {
			t.Fatal(err)
		}
		_, broken := d.Endpoints()
		if len(broken) != 2 || broken[0].Err.Error() != "/paths/~1a: a reference leads back to itself" {
			t.Errorf("%s: %+v", ref, broken)
		}
	}
}

// TestNamesOfAdditionalOperations: an operation of a method of its own (OpenAPI 3.2) has a name, like any other.
func TestNamesOfAdditionalOperations(t *testing.T) {
	const text = `{"openapi": "3.2.0", "paths": {"/orders": {"additionalOperations": {"COPY": {
		"operationId": "copyOrder",
		"responses": {"200": {"content": {"application/json": {"schema": {"type": "string"}}}}}
	}}}}}`
	d, err := openapi.Open("openapi.json", func(string) ([]byte, error) { return []byte(text), nil })
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"copyOrder", "COPY /orders"} {
		if s, err := d.Schema(words, openapi.Response); err != nil || !strings.Contains(string(s.JSON), `"string"`) {
			t.Errorf("%s: %v", words, err)
		}
		if _, ok := d.EndpointOf(words); !ok {
			t.Errorf("there is no endpoint %s", words)
		}
	}
}

// TestParameters: those of the operation come before those of its path, and each leads to its
// schema.
func TestParameters(t *testing.T) {
	d := openExchanges(t)
	var got []string
	parameters, err := d.Parameters(endpoint(t, d, "getOrder"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range parameters {
		got = append(got, fmt.Sprintf("%s %s required=%t style=%s explode=%t types=%v json=%t text=%t %s", p.In, p.Name, p.Required, p.Style, p.Explode, p.Types, p.IsJSON, p.IsText, p.Fragment))
		if p.Fragment == "" {
			continue
		}
		if _, err := d.Schema(p.Fragment, openapi.Request); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
	}
	want := []string{
		"query limit required=false style=form explode=true types=[integer] json=false text=false /paths/~1orders~1%7Bid%7D/get/parameters/0/schema",
		"query tags required=false style=form explode=false types=[array null] json=false text=false /paths/~1orders~1%7Bid%7D/get/parameters/1/schema",
		"query filter required=false style=form explode=true types=[] json=true text=false /paths/~1orders~1%7Bid%7D/get/parameters/2/content/application~1json/schema",
		"query raw required=false style=form explode=true types=[] json=false text=true ",
		"path id required=true style= explode=false types=[string] json=false text=false /paths/~1orders~1%7Bid%7D/parameters/0/schema",
		"header X-Trace required=false style= explode=false types=[string] json=false text=false /paths/~1orders~1%7Bid%7D/parameters/2/schema",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestResponseTo: an exact status comes before its range, and that before the default (3.0.3, section
// 4.7.16.2).
func TestResponseTo(t *testing.T) {
	d := openExchanges(t)
	get := endpoint(t, d, "getOrder")
	for status, want := range map[string]string{"200": "200", "201": "default", "404": "4XX", "500": "default"} {
		if a, ok, err := d.ResponseTo(get, status); !ok || err != nil || a.Status != want {
			t.Errorf("%s: %s %v, want %s", status, a.Status, ok, want)
		}
	}
	for _, status := range []string{"", "20", "2000", "OK?"} {
		if a, ok, _ := d.ResponseTo(get, status); ok {
			t.Errorf("%q is no status, and %s is its response", status, a.Status)
		}
	}
	a, _, _ := d.ResponseTo(get, "200")
	if len(a.Headers) != 1 || a.Headers[0].Name != "X-Rate" || !a.Headers[0].Required || len(a.Media) != 2 || a.Media[1].Fragment != "" {
		t.Errorf("the response is %+v", a)
	}
	for _, fragment := range []string{a.Media[0].Fragment, a.Headers[0].Fragment} {
		if s, err := d.Schema(fragment, openapi.Response); err != nil || !strings.Contains(string(s.JSON), `"type"`) {
			t.Errorf("%s: %v", fragment, err)
		}
	}
	if got := d.Statuses(get); !cmp.Equal(got, []string{"200", "4XX", "default"}) {
		t.Errorf("the statuses are %v", got)
	}
	post := endpoint(t, d, "POST /orders/{id}")
	if a, ok, err := d.ResponseTo(post, "201"); ok || err == nil || !strings.Contains(err.Error(), `POST /orders/{id} 201: there is no "Missing"`) {
		t.Errorf("a reference to nothing is a response: %+v, %v", a, err)
	}
	if a, ok, err := d.ResponseTo(post, "200"); ok || err != nil {
		t.Errorf("a status that is not declared is a response: %+v", a)
	}
	if r, err := d.RequestBody(post); err != nil || !r.Required || len(r.Media) != 2 {
		t.Errorf("POST takes %+v, %v", r, err)
	}
	if r, err := d.RequestBody(get); err != nil || r.Media != nil {
		t.Errorf("GET takes %+v, %v", r, err)
	}
}

// TestMatchMedia: the most specific key counts (3.0.3, sections 4.7.13.1 and 4.7.17.1).
func TestMatchMedia(t *testing.T) {
	all := func(names ...string) (media []openapi.Media) {
		for _, name := range names {
			media = append(media, openapi.Media{Type: name})
		}
		return media
	}
	for _, test := range []struct {
		declared  []openapi.Media
		mediaType string
		want      string
	}{
		{all("*/*", "text/*", "text/plain"), "text/plain", "text/plain"}, // the example of the specification
		{all("*/*", "text/*", "text/plain"), "text/html; charset=utf-8", "text/*"},
		{all("*/*", "text/*"), "application/json", "*/*"},
		{all("application/json"), "Application/JSON;charset=utf-8", "application/json"},
		{all("application/json", "application/json; version=2"), "application/json; version=2", "application/json; version=2"},
		{all("application/json", "application/json; version=2"), "application/json; version=1", "application/json"},
		{all("application/json; version=2"), "application/json", ""},
		{all("application/json; charset=utf-8"), "application/json", "application/json; charset=utf-8"}, // its default
		{all("application/json; charset=utf-8"), "application/json;charset=UTF-8", "application/json; charset=utf-8"},
		{all("text/plain; charset=utf-8"), "text/plain; charset=utf-16", ""},
		{all("text/plain", "text/plain; charset=utf-8"), "text/plain", "text/plain"},
		{all("application/*", "application/*+json", "application/json"), "application/vnd.acme+json", "application/*+json"}, // as ASP.NET writes
		{all("application/*+json", "application/vnd.acme+json"), "application/vnd.acme+json", "application/vnd.acme+json"},
		{all("application/*+json"), "application/json", ""},
		{all("application/*+json"), "text/vnd.acme+json", ""},
		{all("application/json"), "application/problem+json", ""},
		{all("application/json"), "text/html", ""},
		{all("text/csv", "application/problem+json", "application/json"), "", "application/json"}, // nobody says
		{all("text/csv", "application/problem+json"), "", "application/problem+json"},
		{all("application/json"), "json", ""},
		{nil, "application/json", ""},
	} {
		m, ok := openapi.MatchMedia(test.declared, test.mediaType)
		if m.Type != test.want || ok != (test.want != "") {
			t.Errorf("%v: %q: %q, want %q", test.declared, test.mediaType, m.Type, test.want)
		}
	}
}

// TestManyWays: schemas that each refer to the next one twice have a million million ways to the last, and
// each is gone to once, whatever is looked for.
func TestManyWays(t *testing.T) {
	var b strings.Builder
	for i := range 40 {
		fmt.Fprintf(&b, `"s%d": {"required": ["id"], "allOf": [{"$ref": "#/components/schemas/s%d"}, {"$ref": "#/components/schemas/s%d"}]},`, i, i+1, i+1)
	}
	text := `{
	  "openapi": "3.1.0",
	  "paths": {"/a": {"get": {"parameters": [{"name": "q", "in": "query", "schema": {"$ref": "#/components/schemas/s0"}}]}}},
	  "components": {"schemas": {` + b.String() + `"s40": {"type": "object", "properties": {"id": {"writeOnly": true}}}}}
	}`
	d, err := openapi.Open("openapi.json", func(string) ([]byte, error) { return []byte(text), nil })
	if err != nil {
		t.Fatal(err)
	}
	parameters, err := d.Parameters(endpoint(t, d, "GET /a"))
	if err != nil || len(parameters) != 1 || !cmp.Equal(parameters[0].Types, []string{"object"}) {
		t.Errorf("the parameters are %+v", parameters)
	}
	for direction, want := range map[openapi.Direction]int{openapi.Response: 0, openapi.Request: 40} {
		s, err := d.Schema("/components/schemas/s0", direction)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(string(s.JSON), `"required"`); got != want {
			t.Errorf("as a %v, %d schemas require what is written only, want %d", direction, got, want)
		}
	}
}
