package variants

import (
	"encoding/json"
	"slices"
	"sync"

	"example.com/authlink/internal/compile"
)

// A Contract is a payload of somebody else's in its editions and forms. It is safe for
// concurrent use, and not to be changed once it is in use.
type Contract struct {
	Name     string
	Editions []string // their names, oldest first
	Forms    []Form   // the default first; the one form of a contract without forms has no name

	// Source returns the schema of an edition as it was published, whatever the form;
	// nil for none.
	Source func(edition int) []byte

	// Compiled returns the schema of a variant, the same each time.
	Compiled func(Variant) (*compile.Schema, error)

	// What rules look at, as JSON Pointers in the names of Source, in which * stands for any:
	// URLs that somebody is to open, dates that lie in the past, and lists in which a word is
	// there once.
	URLs, Dates, Lists []string

	once    sync.Once
	schemas []any // of Source, decoded
	known   knownNames
}

// A Variant is one edition in one form, each by its index.
type Variant struct{ Form, Edition int }

// Variants lists every variant.
func (c *Contract) Variants() []Variant {
	var all []Variant
	for form := range c.Forms {
		for edition := range c.Editions {
			all = append(all, Variant{form, edition})
		}
	}
	return all
}

// EditionOf returns the index of the edition of a name, or of the last one for "latest"; -1
// for none.
func (c *Contract) EditionOf(name string) int {
	if name == "latest" {
		return len(c.Editions) - 1
	}
	return slices.Index(c.Editions, name)
}

// FormOf returns the index of the form of a name, -1 for none.
func (c *Contract) FormOf(name string) int {
	return slices.IndexFunc(c.Forms, func(f Form) bool { return f.Name == name })
}

// read decodes the schemas of the editions.
func (c *Contract) read() {
	c.once.Do(func() {
		c.schemas = make([]any, len(c.Editions))
		for i := range c.Editions {
			if json.Unmarshal(c.Source(i), &c.schemas[i]) != nil {
				c.schemas[i] = nil // whoever compiles it says so
			}
		}
		c.known = c.collectNames()
	})
}

// schema returns the schema of an edition, decoded; nil for one that cannot be read.
func (c *Contract) schema(edition int) any {
	c.read()
	return c.schemas[edition]
}
