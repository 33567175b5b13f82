package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/fix"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/schemafile"
	"example.com/authlink/internal/source"
)

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

// relativeTo returns the name of a schema as a configuration has it: relative to its directory. It is "" for a
// schema of a revision, which is not what the vendor says today, and for a file on another volume.
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
