package authlink

import "example.com/authlink/internal/advice"

// An Advice is what to do about a fault: a code that does not change with the words of a
// hint, and the arguments that the words have room for, as a hint shows them. Neither
// holds a secret.
type Advice struct {
	Code string   `json:"code"` // such as "did-you-mean" or "remove-quotes"
	Args []string `json:"args,omitempty"`
}

// String puts the advice into the words of a hint.
func (a Advice) String() string {
	return advice.New(advice.Code(a.Code), a.Args...).Text(advice.Go)
}

// counsel is advice, and its words for those who write Go.
func counsel(list []advice.Advice) (advised []Advice, hint string) {
	for _, a := range list {
		advised = append(advised, Advice{string(a.Code), a.Args})
	}
	return advised, advice.Text(list, advice.Go)
}
