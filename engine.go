package authlink

import (
	"example.com/authlink/internal/engine"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func init() {
	engine.SchemaOf = func(validator any) *jsonschema.Schema { return validator.(*Validator).schema }
	engine.Undecided = undecided
}
