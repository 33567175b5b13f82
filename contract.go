package authlink

import (
	_ "embed"
	"fmt"
	"reflect"
	"sync"

	"github.com/invopop/jsonschema"

	"example.com/authlink/schema"
)

// A Form is one of the two spellings of the payload.
type Form int

// The forms of the payload.
const (
	SDK  Form = iota // camelCase, as the vendor's SDK documents it
	Wire             // snake_case, as it travels over HTTP
)

//go:generate go test -run ^TestContractDocuments$ -update .

//go:embed schema/authlink.schema.json
var sdkDocument string

//go:embed schema/authlink.wire.schema.json
var wireDocument string

// forms holds what there is to know of each form, in the order of the constants.
var forms = [...]struct {
	name     string
	nameTag  string                       // the tag of schema.AuthLink that names its properties
	spelling func(schema.Category) string // of a category
	file     string                       // of the schema document
	document *string
}{
	SDK:  {"sdk", "json", func(c schema.Category) string { return string(c) }, "authlink.schema.json", &sdkDocument},
	Wire: {"wire", "wire", schema.Category.Wire, "authlink.wire.schema.json", &wireDocument},
}

// compiled caches the validator of each form.
var compiled [len(forms)]struct {
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

// A Contract names one version of the payload. The zero value is the default:
// the SDK form.
type Contract struct {
	Form Form
}

// Validate is [Validator.Validate] of the contract's validator.
func (c Contract) Validate(data []byte) error {
	v, err := c.Validator()
	if err != nil {
		return err
	}
	return v.Validate(data)
}

// Validator returns the contract's validator, compiled on first use and shared
// from then on. The error names a form that does not exist.
func (c Contract) Validator() (*Validator, error) {
	if !c.Form.exists() {
		return nil, fmt.Errorf("there is no %v", c.Form)
	}
	cached := &compiled[c.Form]
	cached.once.Do(func() { cached.validator, cached.err = c.compile() })
	return cached.validator, cached.err
}

func (c Contract) compile() (*Validator, error) {
	v, err := Compile(c.Schema(), nil)
	if err != nil {
		return nil, err
	}
	v.otherForm = hintSDK
	if c.Form == SDK {
		v.otherForm = hintWire
	}
	return v, nil
}

// The hints for a payload whose names are those of the other form.
const (
	hintSDK  = "this is the SDK form: validate with Contract{Form: SDK} (--form sdk)"
	hintWire = "this is the wire form: validate with Contract{Form: Wire} (--form wire)"
)

// Schema returns the contract's JSON Schema document, draft 2020-12: nil for a
// form that does not exist. It is reflected from [AuthLink] when the source is
// generated. The slice is the caller's own.
func (c Contract) Schema() []byte {
	if !c.Form.exists() {
		return nil
	}
	return []byte(*forms[c.Form].document)
}

// reflected reflects the contract's JSON Schema document from schema.AuthLink.
func (c Contract) reflected() ([]byte, error) {
	form := forms[c.Form]
	categories := jsonschema.Schema{Type: "string", Title: "category"}
	for _, category := range schema.Categories() {
		categories.Enum = append(categories.Enum, form.spelling(category))
	}
	r := newReflector(ReflectOptions{
		ID:      "https://example.com/authlink/" + form.file,
		Title:   "ConnectSessionTokenAuthLink",
		NameTag: form.nameTag,
	})
	r.mapped = map[reflect.Type]jsonschema.Schema{reflect.TypeFor[schema.Category](): categories}
	return r.document(reflect.TypeFor[schema.AuthLink]())
}
