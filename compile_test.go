package authlink_test

import (
	"fmt"
	"testing"

	"example.com/authlink"
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
		for _, draft := range []authlink.Draft{authlink.Draft6, authlink.Draft7} {
			schema := fmt.Sprintf(`{"not": {"$ref": "#/definitions/any", %s}, "definitions": {"any": {}}}`, sibling)
			if compile(t, schema, &authlink.Options{Draft: draft}).Valid([]byte(document)) {
				t.Errorf("draft %v: %s accepts %s", draft, schema, document)
			}
		}
	}
}
