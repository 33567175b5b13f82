package rule

import (
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/schemarule"
)

// schemas are the rules on schemas. [authlink.CheckSchema] finds what they are about.
var schemas = []string{
	string(authlink.SchemaInvalid),
	string(authlink.SchemaUnknownKeyword),
	string(authlink.SchemaCustomKeyword),
	string(authlink.SchemaMisplacedProperty),
	string(authlink.SchemaAssertsNothing),
	string(authlink.SchemaDefinitionsOnly),
	string(authlink.SchemaIgnoredKeyword),
	string(authlink.SchemaOtherDraft),
	string(authlink.SchemaIgnoredSibling),
	string(authlink.SchemaIdleKeyword),
	string(authlink.SchemaInapplicableKeyword),
	string(authlink.SchemaContradiction),
	string(authlink.SchemaUnresolvedRef),
	string(authlink.SchemaExternalRef),
	string(authlink.SchemaUnknownFormat),
	string(authlink.SchemaCustomFormat),
	string(authlink.SchemaDeadEnumValue),
	string(authlink.SchemaInvalidDefault),
	string(authlink.SchemaInvalidExample),
	string(authlink.SchemaMisspelledRequired),
	string(authlink.SchemaUnusedDefinition),
}

// A CheckSchema returns the remarks on a schema, as [authlink.CheckSchema] does.
type CheckSchema func(schema []byte) ([]authlink.SchemaRemark, error)

// NewSchemaSet returns the rules for documents that are JSON Schemas themselves. Severities is
// as in [NewSet].
func NewSchemaSet(check CheckSchema, severities map[string]finding.Severity) (*Set, error) {
	anything, err := authlink.Compile([]byte(anySchema), nil)
	if err != nil {
		return nil, err
	}
	s := NewSet(anything, nil, severities, time.Time{})
	s.checkSchema = check
	return s, nil
}

// Validator is what the documents are held against: anything where they are schemas.
func (s *Set) Validator() *authlink.Validator { return s.validator }

// inspectSchema is Inspect for a schema.
func (s *Set) inspectSchema(doc *jsonindex.Index, data []byte) (found []finding.Finding, masked []byte, err error) {
	remarks, err := s.checkSchema(data)
	if err != nil {
		if found, err = finding.Findings(err); err != nil {
			return nil, nil, err
		}
		if len(found) > 0 {
			found[0].Fix = fixText(found[0], data)
		}
	}
	for _, r := range remarks {
		found = append(found, finding.FromRemark(r))
	}
	if found = s.finish(found); len(found) > 0 {
		masked = s.maskSchema(doc, data)
	}
	return found, masked, nil
}

// maskSchema returns a schema with its secrets masked.
func (s *Set) maskSchema(doc *jsonindex.Index, data []byte) []byte {
	if doc.Parse(data, jsonindex.Options{AllowDuplicateNames: true}) != nil {
		return s.validator.Redact(data)
	}
	return schemarule.Masked(doc, data)
}
