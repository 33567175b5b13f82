package authlinkbeam

import (
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"example.com/authlink/contract"
	"example.com/authlink/internal/lint"
)

// A Check says what documents are held against, as data that goes to the workers: see
// [contract.Check]. Where it names no time, the time is that of construction.
type Check = contract.Check

// ready returns a check that means the same on every worker, and on each try. It panics where
// nothing can be checked, as the transforms of Beam do when a pipeline is constructed wrongly.
func ready(c Check) Check {
	if c.Now.IsZero() {
		c.Now = time.Now().UTC()
	}
	if err := c.Validate(); err != nil {
		panic(fmt.Errorf("authlinkbeam: %w", err))
	}
	return c
}

// linters has those of the checks of this process: a worker sets functions up again and again.
var linters sync.Map // by the JSON of the check, func() (*lint.Linter, error)

func linterOf(c Check) (*lint.Linter, error) {
	key, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	made, _ := linters.LoadOrStore(string(key), sync.OnceValues(lint.Terms(c).Linter))
	return made.(func() (*lint.Linter, error))()
}
