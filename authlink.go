// Package authlink validates StackOne's ConnectSessionTokenAuthLink payload,
// and any other JSON document against any JSON Schema or Go type.
package authlink

// A Form is one of the two spellings of the payload.
type Form int

// The forms of the payload.
const (
	SDK  Form = iota // camelCase, as the vendor's SDK documents it
	Wire             // snake_case, as it travels over HTTP
)

// A Contract names one version of the payload. The zero value is the default.
type Contract struct {
	Form Form
}

// Validate checks data against the default contract.
func Validate(data []byte) error { return Contract{}.Validate(data) }

// Validate is [Validator.Validate] of the contract's validator.
func (c Contract) Validate(data []byte) error {
	v, err := c.Validator()
	if err != nil {
		return err
	}
	return v.Validate(data)
}

// Validator returns the contract's validator, compiled on first use. The error
// names a form that does not exist.
func (c Contract) Validator() (*Validator, error) { panic("to do") }

// Schema returns the contract's JSON Schema document, nil for a form that does
// not exist.
func (c Contract) Schema() []byte { panic("to do") }
