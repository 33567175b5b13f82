package openapi

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"example.com/authlink/internal/jsonpointer"
)

// A ResponseObject is the response of an operation with some status (3.0.3, section 4.7.17).
type ResponseObject struct {
	Status  string // as the document has it: 200, 2XX, default
	Headers []Parameter
	Media   []Media // in the order of their names
}

// A Media is a media type, or a range of them, and the fragment that leads to its schema, "" for
// none.
type Media struct{ Type, Fragment string }

// Statuses lists those of the responses of an operation, as the document has them.
func (d *Document) Statuses(e Endpoint) []string {
	responses, _ := e.at.below("responses")
	return slices.DeleteFunc(responses.names(), func(name string) bool { return strings.HasPrefix(name, "x-") })
}

// ResponseTo returns the response of an operation with a status: what the document has for exactly
// that, else for its range, such as 2XX, else by default. It is false if there is nothing; the error
// says why what there is cannot be read.
func (d *Document) ResponseTo(e Endpoint, status string) (r ResponseObject, ok bool, err error) {
	responses, ok := e.at.below("responses")
	if !ok || len(status) != len("200") || strings.Trim(status, "0123456789") != "" {
		return r, false, nil
	}
	at, err := d.responseOf(responses, status)
	if err != nil {
		return r, false, nil // it is not there
	}
	r.Status = at.tokens[len(at.tokens)-1]
	tokens := append(slices.Clone(e.tokens), "responses", r.Status)
	if at, err = d.resolve(at); err != nil {
		return r, false, fmt.Errorf("%s %s %s: %w", e.Method, e.Path, r.Status, err)
	}
	headers, _ := at.below("headers")
	for _, name := range headers.names() {
		header, _ := headers.below(name)
		p, ok, err := d.parameter(header, append(slices.Clone(tokens), "headers", name))
		if err != nil {
			return r, false, fmt.Errorf("%s %s %s: header %q: %w", e.Method, e.Path, r.Status, name, err)
		}
		if p.Name, p.In = name, "header"; ok && !strings.EqualFold(name, "Content-Type") {
			r.Headers = append(r.Headers, p)
		}
	}
	r.Media = d.mediaOf(at, tokens)
	return r, true, nil
}

// A RequestBodyObject is the body that an operation is asked with (3.0.3, section 4.7.13); without media
// types it takes none.
type RequestBodyObject struct {
	Required bool
	Media    []Media // in the order of their names
}

// RequestBody returns what an operation is asked with. The error says why what there is cannot be read.
func (d *Document) RequestBody(e Endpoint) (r RequestBodyObject, err error) {
	at, ok := e.at.below("requestBody")
	if !ok {
		return r, nil
	}
	if at, err = d.resolve(at); err != nil {
		return r, fmt.Errorf("%s %s: %w", e.Method, e.Path, err)
	}
	r.Required = at.object()["required"] == true
	r.Media = d.mediaOf(at, append(slices.Clone(e.tokens), "requestBody"))
	return r, nil
}

// mediaOf returns the media types of a body that tokens lead to.
func (d *Document) mediaOf(at target, tokens []string) (all []Media) {
	content, _ := at.below("content")
	for _, mediaType := range slices.Sorted(maps.Keys(content.object())) {
		m := Media{Type: mediaType}
		media, _ := content.below(mediaType)
		if media, err := d.resolve(media); err == nil { // a Media Type Object may be a reference in 3.2
			if _, ok := media.below("schema"); ok {
				m.Fragment = jsonpointer.Fragment(append(slices.Clone(tokens), "content", mediaType, "schema")...)
			}
		}
		all = append(all, m)
	}
	return all
}

// A ResponseBody is the body of a response of an operation, in one media type.
type ResponseBody struct {
	Endpoint
	Status string // as the document has it
	Media  Media
}

// ResponseBody returns the body that words name as they name a schema, such as GET /orders/{id} 200.
func (d *Document) ResponseBody(words string) (b ResponseBody, ok bool) {
	m := shorthand().FindStringSubmatch(words)
	if m == nil {
		return b, false
	}
	name := m[3]
	if m[1] != "" {
		name = m[1] + " " + m[2]
	}
	if b.Endpoint, ok = d.EndpointOf(name); !ok {
		return b, false
	}
	responses, _ := b.at.below("responses")
	at, err := d.responseOf(responses, m[4])
	if err != nil {
		return b, false
	}
	b.Status = at.tokens[len(at.tokens)-1]
	if at, err = d.resolve(at); err != nil {
		return b, false
	}
	b.Media, ok = MatchMedia(d.mediaOf(at, append(slices.Clone(b.tokens), "responses", b.Status)), m[5])
	return b, ok
}
