package main

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/spf13/cobra"

	"example.com/authlink"
	"example.com/authlink/internal/compat"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/openapi"
)

// specPrefix begins what leads to a schema in an OpenAPI document.
const specPrefix = "#/components/schemas/"

// specSchema compiles the schema in an OpenAPI document that a fragment leads to.
func specSchema(file, pointer string) (*authlink.Validator, error) {
	token, ok := strings.CutPrefix("#"+pointer, specPrefix)
	if !ok || token == "" || strings.Contains(token, "/") {
		return nil, fmt.Errorf("what follows the file has to be %sNAME, not #%s", specPrefix, pointer)
	}
	name, err := url.PathUnescape(strings.NewReplacer("~1", "/", "~0", "~").Replace(token))
	if err != nil {
		return nil, err
	}
	document, err := lint.ReadJSON(file)
	if err != nil {
		return nil, placedFailure(err)
	}
	schema, err := openapi.Schema(document, name)
	if err != nil {
		return nil, &failure{fmt.Errorf("%s: %w", lint.VisiblePath(file), err), nearName(err)}
	}
	validator, err := authlink.Compile(schema, nil)
	if err != nil {
		return nil, specFailure(file+"#"+pointer, err)
	}
	return validator, nil
}

// specFailure says why a schema of an OpenAPI document does not compile. Its lines
// and columns are not those of the document.
func specFailure(name string, err error) *failure {
	if e, ok := errors.AsType[*authlink.SchemaError](err); ok {
		return &failure{fmt.Errorf("%s: %s", lint.VisiblePath(name), e.Message), lint.ForCommand(e.Hint)}
	}
	return &failure{err: fmt.Errorf("%s: %w", lint.VisiblePath(name), err)}
}

// nearName is a hint at the name that was probably meant, or at those that there
// are.
func nearName(err error) string {
	missing, ok := errors.AsType[*openapi.NotFoundError](err)
	if !ok || len(missing.Names) == 0 {
		return ""
	}
	near, closest := "", max(3, len(missing.Name)/3)
	for _, name := range missing.Names {
		if d := levenshtein.ComputeDistance(strings.ToLower(missing.Name), strings.ToLower(name)); d < closest {
			near, closest = name, d
		}
	}
	if near != "" {
		return fmt.Sprintf("did you mean %s?", near)
	}
	const most = 10
	if len(missing.Names) > most {
		return fmt.Sprintf("it has %s and %d more", strings.Join(missing.Names[:most], ", "), len(missing.Names)-most)
	}
	return "it has " + strings.Join(missing.Names, ", ")
}

const specLong = `check-spec compares a schema in the vendor's OpenAPI document, 3.0 or 3.1, in JSON or
YAML, with an edition of the contract: does it still say what the tests rely on? What
differs is written as 'authlink-lint compat' writes it, from the edition to the
document. Where something does, standard error names the edition that fits best.

Exit codes:
  0  no difference is as grave as --fail-on
  1  some difference is
  2  the command line makes no sense
  3  the document could not be read, or has no such schema`

func (r *run) specCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:                   "check-spec [flags] FILE#/components/schemas/NAME",
		Short:                 "Say whether an OpenAPI document still has the contract",
		Long:                  specLong,
		Example:               `  authlink-lint check-spec --form wire --edition 2025-03-31 openapi.yaml#/components/schemas/ConnectSessionTokenAuthLink`,
		Args:                  cobra.ExactArgs(1),
		DisableFlagsInUseLine: true,
	}
	form := formFlag(cmd)
	edition := cmd.Flags().String("edition", authlink.Contract{}.Edition.String(), editionUsage)
	out := addDifferenceFlags(cmd, compat.Safe)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		c, err := contract(form.value, *edition)
		if err != nil {
			return err
		}
		file, pointer, _ := strings.Cut(args[0], "#")
		spec, err := specSchema(file, pointer)
		if err != nil {
			return err
		}
		validator, err := c.Validator()
		if err != nil {
			return &failure{err: err}
		}
		differences, err := compat.Compare(validator, spec)
		if err != nil {
			return &failure{err: err}
		}
		if err := r.writeDifferences(out, differences); err != nil || len(differences) == 0 {
			return err
		}
		return r.nearestEdition(c.Form, spec, differences)
	}
	return cmd
}

// nearestEdition tells which edition has the fewest differences from a schema;
// the later one where several have.
func (r *run) nearestEdition(form authlink.Form, spec *authlink.Validator, differences []compat.Difference) error {
	var nearest authlink.Edition
	fewest := len(differences) + 1
	for _, edition := range authlink.Editions() {
		validator, err := authlink.Contract{Form: form, Edition: edition}.Validator()
		if err != nil {
			return &failure{err: err}
		}
		found, err := compat.Compare(validator, spec)
		if err != nil {
			return &failure{err: err}
		}
		if len(found) <= fewest {
			nearest, fewest = edition, len(found)
		}
	}
	fmt.Fprintf(r.stderr, "The edition %s fits best: %s\n", nearest, countOf(fewest, "difference"))
	return nil
}

func countOf(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
