package compile

import (
	"fmt"
	"testing"
)

// TestHugeCounts has limits that no document reaches: those of a maximum are met
// by every document, those of a minimum by none.
func TestHugeCounts(t *testing.T) {
	instances := map[string]string{"Length": `"a"`, "Items": `[1]`, "Contains": `[1]`, "Properties": `{"a": 1}`}
	for _, count := range []string{
		"9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616", "18446744073709551617", "2e64", "1e400",
	} {
		for what, instance := range instances {
			for _, bound := range []string{"min", "max"} {
				schema := fmt.Sprintf(`{"$id": "http://h.example/", "$defs": {"s": {"$id": "s", "contains": true, "%s%s": %s}}, "$ref": "s"}`, bound, what, count)
				if got, want := accepts(t, compiled(t, schema, Options{}), instance), bound == "max"; got != want {
					t.Errorf("%s of %s is valid: %t, want %t", schema, instance, got, want)
				}
			}
		}
	}
}
