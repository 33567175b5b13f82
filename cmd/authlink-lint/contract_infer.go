package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/infer"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/words"
)

const contractInferLong = `infer makes an edition of a contract out of recordings, where the vendor
publishes no schema: types, what is always there and, where there is enough
evidence, formats and enums. "$comment" in the schema says how many documents
it is made of, and in how many objects a property was that is not in all. Values
of secrets are in no enum. The edition is added as 'authlink-lint contract add'
does it.

A PATH means what it means to 'authlink-lint' itself: --select says where the
documents are in it. A document that cannot be read ends it.

Exit codes:
  0  the edition was added, or there is nothing new
  1  the edition was added, and it refuses fixtures that the latest took
  2  the command line is wrong
  3  something could not be read or written`

func (r *run) contractInferCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "infer [flags] NAME PATH...",
		Short: "Make an edition of a contract out of recordings",
		Long:  contractInferLong,
		Example: `  authlink-lint contract infer acme-order testdata/acme
  authlink-lint contract infer acme-order --select 'har:/orders/*' session.har`,
		Args:                  cobra.MinimumNArgs(2),
		DisableFlagsInUseLine: true,
	}
	var flags addFlags
	flags.add(cmd)
	var input inputFlags
	input.add(cmd)
	documents := documentFlags{}
	documents.content.add(cmd)
	strictness := choiceFlag(cmd, "strictness", "what to ask for: loose is types and what is always there, usual formats and sure enums as well, strict likely enums, and no other properties", infer.Strictnesses()...)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := errors.Join(flags.check(args[0]), documents.check(cmd)); err != nil {
			return err
		}
		in, err := input.input(cmd, args[1:], r.stdin)
		if err != nil {
			return err
		}
		documents.config = flags.config
		project, err := documents.project()
		if err != nil {
			return err
		}
		var sample infer.Sample
		for d := range project.Documents(in) {
			err := d.Err
			if err == nil && d.Syntax == nil {
				err = sample.Add(d.Data)
			}
			if d.Syntax != nil {
				err = d.Syntax
			}
			if err != nil {
				return &failure{err: fmt.Errorf("%s: %w", source.VisiblePath(d.Path), err)}
			}
		}
		if sample.Documents() == 0 {
			return &failure{err: errors.New("there are no documents")}
		}
		schema, err := sample.Schema(infer.Strictness(strictness.value))
		if err != nil {
			return &failure{err: err}
		}
		fmt.Fprintf(r.stderr, "made of %s\n", words.Count(sample.Documents(), "document"))
		return r.addEdition(flags, args[0], "", schema)
	}
	return cmd
}
