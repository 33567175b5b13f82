package rule

import (
	"fmt"

	"example.com/authlink/internal/near"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/span"
)

// Named is [Find] with an error that says which rule may have been meant.
func Named(id string) (Rule, error) {
	if found, ok := Find(id); ok {
		return found, nil
	}
	hint := "'authlink-lint rules' lists them"
	if guess, ok := near.Best(id, IDs()); ok {
		hint = "did you mean " + guess + "?"
	}
	return Rule{}, fmt.Errorf("there is no rule %q; %s", span.Visible(secret.Mask(id, secret.OfArgument)), hint)
}

// IDs lists the id of every rule, in the order of [Groups].
func IDs() []string {
	var ids []string
	for _, r := range All() {
		ids = append(ids, r.ID)
	}
	return ids
}
