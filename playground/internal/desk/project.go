package desk

import (
	"errors"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/source"
)

// A cache remembers the last thing that was made: while somebody types into one text, what
// the other texts are stays the same.
type cache[T any] struct {
	key   string
	value T
}

func (c *cache[T]) get(key string, of func() T) T {
	if c.key != key {
		c.key, c.value = key, of()
	}
	return c.value
}

// A compiled is a schema, or what is wrong with it.
type compiled struct {
	validator *authlink.Validator
	err       error
}

// A project is what applies to a document, or why nothing does.
type project struct {
	*lint.Project
	err error
}

// errSchema is that a schema cannot be compiled. The findings in it say why.
var errSchema = errors.New("the schema cannot be used: see what is wrong with it below the schema")

// ownSchema compiles the schema of a question.
func (d *Desk) ownSchema(q Question) (*authlink.Validator, error) {
	c := d.schemas.get("schema "+q.Schema, func() compiled {
		whole, err := source.FormatOf(kindOf("", []byte(q.Schema)), "").Read([]byte(q.Schema))
		if err != nil {
			return compiled{err: errSchema}
		}
		validator, err := authlink.Compile(whole.JSON, nil)
		if err != nil {
			return compiled{err: errSchema}
		}
		return compiled{validator: validator}
	})
	return c.validator, c.err
}

// hasSchema reports whether a question is about a schema, and not about the contract.
func (q Question) hasSchema() bool { return strings.TrimSpace(q.Schema) != "" }

// validator returns that of what a question is about.
func (d *Desk) validator(q Question) (*authlink.Validator, error) {
	if q.hasSchema() {
		return d.ownSchema(q)
	}
	return contract(q.Form, q.Edition)
}

// contract returns the validator of an edition of the contract in a form.
func contract(form, edition string) (*authlink.Validator, error) {
	v, err := variantOf(form, edition)
	if err != nil {
		return nil, err
	}
	return v.Validator()
}

func variantOf(form, edition string) (v authlink.Variant, err error) {
	if form != "" {
		if v.Form, err = authlink.ParseForm(form); err != nil {
			return v, err
		}
	}
	if edition != "" {
		v.Edition, err = authlink.ParseEdition(edition)
	}
	return v, err
}

// projectFor returns what applies to a document of some kind.
func (d *Desk) projectFor(q Question, kind source.Kind) (*lint.Project, error) {
	key := strings.Join([]string{string(kind), q.Select, q.Form, q.Edition, q.Schema}, "\x00")
	p := d.project.get("project "+key, func() project {
		p, err := d.newProject(q, kind)
		return project{p, err}
	})
	return p.Project, p.err
}

func (d *Desk) newProject(q Question, kind source.Kind) (*lint.Project, error) {
	overrides := lint.Overrides{Form: q.Form, Edition: q.Edition, As: kind}
	if selector := strings.TrimSpace(q.Select); selector != "" {
		overrides.Select = []string{selector}
	}
	if !q.hasSchema() {
		return lint.NewProject(nil, overrides, d.now())
	}
	validator, err := d.ownSchema(q)
	if err != nil {
		return nil, err
	}
	return lint.SchemaProject(validator, overrides, d.now())
}

// schemas returns a project for texts of some kind that are schemas themselves.
func (d *Desk) schemaProject(kind source.Kind) (*lint.Project, error) {
	return lint.NewProject(nil, lint.Overrides{Schemas: true, As: kind}, d.now())
}

// named is what the document is called in a run.
const named = "document"

// kind returns that of the document of a question.
func (q Question) kind(document []byte) source.Kind {
	if q.Kind != "" {
		return q.Kind
	}
	return kindOf(q.Name, document)
}
