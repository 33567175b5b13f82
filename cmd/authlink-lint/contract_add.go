package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"time"

	"github.com/spf13/cobra"

	"example.com/authlink"
	"example.com/authlink/internal/compat"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/fix"
	"example.com/authlink/internal/lazyregexp"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/schemafile"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/variants"
	"example.com/authlink/internal/words"
)

const contractAddLong = `add takes a snapshot of a schema as a new edition of a contract, if it differs
from the latest: it writes contracts/NAME/EDITION.schema.json beside the
configuration, and a line into that, with its comments as they are. A contract
that the configuration does not have is new, and so may be the configuration.

SOURCE is a JSON Schema in a file, or a schema in an OpenAPI document:
openapi.yaml#/components/schemas/NAME, or 'openapi.yaml#GET /orders/{id} 200';
also as git has it in a revision: v2.3:openapi.yaml#/components/schemas/NAME.

It prints what has changed since the latest edition, and standard error names
the fixtures of the contract that the new edition refuses: those are the files
of the entries of "files" that name it.

Exit codes:
  0  the edition was added, or there is nothing new
  1  the edition was added, and it refuses fixtures that the latest took
  2  the command line is wrong
  3  something could not be read, compiled or written`

// addFlags are the flags of the commands that add an edition.
type addFlags struct {
	name      string
	direction openapi.Direction // of a schema in an OpenAPI document
	config    configFlags
}

func (f *addFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.name, "name", "", "call the edition `EDITION` (default the date of today)")
	f.config.addFile(cmd)
}

func (r *run) contractAddCommand() *cobra.Command {
	var flags addFlags
	cmd := &cobra.Command{
		Use:   "add [flags] NAME SOURCE",
		Short: "Take a snapshot of a schema as a new edition of a contract",
		Long:  contractAddLong,
		Example: `  authlink-lint contract add acme-order openapi.yaml#/components/schemas/Order
  authlink-lint contract add --name 2.3 acme-order v2.3:order.schema.json`,
		Args:                  cobra.ExactArgs(2),
		DisableFlagsInUseLine: true,
	}
	flags.add(cmd)
	direction := directionFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := flags.check(args[0]); err != nil {
			return err
		}
		config, err := flags.config.read()
		if err != nil {
			return placedFailure(err)
		}
		flags.direction = direction.direction()
		if known, err := config.Contracts().Find(args[0]); err == nil {
			if cmd.Flags().Changed("direction") && flags.direction != known.Direction {
				return fmt.Errorf("--direction %s: the configuration says that %s is a %s", flags.direction, args[0], known.Direction)
			}
			flags.direction = known.Direction
		}
		if source := args[1]; !schemafile.ParseName(source).HasFragment && schemafile.IsSpec(source) {
			return &failure{fmt.Errorf("%s is a whole OpenAPI document", span.Visible(source)),
				"name what one operation answers, as in " + quoted(source+"#GET /orders/{id} 200") + "; or write into the configuration that all of it is an edition: - {name: VERSION, openapi: FILE}"}
		}
		v, err := schemafile.Compile(args[1], schemafile.Options{Bundle: true, Direction: flags.direction, Warn: r.warnRepeated})
		if err != nil {
			return placedFailure(err)
		}
		return r.addEdition(flags, args[0], args[1], v.Schema())
	}
	return cmd
}

var (
	contractName = lazyregexp.New(`^[a-z0-9][a-z0-9._-]*$`)
	editionName  = lazyregexp.New(`^[A-Za-z0-9][A-Za-z0-9._+-]*$`)
)

func (f *addFlags) check(name string) error {
	switch {
	case !contractName().MatchString(name):
		return fmt.Errorf("%s is no name of a contract: expected lower-case letters, digits and hyphens, as in acme-order", span.Visible(name))
	case name == variants.StackOne:
		return fmt.Errorf("%s is built in: give your contract another name", name)
	case f.name == "latest" || f.name == lint.Auto || f.name != "" && !editionName().MatchString(f.name):
		return fmt.Errorf("--name %s is no name of an edition: expected a date or a version", span.Visible(f.name))
	}
	return nil
}

// addEdition adds a schema as an edition of a contract. The origin is where the schema comes
// from; "" if nobody else has it.
func (r *run) addEdition(flags addFlags, name, origin string, schema []byte) error {
	config, err := flags.config.read()
	if err != nil {
		return placedFailure(err)
	}
	file := lint.ConfigName
	if config != nil {
		file = config.Path
	}
	var known *contracts.Contract
	if c, err := config.Contracts().Find(name); err == nil {
		known = c
	}
	if known != nil {
		if isNew, err := r.tellChanges(known, schema); err != nil || !isNew {
			return err
		}
	}
	e := lint.NewEdition{Contract: name, Name: flags.name, Source: relativeTo(file, origin), Direction: flags.direction}
	if e.Name == "" {
		e.Name = time.Now().Format(time.DateOnly)
	}
	if known != nil && known.EditionOf(e.Name) >= 0 {
		return &failure{fmt.Errorf("%s has an edition %s already", name, e.Name), "call this one otherwise: --name " + versionOf(origin)}
	}
	e.Schema = "contracts/" + name + "/" + e.Name + ".schema.json"
	if err := writeEdition(config, file, e, schema); err != nil {
		return placedFailure(err)
	}
	fmt.Fprintf(r.stderr, "%s: %s has the edition %s, in %s\n", source.VisiblePath(file), name, e.Name, source.VisiblePath(filepath.Join(filepath.Dir(file), filepath.FromSlash(e.Schema))))
	if known == nil {
		fmt.Fprintf(r.stderr, newContractHint, source.VisiblePath(file), name)
		return nil
	}
	return r.tellBroken(known, file, e.Name)
}

// newContractHint says what is left to do about a new contract. A fixture may follow any edition,
// until 'contract check' says which ones are dead.
const newContractHint = `say in %s which files are its fixtures, and that nothing else is checked:
  files:
    - {glob: testdata/%[2]s, contract: %[2]s, edition: auto}
  include: [testdata/%[2]s]
`

// versionOf returns the name that an OpenAPI document has for itself as one for an edition, or what
// stands for it.
func versionOf(origin string) string {
	spec, err := schemafile.OpenSpec(origin)
	if err != nil || !editionName().MatchString(spec.Version()) {
		return "VERSION"
	}
	return spec.Version()
}

// relativeTo returns the name of a schema as a configuration has it: relative to that. That of a
// revision, and of a file elsewhere, is left out: it does not say what the vendor says today.
func relativeTo(config, name string) string {
	n := schemafile.ParseName(name)
	if n.File == "" || n.Revision != "" {
		return ""
	}
	dir, errDir := filepath.Abs(filepath.Dir(config))
	abs, errFile := filepath.Abs(n.File)
	rel, err := filepath.Rel(dir, abs)
	if errDir != nil || errFile != nil || err != nil {
		return ""
	}
	if n.HasFragment {
		return filepath.ToSlash(rel) + "#" + n.Fragment
	}
	return filepath.ToSlash(rel)
}

// tellChanges prints how a schema differs from the latest edition, and reports whether it does.
func (r *run) tellChanges(c *contracts.Contract, schema []byte) (isNew bool, err error) {
	last := len(c.Editions) - 1
	original, err := c.Original(last)
	if err != nil {
		return false, placedFailure(err)
	}
	nothing := func(how string) (bool, error) {
		_, err := fmt.Fprintf(r.stderr, "%s: nothing new: this %s the edition %s\n", c.Name, how, c.Editions[last])
		return false, err
	}
	if sameJSON(original, schema) {
		return nothing("is")
	}
	result, err := compareWithLatest(c, schema)
	if err != nil {
		return false, err
	}
	if len(result.Differences) == 0 && !result.GaveUp {
		return nothing("says in other words what is said in")
	}
	for i := range result.Differences {
		fmt.Fprintln(r.stdout, differenceLine(&result.Differences[i])) // output remembers an error
	}
	fmt.Fprintf(r.stderr, "since %s: %s\n", c.Editions[last], countByClass(result.Differences))
	return true, nil
}

// compareWithLatest compares the latest edition with a schema.
func compareWithLatest(c *contracts.Contract, schema []byte) (*compat.Result, error) {
	before, err := c.Validator(variants.Variant{Edition: len(c.Editions) - 1})
	if err != nil {
		return nil, placedFailure(err)
	}
	after, err := c.Adapt(schema, 0)
	if err != nil {
		return nil, &failure{err: err}
	}
	result, err := compat.Compare(before, after, compat.Options{})
	if err != nil {
		return nil, &failure{err: err}
	}
	return result, nil
}

// differenceLine is a difference in one line; 'authlink-lint compat' proves it.
func differenceLine(d *compat.Difference) string {
	return string(d.Class) + ": " + changeOf(d)
}

func sameJSON(a, b []byte) bool {
	var x, y any
	return json.Unmarshal(a, &x) == nil && json.Unmarshal(b, &y) == nil && reflect.DeepEqual(x, y)
}

// writeEdition writes the schema, and then the configuration: if that fails, there is no schema
// either.
func writeEdition(config *lint.Config, file string, e lint.NewEdition, schema []byte) error {
	text, err := config.WithEdition(e)
	if err != nil {
		return &failure{fmt.Errorf("%s: %w", source.VisiblePath(file), err), fmt.Sprintf("write it there yourself: an edition {name: %q, schema: %q} of %s", e.Name, e.Schema, e.Contract)}
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, bytes.TrimSpace(schema), "", "  "); err != nil {
		return err
	}
	pretty.WriteByte('\n')
	path := filepath.Join(filepath.Dir(file), filepath.FromSlash(e.Schema))
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: there is such a file already", source.VisiblePath(path))
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	if err := fix.WriteFile(path, pretty.Bytes()); err != nil {
		return err
	}
	if err := fix.WriteFile(file, text); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// tellBroken names the fixtures that the latest edition took and the new one refuses.
func (r *run) tellBroken(before *contracts.Contract, file, edition string) error {
	config, err := lint.ReadConfig(file)
	if err != nil {
		return placedFailure(err)
	}
	after, err := config.Contracts().Find(before.Name)
	if err != nil {
		return &failure{err: err}
	}
	broken, all := 0, 0
	err = r.eachFixture(config, after, func(d lint.Document) error {
		all++
		for form := range after.Forms {
			old, err := before.Validator(variants.Variant{Form: form, Edition: len(before.Editions) - 1})
			if err != nil {
				return err
			}
			if !old.Valid(d.Data) {
				continue
			}
			v, err := after.Validator(variants.Variant{Form: form, Edition: len(after.Editions) - 1})
			if err != nil {
				return err
			}
			if e, ok := errors.AsType[*authlink.ValidationError](v.Validate(d.Data)); ok {
				broken++
				d.Place(e.Violations)
				first := e.Violations[0]
				fmt.Fprintf(r.stderr, "%s:%d:%d: %s refuses it: %s\n", source.VisiblePath(d.Path), first.Line, first.Column, edition, span.Visible(first.Message))
			}
			return nil
		}
		return nil
	})
	if err != nil {
		return placedFailure(err)
	}
	if broken > 0 {
		r.code = max(r.code, exitFindings)
	}
	verb := "break"
	if broken == 1 {
		verb = "breaks"
	}
	fmt.Fprintf(r.stderr, "%d of %s of %s %s\n", broken, words.Count(all, "fixture"), before.Name, verb)
	return nil
}

// eachFixture yields the documents of the files that the configuration holds against a contract.
// One that cannot be read is reported and left out.
func (r *run) eachFixture(config *lint.Config, c *contracts.Contract, yield func(lint.Document) error) error {
	project, err := lint.NewProject(config, lint.Overrides{}, time.Now())
	if err != nil {
		return err
	}
	in := lint.Input{Args: []string{filepath.Dir(config.Path)}}
	in.Keep = func(path string) bool {
		s := project.Settings(path)
		return s.Contract.Value == c.Name && s.Schema.Value == ""
	}
	for d := range project.Documents(in) {
		if d.Err != nil {
			if d.Path != in.Args[0] { // a directory without such files
				r.complain(d.Err)
				r.code = exitFailed
			}
			continue
		}
		if err := yield(d); err != nil {
			return err
		}
	}
	return nil
}
