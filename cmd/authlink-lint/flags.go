package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"example.com/authlink"
	"example.com/authlink/internal/near"
	"example.com/authlink/internal/openapi"
)

// The values of --format of the commands that write a page for people or for
// programs.
const (
	formatText = "text"
	formatJSON = "json"

	formatMarkdown = "markdown"
	formatHTML     = "html"
)

// A choice is a flag that takes one of a few words. It implements [pflag.Value].
type choice struct {
	value   string
	allowed []string
	isOpen  bool // other words are allowed, too
}

func (c *choice) String() string { return c.value }

// Type is what help prints for the value.
func (c *choice) Type() string { return strings.Join(c.allowed, "|") }

// Set takes the flag's value from the command line.
func (c *choice) Set(value string) error {
	if !c.isOpen && !slices.Contains(c.allowed, value) {
		return fmt.Errorf("must be one of %s", strings.Join(c.allowed, ", "))
	}
	c.value = value
	return nil
}

// choiceFlag adds a flag that takes one of allowed, the first unless set, and
// completes in a shell.
func choiceFlag(cmd *cobra.Command, name, usage string, allowed ...string) *choice {
	c := &choice{value: allowed[0], allowed: allowed}
	cmd.Flags().Var(c, name, usage)
	complete := cobra.FixedCompletions(allowed, cobra.ShellCompDirectiveNoFileComp)
	if err := cmd.RegisterFlagCompletionFunc(name, complete); err != nil {
		panic(err) // the flag was added two lines above
	}
	return c
}

// formsUsage says what the forms are.
const formsUsage = "sdk is camelCase, wire is snake_case, dump is what the vendor's SDK writes"

// openChoiceFlag is choiceFlag for one of words that are not all known yet: they depend on
// other flags. Whoever reads the value checks it.
func openChoiceFlag(cmd *cobra.Command, name, usage string, shown []string, words func() []string) *choice {
	c := &choice{value: shown[0], allowed: shown, isOpen: true}
	cmd.Flags().Var(c, name, usage)
	completeFlag(cmd, name, words)
	return c
}

func formNames() []string {
	var names []string
	for _, form := range authlink.Forms() {
		names = append(names, form.String())
	}
	return names
}

// draftFlag adds --draft. Unless it is set, the schema or else the default decides.
func draftFlag(cmd *cobra.Command) *choice {
	var names []string
	for _, draft := range authlink.Drafts() {
		names = append(names, draft.String())
	}
	return choiceFlag(cmd, "draft", `draft of a schema that names none in "$schema"`, names...)
}

// directionFlag says what the documents of a schema in OpenAPI are.
func directionFlag(cmd *cobra.Command) *choice {
	return choiceFlag(cmd, "direction", "what documents of a schema in OpenAPI are: a response lacks what is writeOnly, a request what is readOnly", openapi.Directions()...)
}

// direction is the direction that a flag names.
func (c *choice) direction() openapi.Direction { return openapi.DirectionOf(c.value) }

// draft is the draft that a flag names.
func (c *choice) draft() (draft authlink.Draft) {
	_ = draft.UnmarshalText([]byte(c.value)) // only drafts are allowed
	return draft
}

// flagError adds a guess to the error about a flag that does not exist. Where a command
// that is misspelled stands before it, that is what is wrong: the flag may be one of its.
func (r *run) flagError(cmd *cobra.Command, err error) error {
	if !cmd.HasParent() {
		if err := r.checkCommand(cmd, cmd.Flags().Args()); err != nil {
			return err
		}
	}
	unknown, ok := errors.AsType[*pflag.NotExistError](err)
	if !ok {
		return err
	}
	typed := unknown.GetSpecifiedName()
	if group := unknown.GetSpecifiedShortnames(); len(group) > 1 {
		typed = group // -form, the way Go's own tools take it
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) }) // in lexical order
	guess, ok := near.Best(typed, names)
	if slices.Contains(names, typed) {
		guess, ok = typed, true // -form
	}
	if !ok {
		return err
	}
	return fmt.Errorf("%w; did you mean --%s?", err, guess)
}
