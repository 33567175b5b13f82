package lint

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/schemafile"
	"example.com/authlink/internal/variants"
)

// FailOnNotChecked is the setting with which a run fails on errors, and if something has not
// been looked at.
const FailOnNotChecked = "not-checked"

// FailOn is the lowest severity of a finding that fails a run.
func (p *Project) FailOn() finding.Severity {
	if p.NeedsAll() {
		return finding.SeverityError
	}
	return finding.Severity(p.failOn().Value)
}

// NeedsAll reports whether a run fails if something has not been looked at.
func (p *Project) NeedsAll() bool { return p.failOn().Value == FailOnNotChecked }

// FailOns lists what a run may fail on.
func FailOns() []string {
	var list []string
	for _, severity := range finding.Severities() {
		list = append(list, string(severity))
	}
	return append(list, FailOnNotChecked)
}

// Docs is the site whose pages of rules reports link to, "" for none.
func (p *Project) Docs() string { return p.docs().Value }

// A Setting is a value and where it is set.
type Setting struct{ Value, Origin string }

// Settings are what applies to a file.
type Settings struct {
	// Schema is the file of the schema; if it is empty, the contract in Form and
	// Edition applies. A contract without forms has none.
	Schema, Contract, Form, Edition Setting

	// Draft is that of the schema, unless the schema names one.
	Draft Setting

	// Direction says what documents of a schema in OpenAPI are: "response" or "request".
	Direction Setting

	// Resources are the files that the schema may refer to.
	Resources Setting

	// As is the kind of the file, if not given by its name. Select are the
	// selectors, empty if all of the file is the document.
	As, Select Setting

	FailOn Setting

	// Docs is the site whose pages of rules reports link to.
	Docs Setting

	// Limits are those of documents that are set, by their names.
	Limits map[string]Setting

	// Rules are the severities that are set, by the ids of the rules.
	Rules map[string]Setting

	// Files is the glob of the entry of files that matches, Included and Ignored
	// those of the entries of include and ignore; empty if none does.
	Files, Included, Ignored Setting

	// LeftOut is set if there are entries of include and no entry matches.
	LeftOut Setting
}

// OriginDefault is the origin of a setting that nobody has set.
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
		Contract: Setting{variants.StackOne, OriginDefault},
		Draft:    Setting{authlink.Draft202012.String(), OriginDefault},
		FailOn:   p.failOn(),
		Docs:     p.docs(),
		Limits:   p.limitSettings(),
		Rules:    map[string]Setting{},
	}
	if p.config != nil {
		p.config.set(&s, entry)
	}
	o := p.overrides
	if o.Contract != "" && o.Contract != s.Contract.Value {
		s.Form, s.Edition = Setting{}, Setting{} // which are those of another
		s.Contract = Setting{o.Contract, "--contract"}
		s.Schema = Setting{}
	}
	s.Form.override(o.Form, "--form")
	s.Edition.override(o.Edition, "--edition")
	s.Schema.override(o.Schema, "--schema")
	p.complete(&s)
	s.Draft.override(o.Draft, "--draft")
	s.Direction.override(o.Direction, "--direction")
	s.Resources.override(strings.Join(o.Resources, ", "), "--resource")
	s.As.override(string(o.As), "--as")
	s.Select.override(strings.Join(o.Select, ", "), "--select")
	o.setRules(&s)
	return s
}

// complete sets the form and the edition that are left to their defaults, which are those of
// the contract.
func (p *Project) complete(s *Settings) {
	whole, _, _ := strings.Cut(s.Contract.Value, "#") // no document is read for this
	c, err := p.config.Contracts().Find(whole)
	if err != nil {
		return // which is said where the contract is needed
	}
	if s.Form.Value == "" && c.HasForms() {
		s.Form = Setting{c.Forms[0].Name, OriginDefault}
	}
	if s.Edition.Value == "" {
		s.Edition = Setting{c.Editions[c.Default], OriginDefault}
	}
}

func (p *Project) failOn() Setting {
	s := Setting{string(finding.SeverityError), OriginDefault}
	if p.config != nil {
		s.override(string(p.config.document.FailOn), p.config.where("/fail-on"))
	}
	s.override(string(p.overrides.FailOn), "--fail-on")
	return s
}

func (p *Project) docs() Setting {
	s := Setting{rule.DefaultSite(), OriginDefault}
	if p.config != nil {
		s.override(p.config.document.Docs, p.config.where("/docs"))
	}
	return s
}

// override replaces the setting where there is a value.
func (s *Setting) override(value, origin string) {
	if value != "" {
		*s = Setting{value, origin}
	}
}

// set changes s to what the configuration says about the files of an entry.
func (c *Config) set(s *Settings, entry int) {
	c.setRules(s, "/rules", c.document.Rules)
	s.Draft.override(string(c.document.Draft), c.where("/draft"))
	s.Resources.override(strings.Join(c.resources(), ", "), c.where("/resources"))
	if entry < 0 {
		return
	}
	f, at := c.document.Files[entry], pointerTo("/files", entry)
	s.Contract.override(f.Contract, c.where(at+"/contract"))
	if f.Operation != "" {
		s.Contract = Setting{f.Contract + "#" + f.Operation, c.where(at + "/operation")}
	}
	s.Form.override(f.Form, c.where(at+"/form"))
	s.Edition.override(f.Edition, c.where(at+"/edition"))
	if f.Schema != "" {
		s.Schema = Setting{schemafile.Join(filepath.Dir(c.Path), f.Schema), c.where(at + "/schema")}
	}
	s.Draft.override(string(f.Draft), c.where(at+"/draft"))
	s.Direction.override(f.Direction, c.where(at+"/direction"))
	s.As.override(string(f.As), c.where(at+"/as"))
	s.Select.override(strings.Join(f.Select, ", "), c.where(at+"/select"))
	c.setRules(s, at+"/rules", f.Rules)
}

func (c *Config) setRules(s *Settings, pointer string, rules map[string]finding.Severity) {
	for _, id := range slices.Sorted(maps.Keys(rules)) {
		s.Rules[id] = Setting{string(rules[id]), c.where(pointer + "/" + id)}
	}
}
