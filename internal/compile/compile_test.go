package compile

import (
	"fmt"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestSiblingsOfRef: before draft 2019-09 what stands beside a "$ref" is ignored,
// also where the engine has compiled it.
func TestSiblingsOfRef(t *testing.T) {
	for sibling, document := range map[string]string{
		`"const": 1`:                `2`,
		`"contains": false`:         `[1]`,
		`"propertyNames": false`:    `{"a": 1}`,
		`"if": true, "then": false`: `{}`,
		`"if": {"$ref": "#/not"}`:   `{}`,
		`"maxItems": 1`:             `[1, 2]`,
	} {
		for _, draft := range []*jsonschema.Draft{jsonschema.Draft6, jsonschema.Draft7} {
			schema := fmt.Sprintf(`{"not": {"$ref": "#/definitions/any", %s}, "definitions": {"any": {}}}`, sibling)
			if accepts(t, compiled(t, schema, Options{Draft: draft}), document) {
				t.Errorf("draft %v: %s accepts %s", draft, schema, document)
			}
		}
	}
}
