package contracts

import (
	"sync"

	"example.com/authlink"
	"example.com/authlink/internal/variants"
)

// BuiltIn is the contract of StackOne's auth link.
var BuiltIn = sync.OnceValue(func() *Contract {
	c := &Contract{
		Contract: variants.NewStackOne(),
		Title:    "StackOne ConnectSessionTokenAuthLink",
		Default:  int(authlink.Variant{}.Edition - authlink.EarliestEdition),
	}
	c.Source = func(edition int) []byte { return builtInVariant(variants.Variant{Edition: edition}).Schema() }
	c.Compiled = c.schemaOf
	return c
})

// builtInVariant is a variant as package authlink has it.
func builtInVariant(v variants.Variant) authlink.Variant {
	return authlink.Variant{Form: authlink.Form(v.Form), Edition: authlink.EarliestEdition + authlink.Edition(v.Edition)}
}

// BuiltInOf returns a variant of the contract that is built in. The form and the edition must
// exist.
func BuiltInOf(v authlink.Variant) variants.Chosen {
	return BuiltIn().Of(variants.Variant{Form: int(v.Form), Edition: int(v.Edition - authlink.EarliestEdition)})
}
