package selection

import (
	"fmt"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/lazyregexp"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/words"
)

// maxOffers bounds what is listed of a file in which nothing is selected.
const maxOffers = 5

// Offers says what there is to select in a document in which nothing is: the exchanges of a
// recording, or what is at the top. It is "" if there is nothing. Secrets are masked: redact
// does that in JSON.
func (s *Selection) Offers(d source.Document, redact func([]byte) []byte) string {
	x := new(jsonindex.Index)
	if x.Parse(d.JSON, source.EnvelopeOptions()) != nil {
		return ""
	}
	for _, selector := range s.selectors {
		if r, ok := selector.(recordingSelector); ok && len(r.list(x)) > 0 {
			return "the recording has " + listed(r.list(x))
		}
	}
	for _, r := range recordings() {
		if r.is(x) {
			return "this looks like a recording for the preset " + r.name
		}
	}
	if names := topNames(x, redact(d.JSON)); len(names) > 0 {
		return "at the top there is " + listed(names)
	}
	return ""
}

// plainSegment is a segment of a path that is a word, or a version: it is no secret, and
// says which endpoint it is.
var plainSegment = lazyregexp.New(`^(?:[a-z][a-z_-]{0,29}|v[0-9]{1,2}|\*)$`)

// ShownPath returns the path of a URL, in which all but words is masked; "" of no URL.
func ShownPath(url string) string {
	if url == "" {
		return ""
	}
	segments := strings.Split(pathOf(url), "/")
	for i, segment := range segments {
		if segment != "" && !plainSegment().MatchString(segment) {
			segments[i] = "***"
		}
	}
	return strings.Join(segments, "/")
}

// list returns the exchanges of a recording, such as "GET /orders (200)".
func (r recording) list(x *jsonindex.Index) []string {
	var list []string
	for _, exchanges := range r.exchanges {
		for _, exchange := range exchangesAt(x, exchanges) {
			path := ShownPath(r.urlOf(x, exchange))
			if path == "" {
				continue
			}
			said := strings.TrimSpace(secret.MaskText(textAt(x, exchange, r.methods)) + " " + path)
			if status := textAt(x, exchange, r.statuses); len(status) == len("200") {
				said += " (" + status + ")"
			}
			list = append(list, said)
		}
	}
	return list
}

// topNames returns JSON Pointers to what is right below the top. A name that is masked is
// left out.
func topNames(x *jsonindex.Index, masked []byte) []string {
	var names []string
	if x.Token(0).Kind == jsonindex.Array {
		return []string{"an array, for $[*]"}
	}
	if x.Token(0).Kind != jsonindex.Object {
		return nil
	}
	for name := range x.Members(0) {
		t := x.Token(name)
		if string(masked[t.Start:t.End]) == string(x.Raw(name)) {
			names = append(names, jsonpointer.Append("", x.Text(name)))
		}
	}
	return names
}

// listed lists the first of some texts, each once.
func listed(texts []string) string {
	var list []string
	seen := map[string]bool{}
	for _, text := range texts {
		if !seen[text] {
			list = append(list, text)
		}
		seen[text] = true
	}
	if more := len(list) - maxOffers; more > 0 {
		list = append(list[:maxOffers:maxOffers], fmt.Sprintf("%d more", more))
	}
	return words.Enumerate(list, "and")
}
