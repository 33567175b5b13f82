package selection

import (
	"bytes"
	"slices"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/words"
)

// An Interest says which bodies of a recording may be payloads where nobody has said so.
type Interest struct {
	// Names are the required names of the payload, in each of its forms: what has at least
	// half of those of one form is a payload.
	Names [][]string

	// Globs match the URLs of payloads.
	Globs []string
}

// knows reports whether payloads come from a URL.
func (i *Interest) knows(url string) bool {
	return url != "" && slices.ContainsFunc(i.Globs, func(glob string) bool { return matchesURL(glob, url) })
}

// isPayload reports whether an object has at least half of the names of a form.
func (i *Interest) isPayload(text []byte) bool {
	x := new(jsonindex.Index)
	options := jsonindex.Options{AllowDuplicateNames: true}
	if x.Parse(text, options) != nil {
		return i.Resembles(func(name string) bool { return bytes.Contains(text, words.Quoted(name)) }) // it is broken, and its faults are findings
	}
	if x.Token(0).Kind != jsonindex.Object {
		return false
	}
	has := map[string]bool{}
	for name := range x.Members(0) {
		has[x.Text(name)] = true
	}
	return i.Resembles(func(name string) bool { return has[name] })
}

// Resembles reports whether what has some names has at least half of the names of a form.
func (i *Interest) Resembles(has func(name string) bool) bool {
	return slices.ContainsFunc(i.Names, func(form []string) bool {
		n := 0
		for _, name := range form {
			if has(name) {
				n++
			}
		}
		return len(form) > 0 && 2*n >= len(form)
	})
}
