package selection

import (
	"strings"
	"testing"
)

func TestParseSelection(t *testing.T) {
	for expr, want := range map[string]string{
		"$[":      "jsonpath",
		"/a~2":    "~0",
		"/a~":     "~0",
		"":        "expected a JSONPath",
		"harr":    "did you mean har?",
		"nothing": "expected a JSONPath",
	} {
		if s, err := Parse([]string{expr}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, %v; want an error with %q", expr, s, err, want)
		}
	}
	if s, err := Parse(nil); s != nil || err != nil {
		t.Errorf("no selectors: %v, %v", s, err)
	}
}
