package selection

import (
	"regexp"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
)

// A recording is a format of recorded or invented HTTP exchanges: a preset. Of
// several pointers the first that leads anywhere counts.
type recording struct {
	name      string
	exchanges []pointer // to each exchange
	urls      []pointer // from an exchange
	statuses  []pointer
	bodies    []body
}

// A body is where the body of a response is, from an exchange.
type body struct {
	at       pointer
	base64   bool
	encoding pointer // to the word that says whether it is in base64; nil for none
}

// Presets lists the names of the presets.
func Presets() []string {
	var names []string
	for _, r := range recordings() {
		names = append(names, r.name)
	}
	return names
}

func findRecording(name string) (recording, bool) {
	for _, r := range recordings() {
		if r.name == name {
			return r, true
		}
	}
	return recording{}, false
}

func recordings() []recording {
	at := func(pointers ...string) []pointer {
		var out []pointer
		for _, p := range pointers {
			out = append(out, strings.Split(strings.TrimPrefix(p, "/"), "/"))
		}
		return out
	}
	plain := func(p string) body { return body{at: at(p)[0]} }
	return []recording{{
		// http://www.softwareishard.com/blog/har-12-spec/
		name:      "har",
		exchanges: at("/log/entries/*"),
		urls:      at("/request/url"),
		statuses:  at("/response/status"),
		bodies:    []body{{at: at("/response/content/text")[0], encoding: at("/response/content/encoding")[0]}},
	}, {
		// https://github.com/pact-foundation/pact-specification, versions 2 to 4
		name:      "pact",
		exchanges: at("/interactions/*", "/messages/*"),
		urls:      at("/request/path", "/description"),
		statuses:  at("/response/status"),
		bodies: []body{
			{at: at("/response/body/content")[0], encoding: at("/response/body/encoded")[0]},
			plain("/response/body"),
			{at: at("/contents/content")[0], encoding: at("/contents/encoded")[0]},
			{at: at("/response/*/contents/content")[0], encoding: at("/response/*/contents/encoded")[0]},
			plain("/contents"),
		},
	}, {
		// https://github.com/dnaeon/go-vcr, versions 1 and 2 of the cassette
		name:      "go-vcr",
		exchanges: at("/interactions/*"),
		urls:      at("/request/url"),
		statuses:  at("/response/code"),
		bodies:    []body{plain("/response/body")},
	}, {
		// https://github.com/vcr/vcr, and VCR.py, which has taken its format over
		name:      "vcr",
		exchanges: at("/http_interactions/*", "/interactions/*"),
		urls:      at("/request/uri"),
		statuses:  at("/response/status/code"),
		bodies:    []body{plain("/response/body/string"), {at: at("/response/body/base64_string")[0], base64: true}},
	}, {
		// https://wiremock.org/docs/stubbing/
		name:      "wiremock",
		exchanges: at("/mappings/*", "/"),
		urls:      at("/request/url", "/request/urlPath", "/request/urlPattern", "/request/urlPathPattern", "/request/urlPathTemplate"),
		statuses:  at("/response/status"),
		bodies:    []body{plain("/response/jsonBody"), plain("/response/body"), {at: at("/response/base64Body")[0], base64: true}},
	}, {
		// https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html
		name:      "postman",
		exchanges: at("/**/response/*"),
		urls:      at("/originalRequest/url/raw", "/originalRequest/url"),
		statuses:  at("/code"),
		bodies:    []body{plain("/body")},
	}}
}

// A recordingSelector selects the bodies of responses.
type recordingSelector struct {
	recording
	glob string // of URLs; empty for every one
}

func (s recordingSelector) find(x *jsonindex.Index) ([]selected, error) {
	var found []selected
	for _, exchanges := range s.exchanges {
		for _, exchange := range exchangesAt(x, exchanges) {
			if s.wants(x, exchange) {
				found = append(found, s.bodiesOf(x, exchange)...)
			}
		}
	}
	return found, nil
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

// wants reports whether the exchange is one to check: successful, and of the URL
// where one is given.
func (s recordingSelector) wants(x *jsonindex.Index, exchange selected) bool {
	if status := textAt(x, exchange, s.statuses); status != "" && (len(status) != 3 || status[0] != '2') {
		return false
	}
	return s.glob == "" || matchesURL(s.glob, textAt(x, exchange, s.urls))
}

// bodiesOf returns the body or, of several messages, the bodies. Without a glob,
// one that does not look like JSON is not ours.
func (s recordingSelector) bodiesOf(x *jsonindex.Index, exchange selected) []selected {
	for _, b := range s.bodies {
		found := below(x, exchange, b.at)
		if len(found) == 0 {
			continue
		}
		encodings := below(x, exchange, b.encoding)
		var matching []selected
		for i, f := range found {
			f.base64 = b.base64 || b.encoding != nil && i < len(encodings) && textOf(x, encodings[i].value) == "base64"
			if f.encoded = x.Token(f.value).Kind == jsonindex.String; s.isWanted(x, f) {
				matching = append(matching, f)
			}
		}
		return matching
	}
	return nil
}

func (s recordingSelector) isWanted(x *jsonindex.Index, f selected) bool {
	content := x.Text(f.value)
	switch {
	case x.Token(f.value).Kind == jsonindex.Null:
		return false
	case !f.encoded:
		return true
	case f.base64:
		decoded, ok := source.DecodeBase64([]byte(content))
		return ok && looksLikeJSON(string(decoded)) || s.glob != "" && content != ""
	}
	return looksLikeJSON(content) || s.glob != "" && content != ""
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

// matchesURL reports whether a glob, in which "*" stands for anything, is about a
// URL without its query: about its path where the glob begins with "/".
func matchesURL(glob, url string) bool {
	url, _, _ = strings.Cut(url, "?")
	url, _, _ = strings.Cut(url, "#")
	if strings.HasPrefix(glob, "/") {
		if _, rest, ok := strings.Cut(url, "://"); ok {
			url = rest
		}
		_, path, _ := strings.Cut(url, "/")
		url = "/" + path
	}
	parts := strings.Split(glob, "*")
	for i, part := range parts {
		parts[i] = regexp.QuoteMeta(part)
	}
	ok, err := regexp.MatchString("^(?s:"+strings.Join(parts, ".*")+")$", url)
	return ok && err == nil
}
