package schema

import (
	"fmt"
	"strings"
)

// A Form is a spelling of the payload. The zero value is the default, [FormSDK].
type Form int8

// The forms of the payload.
const (
	FormSDK  Form = iota // camelCase, as the vendor documents its SDK
	FormWire             // snake_case, as it travels over HTTP
	FormDump             // as the vendor's SDK really writes it: the names of FormSDK, the categories of FormWire
)

// formNames holds the name of each form, in the order of the constants.
var formNames = [...]string{FormSDK: "sdk", FormWire: "wire", FormDump: "dump"}

// Forms lists the forms, the default first. The slice is the caller's own.
func Forms() []Form {
	list := make([]Form, len(formNames))
	for i := range formNames {
		list[i] = Form(i)
	}
	return list
}

// ParseForm reads the name of a form, as String gives it. The error for anything
// else lists the forms.
func ParseForm(name string) (Form, error) {
	for form, known := range formNames {
		if name == known {
			return Form(form), nil
		}
	}
	return 0, fmt.Errorf("no form is called %q; the forms are %s", name, strings.Join(formNames[:], ", "))
}

// String names the form: "sdk", "wire" or "dump".
func (f Form) String() string {
	if !f.Exists() {
		return fmt.Sprintf("Form(%d)", int(f))
	}
	return formNames[f]
}

// Exists reports whether f is one of [Forms].
func (f Form) Exists() bool { return f >= 0 && int(f) < len(formNames) }

// MarshalText writes the form as String does. The error is for a form that does
// not exist.
func (f Form) MarshalText() ([]byte, error) {
	if !f.Exists() {
		return nil, fmt.Errorf("there is no %v; the forms are %s", f, strings.Join(formNames[:], ", "))
	}
	return []byte(f.String()), nil
}

// UnmarshalText is [ParseForm]. On an error f is as it was.
func (f *Form) UnmarshalText(text []byte) error {
	parsed, err := ParseForm(string(text))
	if err == nil {
		*f = parsed
	}
	return err
}
