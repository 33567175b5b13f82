package lint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/schemafile"
	"example.com/authlink/internal/source"
)

const (
	// ConfigName is what a configuration file is called.
	ConfigName = ".authlink-lint.yaml"

	// configBytes is the limit of its length: enough for thousands of entries.
	configBytes = contracts.ConfigBytes
)

// A Config is a configuration file, read and checked.
type Config struct {
	Path string // as it is shown
	dir  string // absolute
	base string // the working directory, from dir, with slashes

	text     []byte
	yaml     *source.PlainYAML
	document configDocument

	contracts *contracts.Set
	limits    authlink.Limits // that the document sets
}

// A configDocument is the content of the file, as schema/config.schema.json describes it.
type configDocument struct {
	Rules     map[string]finding.Severity `json:"rules"`
	FailOn    finding.Severity            `json:"fail-on"`
	Docs      string                      `json:"docs"`
	Draft     draftName                   `json:"draft"`
	Limits    map[string]limitNumber      `json:"limits"`
	Files     []configFiles               `json:"files"`
	Resources []string                    `json:"resources"`
	Include   []string                    `json:"include"`
	Ignore    []string                    `json:"ignore"`
	Suppress  []suppression               `json:"suppress"`
	Accept    []Acceptance                `json:"accept"`
}

// An Acceptance is a difference between two schemas that somebody knows of.
type Acceptance struct {
	In      string `json:"in"`      // the response or the schema of a whole document; "" for any
	Path    string `json:"path"`    // as it is printed; /** at its end covers all that is below
	Keyword string `json:"keyword"` // "" for any
	Reason  string `json:"reason"`
}

// Acceptances returns the differences that are accepted. c may be nil.
func (c *Config) Acceptances() []Acceptance {
	if c == nil {
		return nil
	}
	return c.document.Accept
}

type configFiles struct {
	Glob      string                      `json:"glob"`
	Contract  string                      `json:"contract"`
	Form      string                      `json:"form"`
	Edition   string                      `json:"edition"`
	Operation string                      `json:"operation"`
	Schema    string                      `json:"schema"`
	Draft     draftName                   `json:"draft"`
	Direction string                      `json:"direction"`
	As        source.Kind                 `json:"as"`
	Select    selectors                   `json:"select"`
	Rules     map[string]finding.Severity `json:"rules"`
}

// selectors are one selector or a list of selectors.
type selectors []string

// UnmarshalJSON takes a string or an array of strings.
func (s *selectors) UnmarshalJSON(data []byte) error {
	if data[0] != '"' {
		return json.Unmarshal(data, (*[]string)(s))
	}
	*s = []string{""}
	return json.Unmarshal(data, &(*s)[0])
}

// A limitNumber is a number, or one with a unit: 64MiB.
type limitNumber string

// UnmarshalJSON takes a string or a number.
func (n *limitNumber) UnmarshalJSON(data []byte) error {
	if data[0] != '"' {
		*n = limitNumber(data)
		return nil
	}
	return json.Unmarshal(data, (*string)(n))
}

// A draftName is the name of a draft, which looks like a number in YAML: 7.
type draftName string

// UnmarshalJSON takes a string or a number.
func (d *draftName) UnmarshalJSON(data []byte) error {
	if data[0] != '"' {
		*d = draftName(data)
		return nil
	}
	return json.Unmarshal(data, (*string)(d))
}

// FindConfig looks for a configuration file in the working directory and above
// it, up to the root of the repository; outside any repository, only in the working
// directory. The path is empty if there is no such file.
func FindConfig() (string, error) {
	start, err := os.Getwd()
	if err != nil {
		return "", err
	}
	top, ok := source.RepositoryOf(start)
	if !ok {
		top = start
	}
	for dir, shown := start, ConfigName; ; dir, shown = filepath.Dir(dir), filepath.Join("..", shown) {
		_, err := os.Lstat(filepath.Join(dir, ConfigName))
		switch {
		case err == nil:
			return shown, nil
		case !errors.Is(err, fs.ErrNotExist):
			return "", err
		case dir == top:
			return "", nil
		}
	}
}

// ReadConfig reads a configuration file. A fault in it is a [*source.PlacedError].
func ReadConfig(file string) (*Config, error) {
	text, err := source.ReadFile(file)
	if err != nil {
		return nil, err
	}
	if len(text) > configBytes {
		return nil, &source.PlacedError{Path: file, Message: fmt.Sprintf("the file is longer than %d bytes, the limit for a configuration", configBytes)}
	}
	text = bytes.TrimPrefix(text, []byte("\uFEFF")) // an editor's
	c := &Config{Path: file, text: text}
	if err := c.locate(); err != nil {
		return nil, err
	}
	if c.yaml, err = source.ReadPlainYAML(file, text); err != nil {
		return nil, err
	}
	if err := c.validate(); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(c.yaml.JSON, &c.document); err != nil {
		return nil, fmt.Errorf("%s: %w", source.VisiblePath(file), err)
	}
	if err := c.readContracts(); err != nil {
		return nil, err
	}
	return c, c.check()
}

// locate finds the directory that paths are relative to.
func (c *Config) locate() error {
	file, err := filepath.Abs(c.Path)
	if err != nil {
		return err
	}
	cwd, err := os.Getwd()
	if err != nil {
		return err
	}
	c.dir = filepath.Dir(file)
	base, err := filepath.Rel(c.dir, cwd)
	c.base = filepath.ToSlash(base)
	return err
}

// where names the place of a value in the file.
func (c *Config) where(pointer string) string {
	at := c.yaml.PlaceOf(pointer)
	return fmt.Sprintf("%s:%d:%d", source.VisiblePath(c.Path), at.Line, at.Column)
}

// relative returns a path of this run as globs see it, and whether the configuration
// applies to it: standard input and files elsewhere are not in its directory.
func (c *Config) relative(file string) (string, bool) {
	if file == source.StdinPath {
		return "", false
	}
	rel := path.Join(c.base, filepath.ToSlash(file))
	if isBelow := strings.HasPrefix(c.base, ".."); isBelow && !filepath.IsAbs(file) { // the configuration is below the working directory
		file = filepath.Join(c.dir, filepath.FromSlash(rel))
	}
	if filepath.IsAbs(file) {
		from, err := filepath.Rel(c.dir, file)
		if err != nil {
			return "", false
		}
		rel = filepath.ToSlash(from)
	}
	return rel, filepath.IsLocal(filepath.FromSlash(rel))
}

// file returns the path of a file that the configuration names.
func (c *Config) file(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(filepath.Dir(c.Path), filepath.FromSlash(name))
}

// resources returns the files that the schemas may refer to.
func (c *Config) resources() []string {
	var files []string
	for _, name := range c.document.Resources {
		files = append(files, c.file(name))
	}
	return files
}

// Schemas returns the files of the schemas that the configuration names, and the
// resources that these may refer to.
func (c *Config) Schemas() []string {
	files := append(c.resources(), c.contractFiles()...)
	for _, f := range c.document.Files {
		if f.Schema != "" {
			files = append(files, schemafile.ParseName(schemafile.Join(filepath.Dir(c.Path), f.Schema)).File)
		}
	}
	return files
}

// covers reports whether a glob matches a path, or a directory above it. A glob
// without a slash matches at any depth.
func covers(glob, rel string) bool {
	return doublestar.MatchUnvalidated(anywhere(glob)+"/**", rel)
}

// anywhere returns a glob as one of paths from the root: without a slash, it is at any depth.
func anywhere(glob string) string {
	glob = path.Clean(glob)
	if path.Base(glob) == glob {
		return "**/" + glob
	}
	return glob
}

// includedBy returns the entry of include that covers a file, -1 for none, and
// whether the file is one to check: all are where include is empty.
func (c *Config) includedBy(file string) (entry int, ok bool) {
	rel, within := c.relative(file)
	if !within || len(c.document.Include) == 0 {
		return -1, true
	}
	entry = covering(c.document.Include, rel)
	return entry, entry >= 0
}

// ignoredBy returns the entry of ignore that leaves out a file or a directory above it, -1
// for none. As in .gitignore, the last entry that matches decides, and what is in a
// directory that is left out cannot be brought back.
func (c *Config) ignoredBy(file string) int {
	rel, ok := c.relative(file)
	if !ok {
		return -1
	}
	for i := range len(rel) + 1 {
		if i < len(rel) && rel[i] != '/' {
			continue
		}
		if entry := c.ignoring(rel[:i]); entry >= 0 {
			return entry
		}
	}
	return -1
}

// again marks a glob of ignore that brings back what an earlier one leaves out.
const again = "!"

// ignoring returns the entry of ignore that leaves out what is at a path, -1 for none.
func (c *Config) ignoring(rel string) int {
	for i, glob := range slices.Backward(c.document.Ignore) {
		glob, isAgain := strings.CutPrefix(glob, again)
		if !doublestar.MatchUnvalidated(anywhere(glob), rel) {
			continue
		}
		if isAgain {
			return -1
		}
		return i
	}
	return -1
}

// covering returns the first of the globs that covers a path, -1 for none.
func covering(globs []string, rel string) int {
	return slices.IndexFunc(globs, func(glob string) bool { return covers(glob, rel) })
}

// entryOf returns the entry of files that applies to a file, -1 for none.
func (c *Config) entryOf(file string) int {
	if rel, ok := c.relative(file); ok {
		for i, entry := range c.document.Files {
			if covers(entry.Glob, rel) {
				return i
			}
		}
	}
	return -1
}

// pointerTo is the JSON Pointer to an element of the array at pointer.
func pointerTo(pointer string, element int) string {
	return jsonpointer.Append(pointer, strconv.Itoa(element))
}
