package compat

import (
	"bytes"
	"encoding/json"
	"strings"

	"example.com/authlink/internal/jsonpointer"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// part says of each difference which member it is in, and has that for its proof.
func (r *Result) part() {
	for i := range r.Differences {
		d := &r.Differences[i]
		in, path := cutPart(d.Path)
		if d.Proof != nil {
			d.Proof.Payload = member(d.Proof.Payload, in)
			if d.Reverse != nil {
				d.Reverse.Payload = member(d.Reverse.Payload, in)
			}
		}
		d.In, d.Path = in, path
		for j, place := range d.Places {
			other, path := cutPart(place)
			d.Places[j] = path
			if other != in {
				d.Places[j] = strings.TrimSuffix(other+": "+path, ": ")
			}
		}
	}
}

// Parts returns the names of all the members that a difference is in.
func (d *Difference) Parts() []string {
	if d.at == nil || d.at.pair == nil {
		return []string{d.In}
	}
	if parts := d.at.pair.parts(); len(parts) > 0 {
		return parts
	}
	return []string{d.In}
}

// cutPart returns the name of the member that a path begins with, and the path from there.
func cutPart(path string) (name, rest string) {
	token, rest, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if rest != "" {
		rest = "/" + rest
	}
	return jsonpointer.Unescape(token), rest
}

// member returns a member of an object, as it is printed; the object itself if it has none.
func member(object, name string) string {
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(object))
	if err != nil {
		return object
	}
	members, _ := value.(map[string]any)
	part, ok := members[name]
	if !ok {
		return object
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if encoder.Encode(part) != nil {
		return object
	}
	return out.String()
}
