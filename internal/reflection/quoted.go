package reflection

import (
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/invopop/jsonschema"
)

// quoted gives the schema of a scalar of type t that the option string puts into a string.
func quoted(t reflect.Type) (*jsonschema.Schema, error) {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if speaks(t) {
		return nil, fmt.Errorf("the option string puts the %v into a string, of which its method JSONSchema or JSONSchemaExtend says nothing", t)
	}
	switch kind := t.Kind(); {
	case t == reflect.TypeFor[json.Number]():
		return text(numberPattern, "a number of JSON"), nil
	case isInteger(kind):
		return whole(kind), nil
	case isFloat(kind):
		return text(floatPattern(kind), "a number that a "+kind.String()+" has room for"), nil
	case kind == reflect.Bool:
		return text("^(true|false)$", ""), nil
	default:
		return text(stringPattern, "a string of JSON with its quotation marks"), nil
	}
}

// stringPattern matches a string of JSON with its quotation marks (RFC 8259, section 7).
const stringPattern = `^"([^"\\\u0000-\u001f]|\\(["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"$`
