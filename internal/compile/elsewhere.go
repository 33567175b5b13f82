package compile

import (
	"errors"
	"sync"
)

// Elsewhere returns the absolute URI of a schema that gives itself no identifier, and a function
// that reports whether an absolute URI, without a fragment, is that of another document, or of
// a schema embedded in one, by which the references of the schema find it. It is for whoever
// looks at a schema that need not compile. The function is not for concurrent use.
func Elsewhere(schema []byte, opts Options) (base string, knows func(uri string) bool) {
	others := sync.OnceValue(func() *library {
		c, err := newCompilation(schema, opts)
		if err != nil {
			return new(library)
		}
		_ = c.addResources() // Compile says what is wrong with one
		return &c.library
	})
	c := compilation{main: &document{text: schema}, opts: opts}
	return c.baseDirectory() + baseNames[0], func(uri string) bool {
		_, _, err := others().find(uri)
		return err == nil || errors.Is(err, errAmbiguous) || isMetaschema(uri)
	}
}
