package contract

import (
	"errors"
	"io/fs"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/variants"
)

// ConfigName is what the configuration is called that [Load] reads.
const ConfigName = ".authlink-lint.yaml"

// A Contract is a payload of somebody else's in its editions. It comes from [Load], [LoadFile]
// or [BuiltIn]; the methods of any other one panic.
//
// The type that it is declared as belongs to this module alone and exports no field.
type Contract contracts.Handle

// own is the contract seen from inside.
func (c *Contract) own() *contracts.Contract { return (*contracts.Handle)(c).Contract() }

// Load reads a contract by its name from the configuration [ConfigName] at the root of a file
// system, and the schemas that it names when they are needed. The other settings of the
// configuration do not count. A name of [BuiltIn] is found, too. The error is an [*Error] about
// what is wrong in the configuration, one of the file system, or says that there is no such
// contract.
func Load(fsys fs.FS, name string) (*Contract, error) { return LoadFile(fsys, ConfigName, name) }

// LoadFile is [Load] for a configuration of another name, at the root of the file system.
func LoadFile(fsys fs.FS, config, name string) (*Contract, error) {
	set, err := contracts.Read(fsys, config)
	if err != nil {
		return nil, placed(err)
	}
	c, err := set.Find(name)
	if err != nil {
		return nil, err
	}
	return (*Contract)(contracts.NewHandle(c)), nil
}

// BuiltIn returns the contract of StackOne's auth link, "stackone-auth-link". Package authlink has
// the same as Go types.
func BuiltIn() *Contract { return (*Contract)(contracts.NewHandle(contracts.BuiltIn())) }

// Name returns the name of the contract, and Title what it is for people, "" where the
// configuration does not say.
func (c *Contract) Name() string { return c.own().Name }

// Title says what the payload is, for people; "" where nobody has said so.
func (c *Contract) Title() string { return c.own().Title }

// An Edition is the payload as it was from some time on.
type Edition struct {
	Name string // a date, or a version of the vendor's

	// Schema is where its JSON Schema is, as the configuration names it: a file, or a file
	// with a fragment after a #. It is empty for the contract that is built in.
	Schema string
}

// Editions lists the editions, oldest first. The slice is the caller's own.
func (c *Contract) Editions() []Edition {
	var list []Edition
	for i, name := range c.own().Editions {
		e := Edition{Name: name}
		if sources := c.own().Sources; sources != nil {
			e.Schema = sources[i]
		}
		list = append(list, e)
	}
	return list
}

// Forms lists the names of the forms, the default first; none where there is one spelling. The
// slice is the caller's own.
func (c *Contract) Forms() []string { return c.own().FormNames() }

// Schema returns the JSON Schema of an edition in a form, each named as [Contract.Compile] takes
// it.
func (c *Contract) Schema(edition, form string) ([]byte, error) {
	v, err := c.own().Parse(form, edition)
	if err != nil {
		return nil, err
	}
	schema, err := c.own().Schema(v)
	return schema, placed(err)
}

// Validator returns the validator of an edition in the default form: see [Contract.Compile] for
// the name. It is compiled on first use and shared from then on.
func (c *Contract) Validator(edition string) (*authlink.Validator, error) {
	return c.ValidatorIn(edition, "")
}

// ValidatorIn is [Contract.Validator] in a form.
func (c *Contract) ValidatorIn(edition, form string) (*authlink.Validator, error) {
	v, err := c.own().Parse(form, edition)
	if err != nil {
		return nil, err
	}
	validator, err := c.own().Validator(v)
	return validator, placed(err)
}

// Compile returns a validator of an edition in a form, compiled anew with options; nil options
// are the defaults. The edition is "latest", a name or, where all names are dates, a day on which
// it was in force; "" is the default of the contract, which is the latest unless the
// configuration says otherwise. The form is a name, or "" for the default. The error lists what
// there is, or is an [*Error] about a schema.
func (c *Contract) Compile(edition, form string, opts *authlink.Options) (*authlink.Validator, error) {
	v, err := c.own().Parse(form, edition)
	if err != nil {
		return nil, err
	}
	validator, err := c.own().Compile(v, opts)
	return validator, placed(err)
}

// variant names a variant.
func (c *Contract) variant(v variants.Variant) Variant {
	of := c.own().Of(v)
	return Variant{Edition: of.EditionName(), Form: of.Spelling().Name}
}

// An Error says what is wrong in a configuration, or in a file that it names.
type Error struct {
	File string // relative to the root of the file system

	// Line and Column are 1-based; columns count Unicode code points. Line 0 means no
	// particular place.
	Line, Column int

	Message string // in one line
	Hint    string // what to do about it, "" where there is nothing to say
}

// Error returns "file:line:column: message (hint)".
func (e *Error) Error() string {
	text := (&source.PlacedError{Path: e.File, Line: e.Line, Column: e.Column, Message: e.Message}).Error()
	if e.Hint != "" {
		text += " (" + e.Hint + ")"
	}
	return text
}

// placed is an error with a place as the public one.
func placed(err error) error {
	if e, ok := errors.AsType[*source.PlacedError](err); ok {
		return &Error{File: e.Path, Line: e.Line, Column: e.Column, Message: e.Message, Hint: e.Hint}
	}
	return err
}
