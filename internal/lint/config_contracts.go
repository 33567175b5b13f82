package lint

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/near"
	"example.com/authlink/internal/source"
)

// directory is a directory as a file system in which a name may lead out of it, as the names
// in a configuration may.
type directory string

// Open opens a file by its path from the directory, or by an absolute path.
func (d directory) Open(name string) (fs.File, error) {
	name = filepath.FromSlash(name)
	if !filepath.IsAbs(name) {
		name = filepath.Join(string(d), name)
	}
	return os.Open(name)
}

// readContracts reads what the configuration says of contracts.
func (c *Config) readContracts() (err error) {
	c.contracts, err = contracts.New(contracts.File{Path: c.Path, YAML: c.yaml, Files: directory(c.dir)})
	return err
}

// Contracts are those of a configuration, nil for none, and the one that is built in.
func (c *Config) Contracts() *contracts.Set {
	if c == nil {
		return contracts.OnlyBuiltIn()
	}
	return c.contracts
}

// checkContract checks what the entry of files at a place says of a contract.
func (c *Config) checkContract(at string, f configFiles) error {
	if f.Schema != "" && (f.Form != "" || f.Edition != "" || f.Contract != "") {
		return c.fault(at+"/schema", "a schema has no forms and editions: an entry has either a schema, or a contract with these")
	}
	contract, err := c.contracts.Find(f.Contract)
	if err != nil {
		return c.fault(at+"/contract", err.Error())
	}
	if f.Operation != "" && !contract.IsAPI() {
		return c.fault(at+"/operation", "only a contract that is a whole API has operations: its editions have openapi in place of schema")
	}
	if f.Edition != "" {
		if err := CheckEdition(contract, f.Edition); err != nil {
			return c.fault(at+"/edition", err.Error())
		}
	}
	if f.Form != "" {
		if err := CheckForm(contract, f.Form); err != nil {
			return c.faultNear(at+"/form", err.Error(), f.Form, Forms(contract))
		}
	}
	return nil
}

// faultNear is fault with a guess at the word that was meant.
func (c *Config) faultNear(pointer, message, word string, words []string) error {
	at, hint := c.yaml.PlaceOf(pointer), ""
	if guess, ok := near.Best(word, words); ok {
		hint = fmt.Sprintf("did you mean %q?", guess)
	}
	return &source.PlacedError{Path: c.Path, Line: at.Line, Column: at.Column, Message: message, Hint: hint}
}

// contractFiles are the files of the schemas of contracts.
func (c *Config) contractFiles() []string {
	var files []string
	for _, contract := range c.contracts.All() {
		for _, name := range contract.Files() {
			files = append(files, c.file(name))
		}
	}
	return files
}

// contractOf returns the contract that settings name.
func (p *Project) contractOf(s Settings) (*contracts.Contract, error) {
	c, err := p.config.Contracts().Find(s.Contract.Value)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.Contract.Origin, err)
	}
	return c, nil
}

// Contracts are those of the configuration, and the one that is built in.
func (p *Project) Contracts() *contracts.Set { return p.config.Contracts() }
