package selection

import (
	"cmp"
	"strings"

	"example.com/authlink/internal/jsonindex"
)

// A recording is a format of recorded or invented HTTP exchanges: a preset. Of several
// pointers to one thing the first that leads to a text counts.
type recording struct {
	name      string
	is        func(*jsonindex.Index) bool // by what is in a file
	exchanges []pointer                   // to each exchange
	urls      []pointer                   // from an exchange
	titles    []pointer                   // of what has no URL
	methods   []pointer
	statuses  []pointer
	headers   []pointer // of the response
	types     []pointer // the type of the body, beside the headers
	bodies    []body    // all that are there

	// bodiesIn returns the bodies if they depend on what the file says of itself.
	bodiesIn func(*jsonindex.Index) []body

	request message
	status  string // where none is said
}

// A message is where a request or a response is, from an exchange, beside its first line.
type message struct {
	headers []pointer
	queries []pointer // parameters that are not in the URL
	types   []pointer
	bodies  []body
	sizes   []pointer // of the body

	bodiesIn  func(*jsonindex.Index) []body // as in recording
	isPartial bool                          // it is what a request must have to match, which may have more
}

// A body is where the body of a response is, from an exchange.
type body struct {
	at       pointer
	base64   bool
	encoding pointer // to the word that says whether it is in base64; nil for none
	isFile   bool    // it is in a file of that name
	isText   bool    // it is one only if it is a string
	form     string  // the media type of the fields of a form, which are there in place of a text
}

// Presets lists the names of the presets.
func Presets() []string {
	return []string{"har", "pact", "go-vcr", "vcr", "wiremock", "postman"}
}

func findRecording(name string) (recording, bool) {
	for _, r := range recordings() {
		if r.name == name {
			return r, true
		}
	}
	return recording{}, false
}

// at returns pointers as they are written.
func at(pointers ...string) []pointer {
	var out []pointer
	for _, p := range pointers {
		out = append(out, strings.Split(strings.TrimPrefix(p, "/"), "/"))
	}
	return out
}

func plain(p string) body { return body{at: at(p)[0]} }

func encoded(p, encoding string) body { return body{at: at(p)[0], encoding: at(encoding)[0]} }

func inBase64(p string) body { return body{at: at(p)[0], base64: true} }

// urlencoded is the media type of a form, unless a recording says otherwise.
const urlencoded = "application/x-www-form-urlencoded"

func fieldsOf(p, form string) body { return body{at: at(p)[0], form: form} }

func recordings() []recording {
	return []recording{{
		// http://www.softwareishard.com/blog/har-12-spec/
		name:      "har",
		is:        isHAR,
		exchanges: at("/log/entries/*"),
		urls:      at("/request/url"),
		methods:   at("/request/method"),
		statuses:  at("/response/status"),
		headers:   at("/response/headers"),
		types:     at("/response/content/mimeType"),
		bodies:    []body{encoded("/response/content/text", "/response/content/encoding")},
		request: message{
			headers: at("/request/headers"),
			types:   at("/request/postData/mimeType"),
			bodies:  []body{encoded("/request/postData/text", "/request/postData/encoding"), fieldsOf("/request/postData/params", urlencoded)},
			sizes:   at("/request/bodySize"),
		},
	}, {
		// https://github.com/pact-foundation/pact-specification, versions 2 to 4
		name:      "pact",
		is:        isPact,
		exchanges: at("/interactions/*", "/messages/*"),
		urls:      at("/request/path"),
		titles:    at("/description"),
		methods:   at("/request/method"),
		statuses:  at("/response/status"),
		headers:   at("/response/headers", "/metaData", "/metadata"),
		types:     at("/response/body/contentType", "/contents/contentType"),
		bodiesIn:  pactBodies,
		request: message{
			headers: at("/request/headers"),
			queries: at("/request/query"),
			types:   at("/request/body/contentType"),
			bodiesIn: func(x *jsonindex.Index) []body {
				if isWrappedPact(x) {
					return []body{encoded("/request/body/content", "/request/body/encoded")}
				}
				return []body{plain("/request/body")}
			},
		},
	}, {
		// https://github.com/dnaeon/go-vcr, versions 1 and 2 of the cassette
		name:      "go-vcr",
		is:        isGoVCR,
		exchanges: at("/interactions/*"),
		urls:      at("/request/url"),
		methods:   at("/request/method"),
		statuses:  at("/response/code"),
		headers:   at("/response/headers"),
		bodies:    []body{plain("/response/body")},
		request:   message{headers: at("/request/headers"), bodies: []body{plain("/request/body")}},
	}, {
		// https://github.com/vcr/vcr, and VCR.py, which has taken its format over and writes
		// what it records of httpx in a shape of its own
		name:      "vcr",
		is:        isVCR,
		exchanges: at("/http_interactions/*", "/interactions/*"),
		urls:      at("/request/uri"),
		methods:   at("/request/method"),
		statuses:  at("/response/status/code", "/response/status_code"),
		headers:   at("/response/headers"),
		bodies:    []body{plain("/response/body/string"), inBase64("/response/body/base64_string"), plain("/response/content")},
		request: message{
			headers: at("/request/headers"),
			bodies:  []body{plain("/request/body/string"), inBase64("/request/body/base64_string"), {at: at("/request/body")[0], isText: true}},
		},
	}, {
		// https://wiremock.org/docs/stubbing/
		name:      "wiremock",
		is:        isWireMock,
		exchanges: at("/mappings/*", "/"),
		urls:      at("/request/url", "/request/urlPath", "/request/urlPattern", "/request/urlPathPattern", "/request/urlPathTemplate"),
		methods:   at("/request/method"),
		statuses:  at("/response/status"),
		headers:   at("/response/headers"),
		bodies:    []body{plain("/response/jsonBody"), plain("/response/body"), inBase64("/response/base64Body"), {at: at("/response/bodyFileName")[0], isFile: true}},
		request: message{
			headers: at("/request/headers"),
			queries: at("/request/queryParameters"),
			bodies:  []body{plain("/request/bodyPatterns/*/equalToJson")},

			isPartial: true,
		},
		status: "200",
	}, {
		// https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html
		name:      "postman",
		is:        isPostman,
		exchanges: at("/**/response/*"),
		urls:      at("/originalRequest/url/raw", "/originalRequest/url"),
		methods:   at("/originalRequest/method"),
		statuses:  at("/code"),
		headers:   at("/header"),
		bodies:    []body{plain("/body")},
		request: message{
			headers: at("/originalRequest/header"),
			bodies: []body{
				plain("/originalRequest/body/raw"),
				fieldsOf("/originalRequest/body/urlencoded", urlencoded), fieldsOf("/originalRequest/body/formdata", "multipart/form-data"),
			},
		},
	}}
}

// pactBodies returns where the bodies of a Pact are. From version 4 on they stand in an
// object that says how they are written; before, a body is what it is, and may well have
// a member called "content".
func pactBodies(x *jsonindex.Index) []body {
	if isWrappedPact(x) {
		return []body{
			encoded("/response/body/content", "/response/body/encoded"),
			encoded("/contents/content", "/contents/encoded"),
			encoded("/response/*/contents/content", "/response/*/contents/encoded"),
		}
	}
	return []body{plain("/response/body"), plain("/contents")}
}

// isWrappedPact reports whether a Pact is of version 4, or later.
func isWrappedPact(x *jsonindex.Index) bool {
	isWrapped := len(below(x, selected{}, at("/interactions/*/type")[0])) > 0
	for _, p := range at("/metadata/pactSpecification/version", "/metadata/pact-specification/version", "/metadata/pactSpecificationVersion") {
		if version := textAt(x, selected{}, []pointer{p}); version != "" {
			major, _, _ := strings.Cut(version, ".")
			isWrapped = len(major) > 1 || major >= "4"
		}
	}
	return isWrapped
}

// urlOf returns the URL of a request, or else what a message is called.
func (r recording) urlOf(x *jsonindex.Index, exchange selected) string {
	return cmp.Or(textAt(x, exchange, r.urls), textAt(x, exchange, r.titles))
}

// exchangesAt is below from the top, of a pointer that may be empty or begin with
// "**": items of a collection hold items.
func exchangesAt(x *jsonindex.Index, p pointer) []selected {
	if p[0] == "" {
		return []selected{{}}
	}
	if p[0] != "**" {
		return below(x, selected{}, p)
	}
	var found []selected
	for level := []selected{{}}; len(level) > 0; {
		var next []selected
		for _, item := range level {
			found = append(found, below(x, item, p[1:])...)
			next = append(next, below(x, item, pointer{"item", "*"})...)
		}
		level = next
	}
	return found
}

// textAt returns the text of the first value that there is.
func textAt(x *jsonindex.Index, from selected, pointers []pointer) string {
	for _, p := range pointers {
		for _, at := range below(x, from, p) {
			if t := textOf(x, at.value); t != "" {
				return t
			}
		}
	}
	return ""
}

// textOf returns that of a string or of a number, and nothing of anything else.
func textOf(x *jsonindex.Index, value int) string {
	switch x.Token(value).Kind {
	case jsonindex.String:
		return x.Text(value)
	case jsonindex.Number:
		return string(x.Raw(value))
	}
	return ""
}
