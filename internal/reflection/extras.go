package reflection

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/invopop/jsonschema"
)

// checkExtras does for a jsonschema_extras tag what checkTag does for a
// jsonschema tag. An extra is a string, true or false, so it can be an
// extension or a boolean annotation such as deprecated, not a keyword that
// wants anything else or that another tag sets.
func checkExtras(words []string) error {
	for _, word := range words {
		keyword, value, isPair := strings.Cut(word, "=")
		switch keyword {
		case "deprecated", "readOnly", "writeOnly":
			if value != "true" && value != "false" {
				return fmt.Errorf("jsonschema_extras tag %q: the value is neither true nor false", word)
			}
		default:
			if !isPair || keyword == "" || isSchemaKeyword(keyword) {
				return fmt.Errorf("jsonschema_extras tag %q: not an extension", word)
			}
		}
	}
	return nil
}

// isSchemaKeyword reports whether jsonschema.Schema has a field for the keyword.
func isSchemaKeyword(keyword string) bool {
	for f := range reflect.TypeFor[jsonschema.Schema]().Fields() {
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name == keyword {
			return true
		}
	}
	return false
}
