package lint

import (
	"encoding/json"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/selection"
)

// interestInContract is that in payloads of an edition of a contract, in whichever form: those
// with the required names, and what comes from the vendor's endpoint. It is nil if nothing
// says which documents the contract is about.
func interestInContract(c *contracts.Contract, edition int) *selection.Interest {
	interest := rule.Interest(c.Contract, edition)
	interest.Globs = c.Globs
	if interest.Names == nil && interest.Globs == nil {
		return nil
	}
	return interest
}

// interestInSchema is that in documents with the names that a schema requires; nil if it
// requires none: then nobody knows which documents it is about.
func interestInSchema(v *authlink.Validator) *selection.Interest {
	var about struct{ Required []string }
	if json.Unmarshal(v.Schema(), &about) != nil || len(about.Required) == 0 { // such as true, which is a schema
		return nil
	}
	return &selection.Interest{Names: [][]string{about.Required}}
}
