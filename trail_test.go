package authlink_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"example.com/authlink"
)

// TestPointersAreBounded: a document may have one name of megabytes, and below it a hundred
// thousand values at fault.
func TestPointersAreBounded(t *testing.T) {
	v := compile(t, `{"additionalProperties": {"$ref": "#"}, "items": {"type": "string"}}`, nil)
	for _, test := range []struct{ name, want string }{
		{strings.Repeat("n", 1<<10), "/" + strings.Repeat("n", 1<<10) + "/a/7"},
		{strings.Repeat("n", 1<<20), "/…/a/7"},
		{strings.Repeat("n", 1<<10) + strings.Repeat(`": {"`+strings.Repeat("n", 1<<10), 30), strings.Repeat("/"+strings.Repeat("n", 1<<10), 16)},
	} {
		document := fmt.Sprintf(`{"%s": {"a": [1%s]}}%s`, test.name, strings.Repeat(",1", 1000), strings.Repeat("}", strings.Count(test.name, "{")))
		var invalid *authlink.ValidationError
		if err := v.Validate([]byte(document)); !errors.As(err, &invalid) || len(invalid.Violations) != 1001 {
			t.Fatalf("%.300v", err)
		}
		if got := invalid.Violations[7].InstanceLocation; got != test.want {
			t.Errorf("%d bytes: %.100s", len(got), got)
		}
	}
}

// TestNullHintOfEscapedName: a location has the names of properties escaped.
func TestNullHintOfEscapedName(t *testing.T) {
	v := compile(t, `{"properties": {"é": {"type": "string"}, "a/b": {"type": "string"}}, "required": ["é", "a/b"]}`, nil)
	err := v.Validate([]byte(`{"é": null, "a/b": null}`))
	if err == nil || strings.Contains(err.Error(), "leave the property out") {
		t.Errorf("required properties are optional: %v", err)
	}
}
