// Package authlink validates StackOne's ConnectSessionTokenAuthLink payload,
// and any other JSON document against any JSON Schema or Go type.
package authlink

import "example.com/authlink/schema"

// The types of the payload, from package schema, so that one import will do.
type (
	AuthLink        = schema.AuthLink
	Category        = schema.Category
	Optional[T any] = schema.Optional[T]
)

// The categories of the contract.
const (
	CategoryATS        = schema.CategoryATS
	CategoryHRIS       = schema.CategoryHRIS
	CategoryHRISLegacy = schema.CategoryHRISLegacy
	CategoryCRM        = schema.CategoryCRM
	CategoryIAM        = schema.CategoryIAM
	CategoryMarketing  = schema.CategoryMarketing
	CategoryLMS        = schema.CategoryLMS
	CategoryStackOne   = schema.CategoryStackOne
	CategoryDocuments  = schema.CategoryDocuments
)

// Validate checks data against the default contract: nil, a *[SyntaxError] or a
// *[ValidationError] with every violation.
func Validate(data []byte) error { return Contract{}.Validate(data) }

// Decode is [Contract.Decode] of the default contract.
func Decode(data []byte) (*AuthLink, error) { return Contract{}.Decode(data) }
