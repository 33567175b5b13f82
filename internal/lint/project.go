package lint

import (
	"bytes"
	"errors"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"example.com/authlink"
)

// Overrides are what a command line says. What is empty is left to the
// configuration.
type Overrides struct {
	Form    string // of the contract; also where the configuration names an edition
	Edition string // of the contract
	Schema  string // file of the schema to check everything against
	FailOn  Severity

	Resources []string // files that the schemas may refer to

	As     Kind     // of every file
	Select []string // as [ParseSelection] takes it
}

// A Project knows what applies to each file: what the command line says, else
// the configuration, else the defaults.
type Project struct {
	config    *Config // nil for none
	overrides Overrides
	now       time.Time
	linters   []func() (*Linter, error) // of each entry of files, then of other files
	accepted  *acceptance
}

// NewProject compiles the schemas that the configuration and the overrides name.
// config may be nil. Tokens and dates are compared with now.
func NewProject(config *Config, overrides Overrides, now time.Time) (*Project, error) {
	p := &Project{config: config, overrides: overrides, now: now, accepted: newAcceptance(config)}
	entries := 0
	if config != nil {
		entries = len(config.document.Files)
	}
	for i := range entries + 1 {
		entry := i
		if i == entries {
			entry = -1
		}
		linter := sync.OnceValues(func() (*Linter, error) { return p.newLinter(entry) })
		if p.settings(entry).Schema.Value != "" {
			if _, err := linter(); err != nil {
				return nil, p.schemaError(entry, err)
			}
		}
		p.linters = append(p.linters, linter)
	}
	return p, nil
}

// SingleProject returns a project without a configuration, in which a linter is
// for every file.
func SingleProject(l *Linter) *Project {
	return &Project{
		linters:  []func() (*Linter, error){func() (*Linter, error) { return l, nil }},
		accepted: newAcceptance(nil),
	}
}

// schemaError names the place in the configuration where err alone does not say
// which file it is about.
func (p *Project) schemaError(entry int, err error) error {
	if _, ok := errors.AsType[*PlacedError](err); ok || entry < 0 || p.overrides.Schema != "" {
		return err
	}
	return p.config.fault(pointerTo("/files", entry)+"/schema", VisibleError(err))
}

func (p *Project) newLinter(entry int) (*Linter, error) {
	s := p.settings(entry)
	selection, err := ParseSelection(p.selectors(entry))
	if err != nil {
		return nil, err
	}
	opts := Options{Now: p.now, Severities: map[string]Severity{}, Kind: Kind(s.As.Value), Selection: selection}
	for id, setting := range s.Rules {
		opts.Severities[id] = Severity(setting.Value)
	}
	if s.Schema.Value != "" {
		validator, err := compileWith(s.Schema.Value, p.resources())
		if err != nil {
			return nil, err
		}
		return New(validator, opts), nil
	}
	form, err := authlink.ParseForm(s.Form.Value)
	if err != nil {
		return nil, err
	}
	edition, err := authlink.ParseEdition(s.Edition.Value)
	if err != nil {
		return nil, err
	}
	opts.Contract = &authlink.Contract{Form: form, Edition: edition}
	validator, err := opts.Contract.Validator()
	if err != nil {
		return nil, err
	}
	return New(validator, opts), nil
}

func (p *Project) linterOf(file string) (*Linter, error) {
	entry := p.entryOf(file)
	if entry < 0 {
		entry = len(p.linters) - 1
	}
	return p.linters[entry]()
}

// resources returns the files that schemas may refer to.
func (p *Project) resources() []string {
	if len(p.overrides.Resources) > 0 || p.config == nil {
		return p.overrides.Resources
	}
	return p.config.resources()
}

// selectors returns those of the files of an entry, -1 for none.
func (p *Project) selectors(entry int) []string {
	if len(p.overrides.Select) > 0 || entry < 0 {
		return p.overrides.Select
	}
	return p.config.document.Files[entry].Select
}

// speaksOf reports whether something has been said about a file: by an entry of
// files, or by the command line of all of them.
func (p *Project) speaksOf(path string) bool {
	return p.overrides.As != "" || len(p.overrides.Select) > 0 || p.entryOf(path) >= 0
}

// includes reports whether to check a file that is in a directory to check.
func (p *Project) includes(file string) bool {
	if p.config == nil {
		return true
	}
	_, ok := p.config.includedBy(file)
	return ok
}

func (p *Project) ignores(path string) bool {
	return p.config != nil && p.config.ignoredBy(path) >= 0
}

func (p *Project) entryOf(file string) int {
	if p.config == nil {
		return -1
	}
	return p.config.entryOf(file)
}

// Walks reports whether a file is checked that is found in a directory: whether the
// configuration includes it, and does not ignore it.
func (p *Project) Walks(file string) bool { return p.includes(file) && !p.ignores(file) }

// aboutAuthLinks matches the paths that the pre-commit hook takes unless told.
var aboutAuthLinks = regexp.MustCompile(`(?i)auth[-_]?link`)

// Concerns reports whether to lint a file that nobody has named, as one that is
// open in an editor: what include covers; without that, what an entry of files
// matches; without either, everything where there is a schema, else what is called
// like an auth link. What is ignored is not linted.
func (p *Project) Concerns(file string) bool {
	switch {
	case p.ignores(file):
		return false
	case p.config != nil && len(p.config.document.Include) > 0:
		return p.includes(file)
	case p.config != nil && len(p.config.document.Files) > 0:
		return p.entryOf(file) >= 0
	default:
		return p.overrides.Schema != "" || aboutAuthLinks.MatchString(filepath.ToSlash(file))
	}
}

// Describe says what the schema of a file says of the value at an offset of its
// text, in bytes. ok is false where that is nothing, and of documents that stand
// inside of something.
func (p *Project) Describe(file string, text []byte, offset int) (d authlink.Description, ok bool, err error) {
	linter, err := p.linterOf(file)
	if err != nil {
		return d, false, err
	}
	start, end := 0, len(text)
	switch kind := linter.kindOf(file); {
	case kind == KindYAML || kind == KindConcatenated || linter.opts.Selection != nil:
		return d, false, nil
	case kind == KindJSONC:
		text = blankComments(text)
	case kind == KindLines:
		start = bytes.LastIndexByte(text[:offset], '\n') + 1
		if n := bytes.IndexByte(text[offset:], '\n'); n >= 0 {
			end = offset + n
		}
	}
	d, ok = linter.validator.Describe(text[start:end], offset-start)
	d.Offset += start
	d.End += start
	return d, ok, nil
}

// FailOn is the severity from which on a finding fails a run.
func (p *Project) FailOn() Severity { return Severity(p.failOn().Value) }

// A Setting is a value and where it is set.
type Setting struct{ Value, Origin string }

// Settings are what applies to a file.
type Settings struct {
	// Schema is the file of the schema; where it is empty, the contract in Form
	// and Edition counts.
	Schema, Form, Edition Setting

	// Resources are the files that the schema may refer to.
	Resources Setting

	// As is the kind of the file where its name does not count. Select are the
	// selectors, empty where all of the file is the document.
	As, Select Setting

	FailOn Setting

	// Rules are the severities that are set, by the ids of the rules.
	Rules map[string]Setting

	// Files is the glob of the entry of files that matches, Included and Ignored
	// those of the entries of include and ignore; empty where none does.
	Files, Included, Ignored Setting

	// LeftOut says so where there are entries of include, and none matches.
	LeftOut Setting
}

// OriginDefault is the origin of what nobody has set.
const OriginDefault = "default"

// Settings returns what applies to a file.
func (p *Project) Settings(file string) Settings {
	entry := p.entryOf(file)
	s := p.settings(entry)
	if entry >= 0 {
		s.Files = Setting{p.config.document.Files[entry].Glob, p.config.where(pointerTo("/files", entry) + "/glob")}
	}
	if p.config != nil {
		switch i, ok := p.config.includedBy(file); {
		case !ok:
			s.LeftOut = Setting{"not in include", p.config.where(pointerTo("/include", 0))}
		case i >= 0:
			s.Included = Setting{p.config.document.Include[i], p.config.where(pointerTo("/include", i))}
		}
	}
	if p.ignores(file) {
		i := p.config.ignoredBy(file)
		s.Ignored = Setting{p.config.document.Ignore[i], p.config.where(pointerTo("/ignore", i))}
	}
	return s
}

// settings returns what applies to the files of an entry of files, -1 for none.
func (p *Project) settings(entry int) Settings {
	s := Settings{
		Form:    Setting{authlink.Contract{}.Form.String(), OriginDefault},
		Edition: Setting{authlink.Contract{}.Edition.String(), OriginDefault},
		FailOn:  p.failOn(),
		Rules:   map[string]Setting{},
	}
	if p.config != nil {
		p.config.set(&s, entry)
	}
	o := p.overrides
	s.Form.override(o.Form, "--form")
	s.Edition.override(o.Edition, "--edition")
	s.Schema.override(o.Schema, "--schema")
	s.Resources.override(strings.Join(o.Resources, ", "), "--resource")
	s.As.override(string(o.As), "--as")
	s.Select.override(strings.Join(o.Select, ", "), "--select")
	return s
}

func (p *Project) failOn() Setting {
	s := Setting{string(SeverityError), OriginDefault}
	if p.config != nil {
		s.override(string(p.config.document.FailOn), p.config.where("/fail-on"))
	}
	s.override(string(p.overrides.FailOn), "--fail-on")
	return s
}

// override replaces the setting where there is a value.
func (s *Setting) override(value, origin string) {
	if value != "" {
		*s = Setting{value, origin}
	}
}

// set changes s to what the configuration says of the files of an entry.
func (c *Config) set(s *Settings, entry int) {
	c.setRules(s, "/rules", c.document.Rules)
	s.Resources.override(strings.Join(c.resources(), ", "), c.where("/resources"))
	if entry < 0 {
		return
	}
	f, at := c.document.Files[entry], pointerTo("/files", entry)
	s.Form.override(f.Form, c.where(at+"/form"))
	s.Edition.override(f.Edition, c.where(at+"/edition"))
	if f.Schema != "" {
		s.Schema = Setting{c.file(f.Schema), c.where(at + "/schema")}
	}
	s.As.override(string(f.As), c.where(at+"/as"))
	s.Select.override(strings.Join(f.Select, ", "), c.where(at+"/select"))
	c.setRules(s, at+"/rules", f.Rules)
}

func (c *Config) setRules(s *Settings, pointer string, rules map[string]Severity) {
	for _, id := range slices.Sorted(maps.Keys(rules)) {
		s.Rules[id] = Setting{string(rules[id]), c.where(pointer + "/" + id)}
	}
}
