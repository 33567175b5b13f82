package compile

import (
	"fmt"

	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/subschema"
)

// markSecrets marks the schemas of the values that are secrets by their place. Values that
// no schema describes are masked by [Schema].Secrets.
func (s *Schema) markSecrets() error {
	for _, pointer := range s.Options.Secrets {
		tokens, err := jsonpointer.Parse(pointer)
		if err != nil || len(tokens) == 0 {
			return &Error{Message: fmt.Sprintf("the secret %s is not a JSON Pointer such as /payment/iban", show.QuoteOwn(pointer))}
		}
		s.Secrets = append(s.Secrets, tokens)
		for _, sub := range subschema.At(s.Root, tokens) {
			sub.WriteOnly = true
		}
	}
	return nil
}
