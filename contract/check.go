package contract

import (
	"time"

	"example.com/authlink/internal/lint"
)

// A Check says what documents are held against, as data that can be sent to other machines: the
// packages authlinkbeam and authlinkkafka, which are modules of their own, take one. The zero value
// is the built-in contract as authlink-lint has it by default, and validity alone.
type Check struct {
	Contract      string // the name of a contract; empty for "stackone-auth-link", unless there is a schema
	Form, Edition string // of the contract: "wire", "latest", or "auto"; empty for the defaults of authlink-lint

	// Files are the texts of files by their names: a configuration [ConfigName] that has the
	// contract, and the schemas that it names. [Contract.Check] gives them. Nil for a contract
	// that is built in.
	Files map[string]string

	Schema    string            // the text of a JSON Schema, instead of a contract
	Draft     string            // of a schema that names none, such as "7"; empty for "2020-12"
	Resources map[string]string // the documents that the schema may refer to, by their URIs

	// AllRules turns on the linter's rules about content, such as live-token. Without it, only
	// what breaks the schema, or is not JSON, is a finding.
	AllRules bool

	// Rules gives rules another severity by their ids: "error", "warning", "info", or "off".
	// Any but "off" turns a rule on.
	Rules map[string]string

	Now time.Time // that tokens and dates are compared with; if zero, the time at which whoever takes the check gets it
}

// Validate reports what is wrong with the check, such as a schema that does not compile.
func (c Check) Validate() error {
	_, err := lint.Terms(c).Linter()
	return err
}

// Check returns a check against the contract, in its default edition and form, that has all of
// its editions with it. The error is an [*Error] about a schema.
func (c *Contract) Check() (Check, error) {
	if c.own().IsBuiltIn() {
		return Check{Contract: c.Name()}, nil
	}
	files, err := c.own().Texts()
	return Check{Contract: c.Name(), Files: files}, placed(err)
}
