package variants

import (
	"slices"
	"sync"

	"example.com/authlink/internal/compile"
	"example.com/authlink/internal/jsonindex"
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

	// Lacks reports whether an edition does not have the payload at all, so that it has no
	// variant: it came later, or went. Nil if all have it.
	Lacks func(edition int) bool

	// What rules look at, as JSON Pointers in the names of Source, in which * stands for any:
	// URLs that somebody is to open, dates that lie in the past, and lists in which a word is
	// there once.
	URLs, Dates []string
	Lists       []List

	// Globs are those of the URLs from which payloads come, and Noun is what one is called.
	Globs []string
	Noun  string

	// What is known of the vendor that is built in: its SDK reads fewer dates than a schema
	// allows, and texts are neither blank nor placeholders.
	ReadBySDK, HasTexts bool

	once       sync.Once
	schemas    []func() any        // of Source, decoded
	properties []func() []Property // of each edition
	known      func() knownNames
}

// A Variant is one edition in one form, each by its index.
type Variant struct{ Form, Edition int }

// Variants lists every variant.
func (c *Contract) Variants() []Variant {
	var all []Variant
	for form := range c.Forms {
		for edition := range c.Editions {
			if c.Lacks == nil || !c.Lacks(edition) {
				all = append(all, Variant{form, edition})
			}
		}
	}
	return all
}

// A List is a list of words in a payload.
type List struct {
	Pointer   string
	One, Many string // what a word in it is called, and several
}

// A Chosen is a variant of a contract.
type Chosen struct {
	*Contract
	Variant
}

// Spelling is the form of the variant.
func (c Chosen) Spelling() Form { return c.Forms[c.Form] }

// EditionName names the edition of the variant.
func (c Chosen) EditionName() string { return c.Editions[c.Edition] }

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

// prepare makes what is read off the schemas when it is asked for.
func (c *Contract) prepare() {
	c.once.Do(func() {
		for edition := range c.Editions {
			c.schemas = append(c.schemas, sync.OnceValue(func() any {
				var doc jsonindex.Index
				if doc.Parse(c.Source(edition), jsonindex.Options{}) != nil {
					return nil // whoever compiles it says so
				}
				return doc.Value(0)
			}))
			c.properties = append(c.properties, sync.OnceValue(func() []Property { return c.readProperties(edition) }))
		}
		c.known = sync.OnceValue(c.collectNames)
	})
}

// schema returns the schema of an edition, decoded; nil for one that cannot be read.
func (c *Contract) schema(edition int) any {
	c.prepare()
	return c.schemas[edition]()
}
