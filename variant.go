package authlink

import (
	"embed"
	"sync"

	"example.com/authlink/internal/compile"
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/variants"
	"example.com/authlink/schema"
)

//go:generate go test -run ^Test(VariantDocuments|EditionsPage)$ -update .

// documents holds the schema documents, one for each variant.
//
//go:embed schema/editions/*.schema.json
var documents embed.FS

// compiled caches the validator of each variant.
var compiled [FormDump + 1][LatestEdition - EarliestEdition + 1]struct {
	once      sync.Once
	validator *Validator
	err       error
}

// A Variant is one [Edition] of the contract in one [Form]. The zero value is the default:
// the SDK form of the edition 2024-12-02, which is what the vendor documents.
type Variant struct {
	Form    Form
	Edition Edition
}

// check reports a form or an edition that does not exist.
func (v Variant) check() error {
	var err error
	switch {
	case !v.Form.Exists():
		_, err = v.Form.MarshalText()
	case !v.Edition.Exists():
		_, err = v.Edition.MarshalText()
	}
	return err
}

// Validate is [Validator.Validate] of the variant's validator: nil, a [*SyntaxError] or a
// [*ValidationError]. For a form or an edition that does not exist the error is that of
// [Variant.Validator].
func (v Variant) Validate(data []byte) error {
	validator, err := v.Validator()
	if err != nil {
		return err
	}
	return validator.Validate(data)
}

// Validator returns the validator of the variant's schema with the default options. It is
// compiled on first use and shared from then on. The error is for a form or an edition that
// does not exist, and lists those that do.
func (v Variant) Validator() (*Validator, error) {
	if err := v.check(); err != nil {
		return nil, err
	}
	cached := &compiled[v.Form][v.Edition-EarliestEdition]
	cached.once.Do(func() { cached.validator, cached.err = v.Compile(nil) })
	return cached.validator, cached.err
}

// Compile is [Variant.Validator] with other options. It compiles the schema anew each time.
// Use it rather than [Compile] with [Variant.Schema]: hints about other forms and editions
// come with a variant alone.
func (v Variant) Compile(opts *Options) (*Validator, error) {
	if err := v.check(); err != nil {
		return nil, err
	}
	validator, err := Compile(v.Schema(), opts)
	if err != nil {
		return nil, err
	}
	validator.compiled().Contract = sync.OnceValue(func() diagnose.Contract { return stackOne().Hints(v.index()) })
	return validator, nil
}

// Schema returns a copy of the variant's JSON Schema document, draft 2020-12, which is what
// [Reflect] gives for an [AuthLink]. It returns nil for a form or an edition that does not
// exist.
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

// index is v as package variants has it.
func (v Variant) index() variants.Variant {
	return variants.Variant{Form: int(v.Form), Edition: int(v.Edition - EarliestEdition)}
}

// variantAt is the opposite of index.
func variantAt(i variants.Variant) Variant {
	return Variant{Form(i.Form), EarliestEdition + Edition(i.Edition)}
}

// builtIn is what stackOne returns.
var builtIn struct {
	once     sync.Once
	contract *variants.Contract
}

// stackOne is the contract of the auth link as data.
func stackOne() *variants.Contract {
	builtIn.once.Do(func() {
		c := variants.NewStackOne()
		c.Source = func(edition int) []byte { return variantAt(variants.Variant{Edition: edition}).Schema() }
		c.Compiled = func(v variants.Variant) (*compile.Schema, error) {
			validator, err := variantAt(v).Validator()
			if err != nil {
				return nil, err
			}
			return validator.compiled(), nil
		}
		builtIn.contract = c
	})
	return builtIn.contract
}

// fileName gives the name of the variant's schema document in schema/editions.
func (v Variant) fileName() string {
	if v.Form == FormSDK {
		return v.Edition.String() + ".schema.json"
	}
	return v.Edition.String() + "." + v.Form.String() + ".schema.json"
}

// reflected reflects the contract's JSON Schema document from schema.AuthLink.
func (v Variant) reflected() ([]byte, error) {
	return Reflect[schema.AuthLink](&ReflectOptions{
		ID:      "https://example.com/authlink/editions/" + v.fileName(),
		Title:   "ConnectSessionTokenAuthLink",
		Form:    v.Form,
		Edition: v.Edition,
	})
}
