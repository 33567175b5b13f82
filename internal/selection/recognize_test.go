package selection

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
)

// TestRecognize: one recording of each kind, and what only looks like one.
func TestRecognize(t *testing.T) {
	interest := &Interest{Names: [][]string{{"id", "token", "a", "b"}, {"id", "jeton"}}}
	for text, want := range map[string]string{
		`{"log": {"entries": []}}`:                                                                  "har",
		`{"consumer": {}, "provider": {}, "interactions": []}`:                                      "pact",
		`{"consumer": {}, "provider": {}, "messages": []}`:                                          "pact",
		`{"interactions": [{"request": {"url": "/a"}, "response": {}}]}`:                            "go-vcr",
		`{"interactions": [{"request": {"uri": "/a"}, "response": {}}]}`:                            "vcr",
		`{"http_interactions": [{"response": {}}]}`:                                                 "vcr",
		`{"mappings": [{"request": {}, "response": {}}]}`:                                           "wiremock",
		`{"request": {"urlPath": "/a"}, "response": {"jsonBody": 1}}`:                               "wiremock",
		`{"info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/"}, "item": []}`: "postman",
		`{"info": {"_postman_id": "x"}, "item": []}`:                                                "postman",
		`{"id": 1, "token": 2, "log": {"entries": []}}`:                                             "", // a payload
		`{"jeton": 1, "log": {"entries": []}}`:                                                      "",
		`{"token": 1, "log": {"entries": []}}`:                                                      "har", // too few names
		`{"interactions": 3}`:                                                                       "",
		`{"request": {"url": "/a"}, "response": {}}`:                                                "",
		`{"item": [], "info": {"schema": "https://example.com"}}`:                                   "",
		`{"entries": [`: "",
		`[]`:            "",
	} {
		got := ""
		if s := Recognize(source.Document{JSON: []byte(text)}, interest); s != nil {
			got = s.String()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestInterest(t *testing.T) {
	i := &Interest{Names: [][]string{{"a", "b", "c"}}, Globs: []string{"*/x"}}
	for text, want := range map[string]bool{
		`{"a": 1, "b": 2}`: true, `{"a": 1}`: false, `[{"a": 1, "b": 2}]`: false,
		`{"a": 1, "a": 2}`: false, `{"a": 1, "b": `: true, `{`: false,
	} {
		if i.isPayload([]byte(text)) != want {
			t.Errorf("%s: %v, want %v", text, !want, want)
		}
	}
	for url, want := range map[string]bool{"https://h/x?y": true, "/x": true, "https://h/x/y": false, "": false} {
		if i.knows(url) != want {
			t.Errorf("%q: %v, want %v", url, !want, want)
		}
	}
}

func TestHeader(t *testing.T) {
	for text, want := range map[string][]string{
		`{"h": {"content-ENCODING": "br, gzip"}}`:                        {"br", "gzip"},
		`{"h": {"Content-Encoding": ["br", "gzip"]}}`:                    {"br", "gzip"},
		`{"h": [{"name": "Content-Encoding", "value": "br"}, {"a": 1}]}`: {"br"},
		`{"h": [{"key": "content-encoding", "value": "br"}]}`:            {"br"},
		`{"h": 1}`: nil,
	} {
		x := new(jsonindex.Index)
		if err := x.Parse([]byte(text), jsonindex.Options{}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, encodings(x, selected{}, at("/h"))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestOffers: what there is to select, without anything that may be a secret.
func TestOffers(t *testing.T) {
	har, err := Parse([]string{"har"})
	if err != nil {
		t.Fatal(err)
	}
	whole := func(text []byte) []byte { return text }
	for text, want := range map[string]string{
		`{"log": {"entries": [{"request": {"method": "GET", "url": "https://me:pw@h/v1/links/8fA3?token=x"}, "response": {"status": 200}}, {"request": {"url": "/a"}}]}}`: "the recording has GET /v1/links/*** (200) and /a",
		`{"interactions": [{"request": {"uri": "/a"}, "response": {}}]}`: "this looks like a recording for the preset vcr",
		`{"a": 1, "b/c": 2}`: "at the top there is /a and /b~1c",
		`[1]`:                "at the top there is an array, for $[*]",
		`{"a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 1, "g": 1}`: "at the top there is /a, /b, /c, /d, /e and 2 more",
		`1`: "",
		`{`: "",
	} {
		if got := har.Offers(source.Document{JSON: []byte(text)}, whole); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	hidden := func(text []byte) []byte { return []byte(`{"*": 1}`) }
	if got := har.Offers(source.Document{JSON: []byte(`{"a": 1}`)}, hidden); got != "" {
		t.Errorf("of a secret name: %q", got)
	}
}
