package operation

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink/internal/near"
	"example.com/authlink/internal/openapi"
)

// routerOf returns the router of a document whose paths have operations of some methods.
func routerOf(t *testing.T, version string, servers any, paths map[string]any) *Router {
	t.Helper()
	text, err := json.Marshal(map[string]any{"openapi": version, "servers": servers, "paths": paths})
	if err != nil {
		t.Fatal(err)
	}
	d, err := openapi.Open("openapi.json", func(string) ([]byte, error) { return text, nil })
	if err != nil {
		t.Fatal(err)
	}
	return NewRouter(d.Endpoints())
}

// item is a path with operations, each without anything.
func item(methods ...string) map[string]any {
	out := map[string]any{}
	for _, m := range methods {
		out[m] = map[string]any{}
	}
	return out
}

func servers(urls ...string) []any {
	var all []any
	for _, u := range urls {
		all = append(all, map[string]any{"url": u})
	}
	return all
}

// versions are those of which the wording on paths is the same in substance: 3.0.3, sections 4.7.8.2
// and 4.7.8.3; 3.1.0, sections 4.8.8.2 and 4.8.8.3; 3.2.0, sections 4.8.1 and 4.8.2.
var versions = []string{"3.0.3", "3.1.0", "3.2.0"}

// TestPathTemplates is the examples of the specification, and what follows from its words.
func TestPathTemplates(t *testing.T) {
	for _, version := range versions {
		r := routerOf(t, version, nil, map[string]any{
			"/pets/{petId}":                item("get", "delete"),
			"/pets/mine":                   item("get"),
			"/{entity}/me":                 item("get"),
			"/books/{id}":                  item("get"),
			"/files/{name}.{ext}":          item("get"),
			"/files/{name}":                item("put"),
			"/reports/v{version}":          item("get"),
			"/orders/{id}":                 item("get"),
			"/orders/{orderId}":            item("patch"), // the same path, which must not be and is
			"/caf\u00e9s":                  item("get"),
			"/":                            item("get"),
			"/trailing/":                   item("get"),
			"/point/{lat},{long}":          item("get"),
			"/open/{id":                    item("get"), // not closed
			"/a/{b}/c":                     item("get"),
			"/a/{b}/{c}":                   item("post"),
			"x-not-a-path":                 item("get"),
			"/orders/{id}/lines/{line.id}": item("get"),
		})
		for _, test := range []struct{ method, url, want string }{
			{"GET", "/pets/7", "GET /pets/{petId} petId=7"},
			{"GET", "/pets/mine", "GET /pets/mine"},
			{"get", "/pets/mine?limit=1#x", "GET /pets/mine"},
			{"DELETE", "/pets/mine", "unknown: the document has GET for this path"}, // concrete paths are matched first
			{"GET", "/books/me", "GET /books/{id} id=me"},                           // the specification leaves it open
			{"GET", "/shops/me", "GET /{entity}/me entity=shops"},
			{"GET", "/files/a.json", "GET /files/{name}.{ext} name=a ext=json"},
			{"PUT", "/files/a", "PUT /files/{name} name=a"},
			{"GET", "/reports/v12", "GET /reports/v{version} version=12"},
			{"GET", "/orders/1", "GET /orders/{id} id=1"},
			{"PATCH", "/orders/1", "PATCH /orders/{orderId} orderId=1"},
			{"PUT", "/orders/1", "unknown: the document has GET and PATCH for this path"},
			{"GET", "/orders/a%2Fb", "GET /orders/{id} id=a/b"}, // a slash in a value is encoded
			{"GET", "/orders/a/b", "unknown: "},
			{"GET", "/orders/", "unknown: "}, // a value is never empty
			{"GET", "/%6Frders/1", "GET /orders/{id} id=1"},
			{"GET", "/caf%C3%A9s", "GET /caf\u00e9s"},
			{"GET", "/", "GET /"},
			{"GET", "/trailing", "unknown: did you mean /trailing/?"},
			{"GET", "/pets/7/", "unknown: did you mean /pets/{petId}?"},
			{"GET", "/point/1.5,2", "GET /point/{lat},{long} lat=1.5 long=2"},
			{"GET", "/open/%7Bid", "GET /open/{id"},
			{"GET", "/open/1", "unknown: "},
			{"POST", "/a/1/c", "unknown: the document has GET for this path"},
			{"POST", "/a/1/d", "POST /a/{b}/{c} b=1 c=d"},
			{"GET", "/ordres/12345", "unknown: did you mean /orders/{id}?"},
			{"GET", "/Orders/1", "unknown: did you mean /orders/{id}?"},
			{"GET", "/nothing/like/it/at/all", "unknown: "},
			{"GET", "/sharks/2/lines/3", "unknown: "}, // not orders
			{"GET", "/ordrs/2/lnes/3", "unknown: did you mean /orders/{id}/lines/{line.id}?"},
			{"GET", "/orders/:id", "GET /orders/{id} id~:id"}, // as Postman has it
			{"GET", "{{baseUrl}}/orders/{{order}}", "GET /orders/{id} id~{{order}}"},
			{"ANY", "/pets/7", "GET /pets/{petId} petId=7"},
			{"GET", "https://any.example/orders/1", "GET /orders/{id} id=1"}, // no servers: those of the document's own
			{"GET", "/orders/1/lines/2", "GET /orders/{id}/lines/{line.id} id=1 line.id=2"},
		} {
			if got := said(r.Find(test.method, ParseURL(test.url))); got != test.want {
				t.Errorf("%s: %s %s: %s, want %s", version, test.method, test.url, got, test.want)
			}
		}
	}
}

// said is what a router has found, in words.
func said(m Match, err error) string {
	if e, ok := errors.AsType[*UnknownError](err); ok {
		if e.OtherServer {
			return "other server"
		}
		return "unknown: " + e.Hint()
	}
	out := m.Method + " " + m.Path
	for _, v := range m.Values {
		sign := "="
		if v.StandsFor {
			sign = "~"
		}
		out += fmt.Sprintf(" %s%s%s", v.Name, sign, v.Text)
	}
	return out
}

// TestServers: requests are below the base of a server, with its variables (3.0.3, sections 4.7.5 and 4.7.6).
func TestServers(t *testing.T) {
	variables := []any{
		map[string]any{"url": "https://{region}.acme.example:{port}/{stage}/v2", "variables": map[string]any{
			"region": map[string]any{"default": "eu", "enum": []any{"eu", "us"}},
			"port":   map[string]any{"default": "8443"},
			"stage":  map[string]any{"default": "live"},
		}},
	}
	deep := []any{map[string]any{"url": "https://acme.example/{base}", "variables": map[string]any{"base": map[string]any{"default": "api/v1"}}}}
	// the example of the specification (3.0.3, section 4.7.5.1)
	ports := []any{map[string]any{"url": "https://acme.example:{port}/v2", "variables": map[string]any{"port": map[string]any{"default": "8443", "enum": []any{"8443", "443"}}}}}
	for _, test := range []struct {
		servers   any
		url, want string
	}{
		{servers("https://api.acme.example/v1"), "https://api.acme.example/v1/orders/1", "GET /orders/{id} id=1"},
		{servers("https://api.acme.example/v1/"), "https://api.acme.example/v1/orders/1", "GET /orders/{id} id=1"},
		{servers("https://API.acme.example/v1"), "http://api.ACME.example/v1/orders/1", "GET /orders/{id} id=1"},
		{servers("https://api.acme.example"), "https://api.acme.example:443/orders/1", "GET /orders/{id} id=1"},
		{servers("https://api.acme.example"), "https://user:pw@api.acme.example/orders/1", "GET /orders/{id} id=1"},
		{servers("https://api.acme.example/v1"), "https://api.acme.example/orders/1", "unknown: its paths are below https://api.acme.example/v1"},
		{servers("https://api.acme.example/v1"), "https://api.acme.example/v10/orders/1", "unknown: its paths are below https://api.acme.example/v1"},
		{servers("https://api.acme.example/V1"), "https://api.acme.example/v1/orders/1", "unknown: its paths are below https://api.acme.example/V1"},
		{servers("https://api.acme.example"), "https://api.acme.example:8443/orders/1", "other server"},
		{servers("https://api.acme.example"), "https://cdn.example/orders/1", "other server"},
		{servers("https://api.acme.example", "https://sandbox.acme.example/test"), "https://sandbox.acme.example/test/orders/1", "GET /orders/{id} id=1"},
		{servers("https://api.acme.example", "https://api.acme.example/v1"), "https://api.acme.example/v1/orders/1", "GET /orders/{id} id=1"},
		{servers("/v1"), "https://whatever.example/v1/orders/1", "GET /orders/{id} id=1"}, // relative to where the document is from
		{servers("//api.acme.example/v1"), "https://api.acme.example/v1/orders/1", "GET /orders/{id} id=1"},
		{servers("https://api.acme.example/v1"), "/v1/orders/1", "GET /orders/{id} id=1"},
		{servers("https://api.acme.example/v1"), "/orders/1", "GET /orders/{id} id=1"}, // as a Pact has it, from the base on
		{servers("https://api.acme.example/v1"), "http://localhost:8080/orders/1", "GET /orders/{id} id=1"},
		{servers("https://api.acme.example/v1"), "http://127.0.0.1/v1/orders/1", "GET /orders/{id} id=1"},
		{servers("https://api.acme.example/v1"), "http://[::1]:99/v1/orders/1", "GET /orders/{id} id=1"},
		{servers("https://api.acme.example/v1"), "http://localhost.acme.example/v1/orders/1", "other server"},
		{variables, "https://us.acme.example:8443/live/v2/orders/1", "GET /orders/{id} id=1"},
		{variables, "https://us.acme.example:9/test/v2/orders/1", "GET /orders/{id} id=1"},
		{variables, "https://ap.acme.example:9/test/v2/orders/1", "other server"},
		{ports, "https://acme.example:8443/v2/orders/1", "GET /orders/{id} id=1"},
		{ports, "https://acme.example/v2/orders/1", "GET /orders/{id} id=1"},
		{ports, "https://acme.example:443/v2/orders/1", "GET /orders/{id} id=1"},
		{ports, "https://acme.example:9/v2/orders/1", "other server"},
		{servers("https://[2001:db8::1]:{port}"), "https://[2001:db8::1]/orders/1", "GET /orders/{id} id=1"},
		{servers("https://[2001:db8::1]"), "https://[2001:db8::2]/orders/1", "other server"},
		{servers("https://api.acme.example:8443/v1"), "api.acme.example:8443/v1/orders/1", "GET /orders/{id} id=1"}, // as Postman takes it
		{servers("https://api.acme.example/v1"), "localhost:8080/orders/1", "GET /orders/{id} id=1"},
		{servers("https://api.acme.example/v1"), "cdn.example/orders/1", "other server"},
		{servers("https://api.acme.example/v1"), "orders/1", "GET /orders/{id} id=1"},
		{deep, "https://acme.example/api/v1/orders/1", "GET /orders/{id} id=1"},
		{deep, "https://acme.example/beta/orders/1", "GET /orders/{id} id=1"},
		{[]any{}, "https://any.example/orders/1", "GET /orders/{id} id=1"},
	} {
		r := routerOf(t, "3.1.0", test.servers, map[string]any{"/orders/{id}": item("get")})
		if got := said(r.Find("GET", ParseURL(test.url))); got != test.want {
			t.Errorf("%v: %s: %s, want %s", test.servers, test.url, got, test.want)
		}
	}
}

// TestOwnServers: a path, and an operation, may have servers of its own (3.0.3, sections 4.7.9.1 and
// 4.7.10.1).
func TestOwnServers(t *testing.T) {
	upload := item("post")
	upload["servers"] = servers("https://upload.acme.example")
	upload["get"] = map[string]any{"servers": servers("https://read.acme.example")}
	r := routerOf(t, "3.0.3", servers("https://api.acme.example"), map[string]any{"/files": upload, "/orders": item("get")})
	for _, test := range []struct{ method, url, want string }{
		{"POST", "https://upload.acme.example/files", "POST /files"},
		{"GET", "https://read.acme.example/files", "GET /files"},
		{"POST", "https://api.acme.example/files", "unknown: its paths are below https://upload.acme.example"},
		{"GET", "https://upload.acme.example/orders", "unknown: its paths are below https://api.acme.example"},
	} {
		if got := said(r.Find(test.method, ParseURL(test.url))); got != test.want {
			t.Errorf("%s %s: %s, want %s", test.method, test.url, got, test.want)
		}
	}
}

// TestMethodsOf32: 3.2 has QUERY, and other methods by their names.
func TestMethodsOf32(t *testing.T) {
	r := routerOf(t, "3.2.0", nil, map[string]any{"/files": map[string]any{
		"query": map[string]any{}, "additionalOperations": map[string]any{"COPY": map[string]any{}},
	}})
	for _, test := range []struct{ method, want string }{{"QUERY", "QUERY /files"}, {"COPY", "COPY /files"}, {"GET", "unknown: the document has QUERY and COPY for this path"}} {
		if got := said(r.Find(test.method, ParseURL("/files"))); got != test.want {
			t.Errorf("%s: %s, want %s", test.method, got, test.want)
		}
	}
}

// TestPlaces: the values in a URL are where they are said to be.
func TestPlaces(t *testing.T) {
	const text = "https://api.acme.example/v1/orders/o%20rd/lines/7?expand=a+b&limit=10&&flag#end"
	r := routerOf(t, "3.1.0", servers("https://api.acme.example/v1"), map[string]any{"/orders/{id}/lines/{line}": item("get")})
	u := ParseURL(text)
	m, err := r.Find("GET", u)
	if err != nil {
		t.Fatal(err)
	}
	var got [][3]string
	for _, v := range append(m.Values, u.Pairs()...) {
		got = append(got, [3]string{v.Name, v.Text, text[v.Start:v.End]})
	}
	want := [][3]string{{"id", "o rd", "o%20rd"}, {"line", "7", "7"}, {"expand", "a b", "a+b"}, {"limit", "10", "10"}, {"flag", "", ""}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestDeep: a parameter with "x-multi-segment" takes slashes, where no other operation matches.
func TestDeep(t *testing.T) {
	deep := func(name string) map[string]any {
		return map[string]any{"get": map[string]any{"parameters": []any{map[string]any{"name": name, "in": "path", "x-multi-segment": true}}}}
	}
	r := routerOf(t, "3.0.3", nil, map[string]any{
		"/contents/{path}": deep("path"), "/commits/{ref}/status": deep("ref"), "/commits/{ref}": deep("ref"), "/contents/{a}/{b}": item("post"),
		"/half/{path}/{c": deep("path"), // the last brace is not closed
	})
	for _, test := range []struct{ method, url, want string }{
		{"GET", "/contents/a", "GET /contents/{path} path=a"},
		{"GET", "/contents/a/b%20c/d", "GET /contents/{path} path=a/b c/d"},
		{"GET", "/commits/heads/main/status", "GET /commits/{ref}/status ref=heads/main"},
		{"GET", "/commits/heads/main", "GET /commits/{ref} ref=heads/main"},
		{"GET", "/half/a/b/{c", "GET /half/{path}/{c path=a/b"},
		{"GET", "/half/a/b/c", "unknown: "},
		{"GET", "/contents/", "unknown: "},
		{"POST", "/contents/a/b", "POST /contents/{a}/{b} a=a b=b"},
		{"GET", "/contents/a/b", "GET /contents/{path} path=a/b"},
		{"PUT", "/contents/a/b", "unknown: the document has POST and GET for this path"},
	} {
		if got := said(r.Find(test.method, ParseURL(test.url))); got != test.want {
			t.Errorf("%s %s: %s, want %s", test.method, test.url, got, test.want)
		}
	}
}

// FuzzFind: no URL makes the router panic, and what it finds is in the text.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{"/a/1", "https://x.example/v1/a/%", "{{u}}/a/:b?c=%zz&d", "http://[::1", "://", "//", "?", "{{", "https://x.example"} {
		f.Add(seed)
	}
	text := []byte(`{"openapi": "3.1.0", "servers": [{"url": "https://x.example/{v}"}, {"url": "/"}], "paths": {"/a/{b}": {"get": {}}, "/{c}.{d}": {"get": {}}, "/f/{e}": {"get": {"parameters": [{"name": "e", "x-multi-segment": true}]}}, "/": {"get": {}}}}`)
	d, err := openapi.Open("openapi.json", func(string) ([]byte, error) { return text, nil })
	if err != nil {
		f.Fatal(err)
	}
	r := NewRouter(d.Endpoints())
	f.Fuzz(func(t *testing.T, text string) {
		u := ParseURL(text)
		m, err := r.Find("GET", u)
		if e, ok := errors.AsType[*UnknownError](err); ok {
			_ = e.Hint()
		}
		for _, v := range append(m.Values, u.Pairs()...) {
			if v.Start < 0 || v.End < v.Start || v.End > len(text) {
				t.Fatalf("%q: %+v is not in it", text, v)
			}
		}
	})
}

// TestManyPaths: of thousands of paths, a request is compared with those alone that have its segments.
func TestManyPaths(t *testing.T) {
	paths := map[string]any{}
	for i := range 3000 {
		paths[fmt.Sprintf("/things%d/{id}/parts", i)] = item("get")
	}
	r := routerOf(t, "3.1.0", nil, paths)
	for _, c := range r.classes[3] {
		for key, routes := range c.routes {
			if len(routes) != 1 {
				t.Errorf("%q has %d routes", key, len(routes))
			}
		}
	}
	if len(r.classes[3]) != 1 {
		t.Errorf("%d classes of paths that differ in words alone", len(r.classes[3]))
	}
	if got := said(r.Find("GET", ParseURL("/things%32999/7/parts"))); got != "GET /things2999/{id}/parts id=7" {
		t.Error(got)
	}
}

// TestNearSteps: a path that no operation has is compared letter by letter with few: those that differ
// from it in one or two segments, up to the first that is no slip.
func TestNearSteps(t *testing.T) {
	paths := map[string]any{}
	for i := range 3000 {
		paths[fmt.Sprintf("/things/all/parts%d", i)] = item("get")
	}
	r := routerOf(t, "3.1.0", nil, paths)
	for path, most := range map[string]int{"/other/some/pieces": 0, "/things/all/parts/1": 0, "/thigns/some/parts7": 2, "/things/all/parts30000": 3000} {
		search := new(near.Search)
		r.near("GET", path, search)
		if search.Spent() > most {
			t.Errorf("%s: %d words are compared letter by letter, want %d at most", path, search.Spent(), most)
		}
	}
	if got := r.near("GET", "/thigns/al/parts7", new(near.Search)); got != "/things/all/parts7" {
		t.Errorf("near is %q", got)
	}
}
