package selection

import (
	"bytes"
	"slices"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
)

// Recognize returns the selection of what may be payloads in a document that is a
// recording by what is in it; nil if it is none, or a payload itself.
func Recognize(d source.Document, interest *Interest) *Selection {
	if !MayBeRecording(d.JSON) || interest.isPayload(d.JSON) {
		return nil
	}
	return recognize(d, interest)
}

func recognize(d source.Document, interest *Interest) *Selection {
	x := new(jsonindex.Index)
	if x.Parse(d.JSON, source.EnvelopeOptions()) != nil {
		return nil
	}
	for _, r := range recordings() {
		if r.is(x) {
			return &Selection{exprs: []string{r.name}, selectors: []selector{recordingSelector{recording: r, interest: interest}}}
		}
	}
	return nil
}

// signs are names in recordings, and in some others: every recording has one of them.
var signs = []string{"entries", "interactions", "messages", "mappings", "item", "response"}

// MayBeRecording reports whether a text, as JSON or as YAML, has a name that is in
// recordings. It is cheap: most documents have none.
func MayBeRecording(text []byte) bool {
	return slices.ContainsFunc(signs, func(sign string) bool { return bytes.Contains(text, []byte(sign)) })
}

// has reports whether something is at one of the pointers.
func has(x *jsonindex.Index, pointers ...string) bool {
	return slices.ContainsFunc(at(pointers...), func(p pointer) bool { return len(below(x, selected{}, p)) > 0 })
}

func isHAR(x *jsonindex.Index) bool { return has(x, "/log/entries") }

func isPact(x *jsonindex.Index) bool {
	return has(x, "/consumer") && has(x, "/provider") && has(x, "/interactions", "/messages")
}

func isGoVCR(x *jsonindex.Index) bool {
	return has(x, "/interactions/*/request/url") && has(x, "/interactions/*/response")
}

func isVCR(x *jsonindex.Index) bool {
	return has(x, "/http_interactions/*/response") || has(x, "/interactions/*/request/uri") && has(x, "/interactions/*/response")
}

func isWireMock(x *jsonindex.Index) bool {
	if has(x, "/mappings/*/request") && has(x, "/mappings/*/response") {
		return true
	}
	return has(x, "/response/status", "/response/jsonBody", "/response/body", "/response/bodyFileName", "/response/base64Body") &&
		has(x, "/request/url", "/request/urlPath", "/request/urlPattern", "/request/urlPathPattern", "/request/urlPathTemplate", "/request/method")
}

func isPostman(x *jsonindex.Index) bool {
	schema := textAt(x, selected{}, at("/info/schema", "/info/_postman_id"))
	return has(x, "/item") && (strings.Contains(schema, "postman") || has(x, "/info/_postman_id"))
}
