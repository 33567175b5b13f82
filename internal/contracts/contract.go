package contracts

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/compile"
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/near"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/variants"
	"example.com/authlink/internal/words"
)

// A Contract is a payload of somebody else's. It is safe for concurrent use.
type Contract struct {
	*variants.Contract
	Title     string
	Default   int               // the edition that counts where nobody names one
	Sources   []string          // where the schema of each edition comes from, as the configuration names it; nil if it is built in
	Today     string            // where the vendor says what the payload is today; "" if that is not known
	Direction openapi.Direction // of what is in OpenAPI documents
	Secrets   []string          // JSON Pointers to values that are secrets, in the names of the schema

	openEnums []string
	read      func(edition int) (document, error)
	readToday func() (document, error)

	lock      sync.Mutex
	documents map[int]document
	compiled  map[variants.Variant]*authlink.Validator

	api *wholeAPI // nil unless it is a whole API

	whole     *Contract // that it is an operation of, nil for none
	operation string    // in words
}

// A document is the schema of an edition, and how to blame its file for an error of compiling.
type document struct {
	text  []byte
	blame func(error) error
}

// newContract returns a contract whose schemas are read, and compiled, when somebody needs them.
func newContract(own *variants.Contract) *Contract {
	c := &Contract{Contract: own, documents: map[int]document{}, compiled: map[variants.Variant]*authlink.Validator{}}
	c.Source, c.Compiled = c.sourceOf, c.schemaOf
	return c
}

// Of returns a variant of the contract.
func (c *Contract) Of(v variants.Variant) variants.Chosen {
	return variants.Chosen{Contract: c.Contract, Variant: v}
}

// HasForms reports whether the contract has forms to choose from.
func (c *Contract) HasForms() bool { return c.Forms[0].Name != "" }

// IsBuiltIn reports whether the contract is the one that is built in.
func (c *Contract) IsBuiltIn() bool { return c.Name == variants.StackOne }

// Files are the files that the configuration names, with slashes as it does.
func (c *Contract) Files() []string {
	var files []string
	for _, name := range append(slices.Clone(c.Sources), c.Today) {
		if file, _, _ := strings.Cut(name, "#"); file != "" && !slices.Contains(files, file) {
			files = append(files, file)
		}
	}
	return files
}

// ParseEdition returns the index of an edition: by its name, by "latest" or, where the names
// are dates, by the date of a day on which it was in force. The error lists the editions.
func (c *Contract) ParseEdition(name string) (int, error) {
	if name == "" {
		return c.Default, nil
	}
	if c.IsBuiltIn() {
		e, err := authlink.ParseEdition(name)
		return int(e - authlink.EarliestEdition), err
	}
	if i := c.EditionOf(name); i >= 0 {
		return i, nil
	}
	if i := c.inForce(name); i >= 0 {
		return i, nil
	}
	guess := ""
	if meant, ok := near.Best(name, c.Editions); ok {
		guess = fmt.Sprintf(" (did you mean %q?)", meant)
	}
	return 0, fmt.Errorf("the contract %s has no edition %q%s: it has %s", c.Name, name, guess, words.Enumerate(c.Editions, "and"))
}

// inForce returns the index of the edition that was in force on a day, -1 for none.
func (c *Contract) inForce(day string) int {
	if !isDay(day) || !slices.IsSortedFunc(c.Editions, cmp.Compare[string]) {
		return -1
	}
	last := -1
	for i, name := range c.Editions {
		if !isDay(name) {
			return -1
		}
		if name <= day {
			last = i
		}
	}
	return last
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// ParseForm returns the index of a form by its name; "" is the default. The error lists the
// forms.
func (c *Contract) ParseForm(name string) (int, error) {
	if name == "" {
		return 0, nil
	}
	if c.IsBuiltIn() {
		f, err := authlink.ParseForm(name)
		return int(f), err
	}
	if i := c.FormOf(name); i >= 0 && c.HasForms() {
		return i, nil
	}
	if !c.HasForms() {
		return 0, fmt.Errorf("the contract %s has no forms", c.Name)
	}
	return 0, fmt.Errorf("the contract %s has no form %q: it has %s", c.Name, name, words.Enumerate(c.FormNames(), "and"))
}

// FormNames lists the names of the forms, none if there is but one.
func (c *Contract) FormNames() []string {
	var names []string
	for _, f := range c.Forms {
		if f.Name != "" {
			names = append(names, f.Name)
		}
	}
	return names
}

// Parse returns a variant by the names of its form and its edition, each "" for the default.
func (c *Contract) Parse(form, edition string) (v variants.Variant, err error) {
	if v.Form, err = c.ParseForm(form); err != nil {
		return v, err
	}
	v.Edition, err = c.ParseEdition(edition)
	return v, err
}

// Schema returns the JSON Schema of a variant.
func (c *Contract) Schema(v variants.Variant) ([]byte, error) {
	if c.IsBuiltIn() {
		return builtInVariant(v).Schema(), nil
	}
	d, err := c.document(v.Edition)
	return c.Forms[v.Form].Respell(d.text), err
}

// Original returns the JSON Schema of an edition as it is in its file.
func (c *Contract) Original(edition int) ([]byte, error) {
	if c.IsBuiltIn() {
		return c.Schema(variants.Variant{Edition: edition})
	}
	d, err := c.read(edition)
	return d.text, err
}

// document returns the schema of an edition, with the enums opened that are to be. It is read
// once.
func (c *Contract) document(edition int) (document, error) {
	c.lock.Lock()
	defer c.lock.Unlock()
	if d, ok := c.documents[edition]; ok {
		return d, nil
	}
	d, err := c.read(edition)
	if err != nil {
		return d, err
	}
	d.text = variants.OpenEnums(d.text, c.openEnums)
	c.documents[edition] = d
	return d, nil
}

// Validator returns the validator of a variant. It is compiled on first use and shared from
// then on.
func (c *Contract) Validator(v variants.Variant) (*authlink.Validator, error) {
	if c.IsBuiltIn() {
		return builtInVariant(v).Validator()
	}
	c.lock.Lock()
	validator := c.compiled[v]
	c.lock.Unlock()
	if validator != nil {
		return validator, nil
	}
	validator, err := c.Compile(v, nil)
	if err != nil {
		return nil, err
	}
	c.lock.Lock()
	defer c.lock.Unlock()
	if first := c.compiled[v]; first != nil {
		return first, nil
	}
	c.compiled[v] = validator
	return validator, nil
}

// Compile is Validator with options of the caller's. It compiles the schema anew each time.
func (c *Contract) Compile(v variants.Variant, opts *authlink.Options) (*authlink.Validator, error) {
	if c.IsBuiltIn() {
		return builtInVariant(v).Compile(opts)
	}
	d, err := c.document(v.Edition)
	if err != nil {
		return nil, err
	}
	own := authlink.Options{}
	if opts != nil {
		own = *opts
	}
	validator, err := c.compile(d.text, v.Form, own)
	if err != nil {
		return nil, d.blame(err)
	}
	(*engine.Validator)(validator).Schema().Contract = sync.OnceValue(func() diagnose.Contract { return c.Hints(v) })
	return validator, nil
}

// Adapt compiles another schema of the payload, such as what the vendor publishes today, as if
// it were that of an edition: in a form, with the enums opened that are to be, and with the
// same secrets.
func (c *Contract) Adapt(schema []byte, form int) (*authlink.Validator, error) {
	if c.IsBuiltIn() { // whose schemas are in each form already
		return authlink.Compile(schema, nil)
	}
	return c.compile(variants.OpenEnums(schema, c.openEnums), form, authlink.Options{})
}

// compile compiles a schema in a form.
func (c *Contract) compile(schema []byte, form int, opts authlink.Options) (*authlink.Validator, error) {
	for _, pointer := range c.Secrets {
		opts.Secrets = append(slices.Clip(opts.Secrets), spelled(pointer, c.Forms[form]))
	}
	return authlink.Compile(c.Forms[form].Respell(schema), &opts)
}

// sourceOf is the schema of an edition for package variants: nil where it cannot be read, which whoever
// compiles it says.
func (c *Contract) sourceOf(edition int) []byte {
	d, err := c.document(edition)
	if err != nil {
		return nil
	}
	return d.text
}

// schemaOf is Validator for package variants.
func (c *Contract) schemaOf(v variants.Variant) (*compile.Schema, error) {
	validator, err := c.Validator(v)
	if err != nil {
		return nil, err
	}
	return (*engine.Validator)(validator).Schema(), nil
}

// spelled returns a JSON Pointer in the names of the schema as one in those of a form.
func spelled(pointer string, form variants.Form) string {
	tokens := jsonpointer.Split(pointer)
	for i, token := range tokens {
		tokens[i] = form.Property(token)
	}
	return jsonpointer.String(tokens...)
}
