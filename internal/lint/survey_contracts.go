package lint

import (
	"bytes"
	"os"
	"strings"

	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/schemafile"
)

// A VendorsDocument is an OpenAPI document that a survey has seen: what a contract could be made of.
type VendorsDocument struct {
	Path       string
	Title      string // and the version, as it says itself; "" where it does not
	Operations int
	Example    string // the name of one that answers something in JSON, such as GET /orders/{id} 200; "" if there is none
}

// VendorsDocuments returns the OpenAPI documents among files. One that cannot be read is none.
func VendorsDocuments(files []string) (found []VendorsDocument) {
	for _, path := range files {
		if !looksLikeSpec(path) {
			continue
		}
		spec, err := schemafile.OpenSpec(path)
		if err != nil {
			continue
		}
		operations := spec.Operations()
		found = append(found, VendorsDocument{path, spec.Title(), len(operations), exampleOf(operations)})
	}
	return found
}

// lookedAt is how much of a file tells whether it may be an OpenAPI document: they begin with it.
const lookedAt = 64 << 10

// looksLikeSpec reports whether a file may be an OpenAPI document, at a glance.
func looksLikeSpec(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	start := make([]byte, lookedAt)
	n, _ := f.Read(start)
	return bytes.Contains(start[:n], []byte("openapi"))
}

// exampleOf chooses an operation whose answer is worth a contract: the first that reads one thing, or
// else the first that reads something.
func exampleOf(operations []openapi.Operation) (example string) {
	for _, o := range operations {
		for _, body := range o.Responses {
			if o.Method != "GET" || !strings.HasPrefix(body.Status, "2") || !strings.Contains(body.MediaType, "json") {
				continue
			}
			name := o.Method + " " + o.Path + " " + body.Status
			if strings.HasSuffix(o.Path, "}") {
				return name
			}
			if example == "" {
				example = name
			}
		}
	}
	return example
}
