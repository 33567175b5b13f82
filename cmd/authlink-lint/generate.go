package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"example.com/authlink"
	"example.com/authlink/internal/fix"
	"example.com/authlink/internal/generate"
	"example.com/authlink/internal/schemafile"
	"example.com/authlink/internal/source"
)

const generateLong = `generate makes documents from the contract, or from any JSON Schema: valid ones,
and invalid ones that each break one constraint and are named after it. Each is
checked before it is written: a valid document is valid, and an invalid one has
exactly one violation, of its constraint. The same schema and seed give the same
bytes.

Without --out the documents go to standard output, one per line, as
  {"name": "invalid/required-created-at", "valid": false,
   "keyword": "required", "keywordLocation": "/required",
   "instanceLocation": "", "document": {...}}

With --out they become files, such as DIR/invalid/required-created-at.json.

Standard error reports what could not be made; the rest is written all the same.

Exit codes:
  0  every document was made
  1  some could not be made
  2  the command line is wrong
  3  a schema could not be read or compiled, or a file could not be written`

// generateFlags are the flags of the command generate.
type generateFlags struct {
	contract       contractFlags
	schema         string
	draft          *choice
	direction      *choice
	valid, invalid int
	seed           seed
	out            string
	force          bool
}

// seed is the value of --seed.
type seed uint64

func (s *seed) String() string { return strconv.FormatUint(uint64(*s), 10) }
func (s *seed) Type() string   { return "uint64" }

func (s *seed) Set(text string) error {
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		return fmt.Errorf("must be a whole number from 0 to %d", uint64(math.MaxUint64))
	}
	*s = seed(n)
	return nil
}

const (
	// oneEach asks for one invalid document for every constraint.
	oneEach = -1

	// maxDocuments bounds what is kept in memory at once.
	maxDocuments = 100_000
)

func (r *run) generateCommand() *cobra.Command {
	var flags generateFlags
	cmd := &cobra.Command{
		Use:   "generate [flags]",
		Short: "Make valid and invalid documents from the contract or any schema",
		Long:  generateLong,
		Example: `  authlink-lint generate --valid 20 --out testdata/fixtures
  authlink-lint generate --form wire --edition latest --valid 1 --invalid 0
  authlink-lint generate --schema order.schema.json --seed 7 --out orders`,
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
	}
	flags.contract.addContract(cmd, nil)
	flags.contract.addForm(cmd)
	flags.contract.addEdition(cmd)
	f := cmd.Flags()
	f.StringVar(&flags.schema, "schema", "", "make documents from the JSON Schema in `FILE`, or at FILE#POINTER, instead of a contract")
	flags.draft = draftFlag(cmd)
	flags.direction = directionFlag(cmd)
	f.IntVar(&flags.valid, "valid", 10, "make `N` valid documents, the smallest and the fullest first")
	f.IntVar(&flags.invalid, "invalid", oneEach, "make `N` invalid documents, one for each constraint first")
	f.Lookup("invalid").DefValue = "one for each constraint"
	flags.seed = 1
	f.Var(&flags.seed, "seed", "make other documents for each seed `S`")
	f.StringVar(&flags.out, "out", "", "write files to `DIR`, which is created if it does not exist")
	f.BoolVar(&flags.force, "force", false, "with --out, replace files that exist")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := flags.check(cmd); err != nil {
			return err
		}
		validator, err := flags.compile(cmd, r)
		if err != nil {
			return err
		}
		return r.generate(flags, validator)
	}
	return cmd
}

// check finds flags that contradict one another or are out of range.
func (f *generateFlags) check(cmd *cobra.Command) error {
	changed := cmd.Flags().Changed
	switch {
	case changed("schema") && f.schema == "":
		return errors.New("--schema needs the name of a file")
	case f.contract.checkSchema(cmd) != nil:
		return f.contract.checkSchema(cmd)
	case changed("draft") && !changed("schema"):
		return errors.New("--draft needs --schema: it is the draft of that")
	case changed("out") && f.out == "":
		return errors.New("--out needs the name of a directory")
	case f.force && f.out == "":
		return errors.New("--force needs --out: it replaces files there")
	case f.valid < 0 || f.valid > maxDocuments:
		return fmt.Errorf("--valid must be from 0 to %d", maxDocuments)
	case changed("invalid") && f.invalid < 0 || f.invalid > maxDocuments:
		return fmt.Errorf("--invalid must be from 0 to %d", maxDocuments)
	case f.valid == 0 && f.invalid == 0:
		return errors.New("--valid 0 and --invalid 0 leave nothing to make")
	}
	return nil
}

// compile compiles the schema that the flags name.
func (f *generateFlags) compile(cmd *cobra.Command, r *run) (*authlink.Validator, error) {
	if f.schema != "" {
		validator, err := schemafile.Compile(f.schema, schemafile.Options{Alone: true, Draft: f.draft.draft(), Direction: f.direction.direction()})
		if err != nil {
			return nil, placedFailure(err)
		}
		if !schemafile.ParseName(f.schema).IsFile() {
			return validator, nil
		}
		return validator, r.lookAt(f.schema, validator)
	}
	c, v, err := f.contract.chosen(cmd)
	if err != nil {
		return nil, err
	}
	f.contract.warnLater(r, c)
	validator, err := c.Validator(v)
	if err != nil {
		return nil, placedFailure(err)
	}
	return validator, nil
}

// generate makes all documents, and then writes them.
func (r *run) generate(flags generateFlags, validator *authlink.Validator) error {
	g := generate.New(validator, generate.Options{Seed: uint64(flags.seed)})
	valid, err := r.made(g.Valid(flags.valid))
	if err != nil {
		return err
	}
	invalid, err := r.made(g.Invalid(flags.invalid))
	if err != nil {
		return err
	}
	cases := append(valid, invalid...)
	if flags.out == "" {
		return r.printCases(cases)
	}
	if err := writeCases(flags.out, cases, flags.force); err != nil {
		return &failure{err: err}
	}
	fmt.Fprintf(r.stderr, "%s: %d valid, %d invalid\n", source.VisiblePath(flags.out), len(valid), len(invalid))
	return nil
}

// made takes what could be generated, and reports what could not.
func (r *run) made(cases []generate.Case, err error) ([]generate.Case, error) {
	incomplete, ok := errors.AsType[*generate.IncompleteError](err)
	if !ok {
		if err != nil {
			return nil, &failure{err: err}
		}
		return cases, nil
	}
	for _, reason := range incomplete.Reasons {
		r.complain(errors.New(reason))
	}
	r.code = exitFindings
	return cases, nil
}

// A generatedLine is what is printed for a case.
type generatedLine struct {
	Name             string          `json:"name"`
	Valid            bool            `json:"valid"`
	Keyword          string          `json:"keyword,omitempty"`
	KeywordLocation  *string         `json:"keywordLocation,omitempty"`
	InstanceLocation *string         `json:"instanceLocation,omitempty"`
	Document         json.RawMessage `json:"document"`
}

func (r *run) printCases(cases []generate.Case) error {
	for _, c := range cases {
		line := generatedLine{Name: caseName(c), Valid: c.Keyword == "", Document: c.Data}
		if !line.Valid {
			line.Keyword, line.KeywordLocation, line.InstanceLocation = c.Keyword, &c.KeywordLocation, &c.InstanceLocation
		}
		if err := writeJSON(r.stdout, line, ""); err != nil {
			return err
		}
	}
	return nil
}

// caseName returns the name of a case with the directory that it belongs to.
func caseName(c generate.Case) string {
	if c.Keyword == "" {
		return path.Join("valid", c.Name)
	}
	return path.Join("invalid", c.Name)
}

// writeCases writes a file for each case. If one of the files exists already,
// nothing is written, unless force is set.
func writeCases(dir string, cases []generate.Case, force bool) error {
	paths := make([]string, len(cases))
	for i, c := range cases {
		paths[i] = filepath.Join(dir, filepath.FromSlash(caseName(c))+".json")
		if force {
			continue
		}
		if _, err := os.Lstat(paths[i]); err == nil {
			return fmt.Errorf("%s exists already; nothing was written (--force replaces files)", source.VisiblePath(paths[i]))
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	for i, c := range cases {
		if err := os.MkdirAll(filepath.Dir(paths[i]), 0o777); err != nil {
			return err
		}
		if err := fix.WriteFile(paths[i], c.Data); err != nil {
			return err
		}
	}
	return nil
}
