package main

import (
	"errors"
	"fmt"
	"strings"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/near"
	"example.com/authlink/internal/words"
	"github.com/spf13/cobra"

	"example.com/authlink"
	"example.com/authlink/internal/compat"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// specPrefix begins what leads to a schema in an OpenAPI document.
const specPrefix = "#/components/schemas/"

// specSchema compiles the schema in an OpenAPI document that a fragment leads to.
func specSchema(file, fragment string) (*authlink.Validator, error) {
	if file == "" {
		return nil, fmt.Errorf("expected a file before %s", span.Visible("#"+fragment))
	}
	if fragment == "" {
		return nil, fmt.Errorf("no schema is named: expected %s%sNAME", source.VisiblePath(file), specPrefix)
	}
	name, err := specName(fragment)
	if err != nil {
		return nil, err
	}
	document, err := source.ReadJSON(file)
	if err != nil {
		return nil, placedFailure(err)
	}
	schema, err := openapi.Schema(document, name)
	if err != nil {
		return nil, &failure{fmt.Errorf("%s: %w", source.VisiblePath(file), err), nearName(err)}
	}
	validator, err := authlink.Compile(schema, nil)
	if err != nil {
		return nil, specFailure(file, err)
	}
	return validator, nil
}

// specName returns the name of the schema that a fragment leads to.
func specName(fragment string) (string, error) {
	tokens, err := jsonpointer.ParseFragment(fragment)
	if err == nil && len(tokens) == 3 && tokens[0] == "components" && tokens[1] == "schemas" && tokens[2] != "" {
		return tokens[2], nil
	}
	cause := ""
	if err != nil && !errors.Is(err, jsonpointer.ErrStart) {
		cause = ": " + err.Error()
	}
	return "", fmt.Errorf("expected %sNAME after the file, got #%s%s", specPrefix, span.Visible(fragment), cause)
}

// specFailure reports a schema in an OpenAPI document that does not compile. It was
// translated, so its lines and columns are not those of a file.
func specFailure(file string, err error) *failure {
	e, ok := errors.AsType[*authlink.SchemaError](err)
	if !ok {
		return &failure{err: fmt.Errorf("%s: %w", source.VisiblePath(file), err)}
	}
	where := source.VisiblePath(file)
	if e.KeywordLocation != "" { // the fault has a place
		where += ": " + span.Visible(strings.Replace(e.KeywordLocation, "/$defs/", strings.TrimPrefix(specPrefix, "#"), 1))
	}
	return &failure{fmt.Errorf("%s: %s", where, span.Visible(e.Message)), finding.HintAlone(e.Advice)}
}

// nearName is a hint at the name that was probably meant, or at those that there
// are.
func nearName(err error) string {
	missing, ok := errors.AsType[*openapi.NotFoundError](err)
	if !ok || len(missing.Names) == 0 {
		return ""
	}
	if guess, ok := near.Best(missing.Name, missing.Names); ok {
		return fmt.Sprintf("did you mean #%s?", jsonpointer.Fragment("components", "schemas", guess))
	}
	const most = 10
	if len(missing.Names) > most {
		return fmt.Sprintf("it has %s and %d more", strings.Join(missing.Names[:most], ", "), len(missing.Names)-most)
	}
	return "it has " + strings.Join(missing.Names, ", ")
}

const specLong = `check-spec compares an edition of the contract with a schema in the vendor's
OpenAPI document, 3.0 or 3.1, in JSON or YAML: does it still say what the tests
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
		Use:                   "check-spec [flags] FILE#/components/schemas/NAME",
		Short:                 "Say whether an OpenAPI document still matches the contract",
		Long:                  specLong,
		Example:               `  authlink-lint check-spec --form wire openapi.yaml#/components/schemas/AuthLink`,
		Args:                  cobra.ExactArgs(1),
		DisableFlagsInUseLine: true,
	}
	form := formFlag(cmd)
	edition := cmd.Flags().String("edition", authlink.Variant{}.Edition.String(), editionUsage)
	completeFlag(cmd, "edition", editionWords)
	out := addDifferenceFlags(cmd, compat.Safe)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		r.warnLater(*edition, "--edition")
		c, err := contract(form.value, *edition)
		if err != nil {
			return err
		}
		file, fragment, _ := strings.Cut(args[0], "#")
		spec, err := specSchema(file, fragment)
		if err != nil {
			return err
		}
		validator, err := c.Validator()
		if err != nil {
			return &failure{err: err}
		}
		result, err := compat.Compare(validator, spec, compat.Options{Effort: out.effort})
		if err != nil {
			return &failure{err: err}
		}
		if err := r.writeDifferences(out, result); err != nil || len(result.Differences) == 0 {
			return err
		}
		return r.reportNearest(c.Form, spec)
	}
	return cmd
}

// reportNearest says which edition fits a schema best, or that no edition fits, and
// which one of another form does.
func (r *run) reportNearest(form authlink.Form, spec *authlink.Validator) error {
	nearest, fits, err := nearestEdition(form, spec)
	if err != nil {
		return &failure{err: err}
	}
	if fits {
		fmt.Fprintf(r.stderr, "The edition %s fits best: %s\n", nearest.edition, words.Count(nearest.differences, "difference"))
		return nil
	}
	fmt.Fprintf(r.stderr, "No edition fits: the nearest, %s, has %s\n", nearest.edition, words.Count(nearest.differences, "difference"))
	other, nearest, fits, err := nearestOther(form, spec)
	if err != nil {
		return &failure{err: err}
	}
	if fits {
		fmt.Fprintf(r.stderr, "With --form %s the edition %s fits best: %s\n", other, nearest.edition, words.Count(nearest.differences, "difference"))
	}
	return nil
}

// nearestOther is the best [nearestEdition] of the other forms, the first if several
// are equal.
func nearestOther(form authlink.Form, spec *authlink.Validator) (best authlink.Form, nearest fit, fits bool, err error) {
	for _, other := range authlink.Forms() {
		if other == form {
			continue
		}
		found, isFit, err := nearestEdition(other, spec)
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
	edition     authlink.Edition
	differences int
}

// nearestEdition returns the edition that has the fewest differences from a schema, the
// latest if several have. It fits if they are less than half of its differences from a
// schema that says nothing.
func nearestEdition(form authlink.Form, spec *authlink.Validator) (nearest fit, fits bool, err error) {
	nothing, err := authlink.Compile([]byte(`true`), nil)
	if err != nil {
		return fit{}, false, err
	}
	var best *authlink.Validator
	for _, edition := range authlink.Editions() {
		validator, err := authlink.Variant{Form: form, Edition: edition}.Validator()
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
