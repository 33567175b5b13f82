package lint

import (
	"errors"
	"path/filepath"
	"sync"
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lazyregexp"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/schemafile"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
)

// Overrides are the settings of a command line. Empty ones are left to the
// configuration.
type Overrides struct {
	Contract string // its name

	Form      string // of the contract; also where the configuration names an edition
	Edition   string // of the contract
	Schema    string // file of the schema to check everything against
	Draft     string // of schemas that name none
	Direction string // of documents of a schema in OpenAPI: response or request
	Schemas   bool   // the files are schemas themselves
	FailOn    finding.Severity

	Resources []string // files that the schemas may refer to

	Limits authlink.Limits // of documents; those that are zero are not set

	Rules map[string]finding.Severity // by the ids of rules
	Only  []string                    // ids of the rules to turn on; all others are off

	As     source.Kind // of every file
	Select []string    // as [selection.Parse] takes it
}

// A Project knows what applies to each file: the command line, or else the
// configuration, or else the defaults.
type Project struct {
	config    *Config // nil for none
	overrides Overrides
	now       time.Time
	linters   []func() (*Linter, error) // of each entry of files, then of other files
	schemas   []schemaFile              // those that documents are held against
	accepted  *acceptance
	used      func() func(path string) bool // uses, which is made once
}

// NewProject compiles the schemas that the configuration and the overrides name.
// config may be nil. Tokens and dates are compared with now.
func NewProject(config *Config, overrides Overrides, now time.Time) (*Project, error) {
	p := &Project{config: config, overrides: overrides, now: now, accepted: newAcceptance(config)}
	p.used = sync.OnceValue(p.uses)
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
		if p.settings(entry).Schema.Value != "" && !overrides.Schemas {
			l, err := linter()
			if err != nil {
				return nil, p.schemaError(entry, err)
			}
			if err := p.addSchema(entry, l.validator); err != nil {
				return nil, err
			}
		}
		p.linters = append(p.linters, linter)
	}
	return p, nil
}

// SingleProject returns a project without a configuration that checks every file with
// one linter.
func SingleProject(l *Linter) *Project {
	return &Project{
		linters:  []func() (*Linter, error){func() (*Linter, error) { return l, nil }},
		accepted: newAcceptance(nil),
	}
}

// SchemaProject returns a project without a configuration that checks every file against the
// schema of a validator, which need not be in a file. Of the overrides, those that say which
// schema it is have no effect.
func SchemaProject(v *authlink.Validator, overrides Overrides, now time.Time) (*Project, error) {
	p := &Project{overrides: overrides, now: now, accepted: newAcceptance(nil)}
	selection, err := selection.Parse(p.selectors(-1))
	if err != nil {
		return nil, err
	}
	opts := p.options(p.settings(-1), selection)
	opts.Interest = interestInSchema(v)
	l := New(v, opts)
	p.linters = []func() (*Linter, error){func() (*Linter, error) { return l, nil }}
	return p, nil
}

// Reading returns a project like p for one file that holds what kind says, unless the settings
// say what it holds; the zero Kind leaves that to its name. It counts by itself which
// suppressions are used, so that several may be at work at a time.
func (p *Project) Reading(kind source.Kind) *Project {
	q := *p
	q.accepted = newAcceptance(p.config)
	q.linters = make([]func() (*Linter, error), len(p.linters))
	for i, linter := range p.linters {
		q.linters[i] = func() (*Linter, error) {
			l, err := linter()
			if err != nil || kind == "" || l.opts.Kind != "" {
				return l, err
			}
			as := *l
			as.opts.Kind = kind
			return &as, nil
		}
	}
	return &q
}

// schemaError adds the place in the configuration if err alone does not say which file
// it is about.
func (p *Project) schemaError(entry int, err error) error {
	if _, ok := errors.AsType[*source.PlacedError](err); ok || entry < 0 || p.overrides.Schema != "" {
		return err
	}
	return p.config.fault(pointerTo("/files", entry)+"/schema", source.VisibleError(err))
}

func (p *Project) newLinter(entry int) (*Linter, error) {
	s := p.settings(entry)
	selection, err := selection.Parse(p.selectors(entry))
	if err != nil {
		return nil, err
	}
	opts := p.options(s, selection)
	if p.overrides.Schemas {
		return newSchemaLinter(checkWith(authlink.Options{Draft: draftOf(s)}), opts)
	}
	if schemafile.HasFiles && s.Schema.Value != "" {
		validator, err := schemafile.Compile(s.Schema.Value, schemafile.Options{Resources: p.resources(), Draft: draftOf(s), Limits: opts.Limits, Direction: openapi.DirectionOf(s.Direction.Value)})
		if err != nil {
			return nil, err
		}
		opts.Interest = interestInSchema(validator)
		return New(validator, opts), nil
	}
	contract, err := p.contractOf(s)
	if err != nil {
		return nil, err
	}
	return newContractLinter(contract, s.Form.Value, s.Edition.Value, opts)
}

// newContractLinter returns the linter of documents of a contract.
func newContractLinter(contract *contracts.Contract, form, edition string, opts Options) (*Linter, error) {
	if schemafile.HasFiles && contract.IsAPI() {
		return newExchangesLinter(contract, form, edition, opts)
	}
	among, err := variantsOf(contract, form, edition)
	if err != nil {
		return nil, err
	}
	opts.Contract, opts.Variant = contract, among[0]
	if len(among) > 1 {
		opts.Among = among
	}
	opts.Interest = interestInContract(contract, opts.Variant.Edition)
	validator, err := validatorOf(contract, opts.Variant, opts.Limits)
	if err != nil {
		return nil, err
	}
	return New(validator, opts), nil
}

// options returns how to lint the files to which settings apply.
func (p *Project) options(s Settings, selection *selection.Selection) Options {
	opts := Options{Now: p.now, Limits: p.limits(), Severities: map[string]finding.Severity{}, Kind: source.Kind(s.As.Value), Selection: selection}
	for id, setting := range s.Rules {
		opts.Severities[id] = finding.Severity(setting.Value)
	}
	return opts
}

func (p *Project) linterOf(file string) (*Linter, error) {
	if schemafile.HasFiles && p.overrides.Schemas && len(p.resources()) > 0 {
		return p.schemaLinterOf(file)
	}
	entry := p.entryOf(file)
	if entry < 0 {
		entry = len(p.linters) - 1
	}
	linter, err := p.linters[entry]()
	if err != nil {
		return nil, err
	}
	return linter.of(file), nil
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

// speaksOf reports whether the configuration or the command line says what a file
// holds: by an entry of files, or for all files.
func (p *Project) speaksOf(path string) bool {
	return p.overrides.As != "" || len(p.overrides.Select) > 0 || p.entryOf(path) >= 0
}

// includes reports whether to check a file that is in a directory to check.
func (p *Project) includes(file string) bool {
	if p.config == nil || p.overrides.Schemas { // what it includes are documents
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
// configuration includes it, and does not ignore it, and it does not say itself how to lint.
func (p *Project) Walks(file string) bool {
	return p.includes(file) && !p.ignores(file) && !p.used()(file)
}

// aboutAuthLinks matches the paths that the pre-commit hook takes by default.
var aboutAuthLinks = lazyregexp.New(`(?i)auth[-_]?link`)

// Concerns reports whether to lint a file that has not been named, such as one that
// is open in an editor: what include covers; without that, what an entry of files
// matches; without either, everything if there is a schema or a contract, or else files
// that are named like an auth link. Ignored files are not linted.
func (p *Project) Concerns(file string) bool {
	switch {
	case p.ignores(file):
		return false
	case p.config != nil && len(p.config.document.Include) > 0:
		return p.includes(file)
	case p.config != nil && len(p.config.document.Files) > 0:
		return p.entryOf(file) >= 0
	default:
		return p.overrides.Schema != "" || p.overrides.Contract != "" || aboutAuthLinks().MatchString(filepath.ToSlash(file))
	}
}
