package authlink

import "example.com/authlink/internal/advice"

// An Advice is what to do about a fault, for programs: a code, which stays the same when a
// hint is reworded, and the arguments that the hint has room for, as it shows them. Neither
// holds a secret.
type Advice struct {
	Code string   `json:"code"` // such as "did-you-mean" or "remove-quotes"
	Args []string `json:"args,omitempty"`
}

// String returns the words of the hint, "" for a code that does not exist.
func (a Advice) String() string {
	return advice.New(advice.Code(a.Code), a.Args...).Text(advice.Go)
}

// counsel returns advice, and its words for people who write Go.
func counsel(list []advice.Advice) (advised []Advice, hint string) {
	for _, a := range list {
		advised = append(advised, Advice{string(a.Code), a.Args})
	}
	return advised, advice.Text(list, advice.Go)
}
