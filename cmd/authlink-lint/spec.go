package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"example.com/authlink"
	"example.com/authlink/internal/compat"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/schemafile"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/variants"
	"example.com/authlink/internal/words"
)

const specLong = `check-spec compares an edition of the contract with a schema in the vendor's
OpenAPI document, in JSON or YAML: does it still say what the tests
rely on? Differences are listed as by 'authlink-lint compat', from the edition
to the document. If there are any, standard error names the edition that fits
best, or says that no edition fits.

Exit codes:
  0  every difference is less severe than --fail-on
  1  a difference is at least as severe as --fail-on
  2  the command line is wrong
  3  the document could not be read, or has no such schema
  4  nothing is proven to fail, but something unproven might`

func (r *run) specCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:                   "check-spec [flags] FILE#POINTER",
		Short:                 "Say whether an OpenAPI document still matches the contract",
		Long:                  specLong,
		Example:               `  authlink-lint check-spec --form wire openapi.yaml#/components/schemas/AuthLink`,
		Args:                  cobra.ExactArgs(1),
		DisableFlagsInUseLine: true,
	}
	var flags contractFlags
	flags.addContract(cmd, nil)
	flags.addForm(cmd)
	flags.addEdition(cmd)
	direction := directionFlag(cmd)
	out := addDifferenceFlags(cmd, compat.Safe)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := out.check(); err != nil {
			return err
		}
		c, v, err := flags.chosen(cmd)
		if err != nil {
			return err
		}
		flags.warnLater(r, c)
		if !strings.Contains(args[0], "#") {
			return fmt.Errorf("no schema is named: expected %s#/components/schemas/NAME, or '%[1]s#GET /path 200'", source.VisiblePath(args[0]))
		}
		spec, err := schemafile.Compile(args[0], schemafile.Options{Alone: true, Direction: direction.direction(), Warn: r.warnRepeated})
		if err != nil {
			return placedFailure(err)
		}
		if spec, err = c.Adapt(spec.Schema(), v.Form); err != nil {
			return placedFailure(err)
		}
		validator, err := c.Validator(v)
		if err != nil {
			return placedFailure(err)
		}
		result, err := compat.Compare(validator, spec, compat.Options{Effort: out.effort})
		if err != nil {
			return &failure{err: err}
		}
		if err := flags.config.accept(result.Differences); err != nil {
			return err
		}
		if err := r.writeDifferences(out, result); err != nil || len(result.Differences) == 0 {
			return err
		}
		return r.reportNearest(c, v.Form, spec)
	}
	return cmd
}

// reportNearest says which edition fits a schema best, or that no edition fits, and
// which one of another form does.
func (r *run) reportNearest(c *contracts.Contract, form int, spec *authlink.Validator) error {
	nearest, fits, err := nearestEdition(c, form, spec)
	if err != nil {
		return &failure{err: err}
	}
	if fits {
		fmt.Fprintf(r.stderr, "The edition %s fits best: %s\n", nearest.edition, words.Count(nearest.differences, "difference"))
		return nil
	}
	fmt.Fprintf(r.stderr, "No edition fits: the nearest, %s, has %s\n", nearest.edition, words.Count(nearest.differences, "difference"))
	other, nearest, fits, err := nearestOther(c, form, spec)
	if err != nil {
		return &failure{err: err}
	}
	if fits {
		fmt.Fprintf(r.stderr, "With --form %s the edition %s fits best: %s\n", c.Forms[other].Name, nearest.edition, words.Count(nearest.differences, "difference"))
	}
	return nil
}

// nearestOther is the best [nearestEdition] of the other forms, the first if several
// are equal.
func nearestOther(c *contracts.Contract, form int, spec *authlink.Validator) (best int, nearest fit, fits bool, err error) {
	for other := range c.Forms {
		if other == form {
			continue
		}
		found, isFit, err := nearestEdition(c, other, spec)
		if err != nil {
			return other, fit{}, false, err
		}
		if isFit && (!fits || found.differences < nearest.differences) {
			best, nearest, fits = other, found, true
		}
	}
	return best, nearest, fits, nil
}

// A fit is how well an edition fits a schema.
type fit struct {
	edition     string
	differences int
}

// nearestEdition returns the edition that has the fewest differences from a schema, the
// latest if several have. It fits if they are less than half of its differences from a
// schema that says nothing.
func nearestEdition(c *contracts.Contract, form int, spec *authlink.Validator) (nearest fit, fits bool, err error) {
	nothing, err := authlink.Compile([]byte(`true`), nil)
	if err != nil {
		return fit{}, false, err
	}
	var best *authlink.Validator
	for i, edition := range c.Editions {
		validator, err := c.Validator(variants.Variant{Form: form, Edition: i})
		if err != nil {
			return fit{}, false, err
		}
		if n := compat.Distance(validator, spec); best == nil || n <= nearest.differences {
			best, nearest = validator, fit{edition, n}
		}
	}
	fits = nearest.differences < compat.Distance(best, nothing)/2
	found, err := compat.Compare(best, spec, compat.Options{})
	if err != nil {
		return fit{}, false, err
	}
	return fit{nearest.edition, len(found.Differences)}, fits, nil
}
