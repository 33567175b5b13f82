package lint

import (
	"bytes"
	"iter"
	"maps"
	"path/filepath"
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/schemafile"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
)

// newSchemaLinter returns a linter of documents that are schemas themselves.
func newSchemaLinter(check rule.CheckSchema, opts Options) (*Linter, error) {
	set, err := rule.NewSchemaSet(check, opts.Severities)
	if err != nil {
		return nil, err
	}
	return &Linter{validator: set.Validator(), rules: set, opts: opts}, nil
}

// checkWith looks at schemas that are compiled with options.
func checkWith(opts authlink.Options) rule.CheckSchema {
	return func(schema []byte) ([]authlink.SchemaRemark, error) { return authlink.CheckSchema(schema, &opts) }
}

// checkOf looks at the schema that a validator was made of, or at one that has taken its place
// since.
func checkOf(v *authlink.Validator, draft authlink.Draft) rule.CheckSchema {
	return func(schema []byte) ([]authlink.SchemaRemark, error) {
		if bytes.Equal(schema, v.Schema()) {
			return v.SchemaRemarks(), nil
		}
		return authlink.CheckSchema(schema, &authlink.Options{Draft: draft})
	}
}

// draftOf returns the draft of schemas that name none.
func draftOf(s Settings) (draft authlink.Draft) {
	_ = draft.UnmarshalText([]byte(s.Draft.Value)) // the schema of the configuration, or a flag, has allowed it
	return draft
}

// A schemaFile is a schema that documents are held against, and what there is to say
// about it.
type schemaFile struct {
	path   string
	linter *Linter
}

// schemaLinterOf returns the linter of a file that is a schema, and may refer to others: these
// are named by their paths from the file.
func (p *Project) schemaLinterOf(file string) (*Linter, error) {
	entry := p.entryOf(file)
	resources, err := schemafile.Documents(file, p.resources())
	if err != nil {
		return nil, err
	}
	selection, err := selection.Parse(p.selectors(entry))
	if err != nil {
		return nil, err
	}
	s := p.settings(entry)
	return newSchemaLinter(checkWith(authlink.Options{Draft: draftOf(s), Resources: resources}), p.options(s, selection))
}

// addSchema adds the schema of an entry of files, which a validator was made of, unless an
// earlier entry has it as well.
func (p *Project) addSchema(entry int, validator *authlink.Validator) error {
	s := p.settings(entry)
	path := s.Schema.Value
	if !schemafile.ParseName(path).IsFile() {
		return nil // what is looked at is a file as a whole
	}
	if slices.ContainsFunc(p.schemas, func(f schemaFile) bool { return isSameFile(f.path, path) }) {
		return nil
	}
	s.As = Setting{} // that of the documents
	if own := p.entryOf(path); own >= 0 {
		maps.Copy(s.Rules, p.settings(own).Rules)
	}
	linter, err := newSchemaLinter(checkOf(validator, draftOf(s)), p.options(s, nil))
	if err != nil {
		return err
	}
	p.schemas = append(p.schemas, schemaFile{path, linter})
	return nil
}

// isSameFile reports whether two paths lead to one place.
func isSameFile(a, b string) bool {
	absA, errA := filepath.Abs(a)
	absB, errB := filepath.Abs(b)
	return a == b || errA == nil && errB == nil && absA == absB
}

// NewSchemaProject returns a project that knows the schema in a file, which a validator was made
// of, and nothing of documents. config may be nil.
func NewSchemaProject(config *Config, path string, validator *authlink.Validator) (*Project, error) {
	p := &Project{config: config, overrides: Overrides{Schema: path}, accepted: newAcceptance(config)}
	return p, p.addSchema(-1, validator)
}

// RunSchemas looks at the schemas that documents are held against, once each: a schema that
// does not check what it says makes nothing of what is said about documents. A schema without
// findings has no events.
func (p *Project) RunSchemas() iter.Seq[finding.Event] {
	return func(yield func(finding.Event) bool) {
		for _, f := range p.schemas {
			text, err := source.ReadFile(f.path)
			result := finding.Failed(f.path, err)
			if err == nil {
				result = f.linter.CheckFile(f.path, text)
			}
			isQuiet := err == nil && len(result.Findings) == 0
			if isQuiet {
				p.accepted.filter(&result.Found) // which notes that there is nothing to suppress
				continue
			}
			for e := range p.follow(func(yield func(step) bool) { yield(step{Result: result, begins: true, ends: true}) }) {
				if found, ok := e.(finding.Found); ok {
					found.Withhold()
					e = found
				}
				if !yield(e) {
					return
				}
			}
		}
	}
}
