package compile

import (
	"fmt"
	"maps"
	"slices"

	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
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

// secretNames is what [Schema].SecretNames returns.
func (s *Schema) secretNames() []string {
	names := map[string]bool{}
	for _, sub := range s.All {
		for name, member := range sub.Properties {
			if subschema.MarkedSecret(subschema.Applicable([]*jsonschema.Schema{member})) {
				names[name] = true
			}
		}
	}
	for _, tokens := range s.Secrets {
		for _, token := range slices.Backward(tokens) {
			if _, isIndex := jsonpointer.Index(token); token != subschema.Any && !isIndex {
				names[token] = true
				break
			}
		}
	}
	return slices.Sorted(maps.Keys(names))
}
