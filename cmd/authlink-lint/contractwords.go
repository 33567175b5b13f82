package main

import (
	"cmp"

	"github.com/spf13/cobra"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/lint"
)

// contractWords are the values of --contract that a shell completes.
func (f *contractFlags) contractWords() []string {
	config, err := f.config.read()
	if err != nil {
		config = nil // a shell shows no error
	}
	var words []string
	for _, c := range config.Contracts().All() {
		words = append(words, cobra.CompletionWithDesc(c.Name, cmp.Or(c.Title, "a contract of the configuration")))
		words = append(words, operationWords(c)...)
	}
	return words
}

// operationWords are the operations of a whole API that have a name, as contracts.
func operationWords(c *contracts.Contract) (words []string) {
	if !c.IsAPI() {
		return nil
	}
	api, err := c.API(c.Default)
	if err != nil {
		return nil // a shell shows no error
	}
	for _, e := range api.Endpoints {
		if e.ID != "" {
			words = append(words, cobra.CompletionWithDesc(c.Name+"#"+e.ID, e.Method+" "+e.Path))
		}
	}
	return words
}

// orBuiltIn is named for a shell, which shows no error.
func (f *contractFlags) orBuiltIn() *contracts.Contract {
	c, err := f.named()
	if err != nil {
		return contracts.BuiltIn()
	}
	return c
}

// formWords are the values of --form that a shell completes.
func (f *contractFlags) formWords() []string {
	words := f.orBuiltIn().FormNames()
	if f.each {
		words = append(words, lint.Auto)
	}
	return words
}

// editionWords are the values of --edition that a shell completes, each with what it shows
// beside them.
func (f *contractFlags) editionWords() []string {
	words := editionsOf(f.orBuiltIn())
	if f.each {
		words = append(words, cobra.CompletionWithDesc(lint.Auto, "the latest that a document satisfies"))
	}
	return words
}

// editionsOf lists the editions of a contract, each with what a shell shows beside it.
func editionsOf(c *contracts.Contract) []string {
	words := []string{cobra.CompletionWithDesc("latest", c.Editions[len(c.Editions)-1])}
	for i, name := range c.Editions {
		words = append(words, cobra.CompletionWithDesc(name, originOf(c, i)))
	}
	return words
}

// originOf says where an edition is from: a release of the vendor's SDK, or a file.
func originOf(c *contracts.Contract, edition int) string {
	if c.IsBuiltIn() {
		return "SDK " + authlink.Editions()[edition].SDKVersion()
	}
	return c.Sources[edition]
}
