package desk

import (
	"context"
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/source"
)

// About is the answer to about: what there is to choose from.
type About struct {
	Kind     string        `json:"kind"` // "about"
	Forms    []string      `json:"forms"`
	Editions []Edition     `json:"editions"` // the latest first
	Default  string        `json:"default"`  // edition
	Kinds    []source.Kind `json:"kinds"`    // of documents
	Rules    []Rule        `json:"rules"`
}

// An Edition is one of the contract.
type Edition struct {
	Date   string `json:"date"`
	SDK    string `json:"sdk"`
	Change string `json:"change"` // since the one before
}

// A Rule is what findings are named after.
type Rule struct {
	ID      string `json:"id"`
	Summary string `json:"summary"`
}

func about(_ context.Context, _ Question, _ []byte, emit Emit) error {
	answer := About{Kind: "about", Default: authlink.Variant{}.Edition.String(), Kinds: source.Kinds()}
	for _, form := range authlink.Forms() {
		answer.Forms = append(answer.Forms, form.String())
	}
	for _, e := range slices.Backward(authlink.Editions()) {
		answer.Editions = append(answer.Editions, Edition{e.String(), e.SDKVersion(), e.Change()})
	}
	for _, r := range rule.All() {
		answer.Rules = append(answer.Rules, Rule{r.ID, r.Summary})
	}
	emit(answer)
	return nil
}
