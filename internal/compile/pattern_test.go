package compile

import (
	"fmt"
	"strings"
	"testing"
)

// TestPatternErrorsAreShort: neither a pattern nor what its error quotes of it makes a
// message long, or more than one line.
func TestPatternErrorsAreShort(t *testing.T) {
	for _, pattern := range []string{
		`(` + strings.Repeat("a", 1<<14),
		`(?<n>a)\\k<` + strings.Repeat("a", 1<<14) + `>`,
		`(?<n>a)\\k<a\nb>`,
	} {
		err := refused(t, fmt.Sprintf(`{"pattern": "%s"}`, pattern), Options{})
		if len(err.Error()) > 400 || strings.Contains(err.Error(), "\n") {
			t.Errorf("%.40s: %.500v", pattern, err)
		}
	}
}
