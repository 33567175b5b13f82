package authlinkbeam

import (
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"example.com/authlink/internal/lint"
)

// A Check says what documents are held against, as data that goes to the workers. The zero
// value is the built-in contract as authlink-lint has it by default, and validity alone.
type Check struct {
	Contract      string // the name of a contract; empty for "stackone-auth-link", unless there is a schema
	Form, Edition string // of the contract: "wire", "latest", or "auto"; empty for the defaults of authlink-lint

	Schema    string            // the text of a JSON Schema, instead of a contract
	Draft     string            // of a schema that names none, such as "7"; empty for "2020-12"
	Resources map[string]string // the documents that the schema may refer to, by their URIs

	// AllRules turns on the linter's rules about content, such as live-token. Without it, only
	// what breaks the schema, or is not JSON, is a finding.
	AllRules bool

	// Rules gives rules another severity by their ids: "error", "warning", "info", or "off".
	// Any but "off" turns a rule on.
	Rules map[string]string

	Now time.Time // that tokens and dates are compared with; the time of construction if it is zero
}

// Validate reports what is wrong with the check, such as a schema that does not compile.
func (c Check) Validate() error {
	if _, err := lint.Terms(c).Linter(); err != nil {
		return fmt.Errorf("authlinkbeam: %w", err)
	}
	return nil
}

// ready returns a check that means the same on every worker, and on each try. It panics where
// nothing can be checked, as the transforms of Beam do when a pipeline is constructed wrongly.
func (c Check) ready() Check {
	if c.Now.IsZero() {
		c.Now = time.Now().UTC()
	}
	if err := c.Validate(); err != nil {
		panic(err)
	}
	return c
}

// linters has those of the checks of this process: a worker sets functions up again and again.
var linters sync.Map // by the JSON of the check, func() (*lint.Linter, error)

func (c Check) linter() (*lint.Linter, error) {
	key, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	made, _ := linters.LoadOrStore(string(key), sync.OnceValues(lint.Terms(c).Linter))
	return made.(func() (*lint.Linter, error))()
}
