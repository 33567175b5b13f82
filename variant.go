package authlink

import (
	"embed"
	"fmt"
	"sync"

	"example.com/authlink/schema"
)

// A Form is one of the two spellings of the payload.
type Form int

// The forms of the payload.
const (
	FormSDK  Form = iota // camelCase, as the vendor's SDK documents it
	FormWire             // snake_case, as it travels over HTTP
)

// A formEntry is what there is to know of a form.
type formEntry struct {
	name     string
	nameTag  string                       // the tag of schema.AuthLink that names its properties
	spelling func(schema.Category) string // of a category
	suffix   string                       // of the name of its schema documents
}

// forms holds the entry of each form, in the order of the constants.
var forms = [...]formEntry{
	FormSDK:  {"sdk", "json", func(c schema.Category) string { return string(c) }, ".schema.json"},
	FormWire: {"wire", "wire", schema.Category.Wire, ".wire.schema.json"},
}

//go:generate go test -run ^Test(ContractDocuments|EditionsPage)$ -update .

// documents holds the schema documents, one for each variant.
//
//go:embed schema/editions/*.schema.json
var documents embed.FS

// compiled caches the validator of each variant.
var compiled [len(forms)][LatestEdition - EarliestEdition + 1]struct {
	once      sync.Once
	validator *Validator
	err       error
}

// ParseForm reads the name of a form, as String gives it.
func ParseForm(name string) (Form, error) {
	for form, entry := range forms {
		if name == entry.name {
			return Form(form), nil
		}
	}
	return 0, fmt.Errorf("no form is called %q; the forms are sdk and wire", name)
}

// String names the form: "sdk" or "wire".
func (f Form) String() string {
	if !f.exists() {
		return fmt.Sprintf("Form(%d)", int(f))
	}
	return forms[f].name
}

func (f Form) exists() bool { return f >= 0 && int(f) < len(forms) }

// A Variant names one version of the payload. The zero value is the default:
// the SDK form of the edition 2024-12-02.
type Variant struct {
	Form    Form
	Edition Edition
}

// check reports a form or an edition that does not exist.
func (v Variant) check() error {
	switch {
	case !v.Form.exists():
		return fmt.Errorf("there is no %v", v.Form)
	case v.Edition < EarliestEdition || v.Edition > LatestEdition:
		return fmt.Errorf("there is no %v", v.Edition)
	}
	return nil
}

// Validate is [Validator.Validate] of the variant's validator. For a form or an
// edition that does not exist the error is that of [Variant.Validator].
func (v Variant) Validate(data []byte) error {
	validator, err := v.Validator()
	if err != nil {
		return err
	}
	return validator.Validate(data)
}

// Validator returns the variant's validator, compiled on first use and shared
// from then on. The error names a form or an edition that does not exist.
func (v Variant) Validator() (*Validator, error) {
	if err := v.check(); err != nil {
		return nil, err
	}
	cached := &compiled[v.Form][v.Edition-EarliestEdition]
	cached.once.Do(func() { cached.validator, cached.err = v.Compile(nil) })
	return cached.validator, cached.err
}

// Compile is [Compile] of the variant's schema: a validator like that of
// [Variant.Validator], with options of its own. It is compiled anew each time.
func (v Variant) Compile(opts *Options) (*Validator, error) {
	if err := v.check(); err != nil {
		return nil, err
	}
	validator, err := Compile(v.Schema(), opts)
	if err != nil {
		return nil, err
	}
	validator.variant = &v
	return validator, nil
}

// Schema returns the variant's JSON Schema document, draft 2020-12: nil for a
// form or an edition that does not exist. It is reflected from [AuthLink] when
// the source is generated. The slice is the caller's own.
func (v Variant) Schema() []byte {
	if v.check() != nil {
		return nil
	}
	document, err := documents.ReadFile("schema/editions/" + v.fileName())
	if err != nil {
		return nil // not generated yet
	}
	return document
}

// fileName gives the name of the variant's schema document in schema/editions.
func (v Variant) fileName() string { return v.Edition.String() + forms[v.Form].suffix }

// reflected reflects the contract's JSON Schema document from schema.AuthLink.
func (v Variant) reflected() ([]byte, error) {
	return Reflect[schema.AuthLink](&ReflectOptions{
		ID:      "https://example.com/authlink/editions/" + v.fileName(),
		Title:   "ConnectSessionTokenAuthLink",
		NameTag: forms[v.Form].nameTag,
		Edition: v.Edition,
	})
}
