package authlink

import (
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func init() {
	engine.SchemaOf = func(validator any) *jsonschema.Schema { return validator.(*Validator).schema }
	engine.Undecided = func(recovered any, err error) error { return newTimeoutError(pattern.Undecided(recovered, err)) }
}
