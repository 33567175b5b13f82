package lint

import (
	"example.com/authlink"
	"example.com/authlink/internal/schemafile"
)

// CompileFile compiles the JSON Schema in a file, which must be self-contained. A fault in it
// is a [*source.PlacedError]. The draft is that of a schema that names none.
func CompileFile(path string, draft authlink.Draft) (*authlink.Validator, error) {
	return schemafile.Compile(path, draft)
}
