package accept

import (
	"fmt"
	"strings"
	"testing"
)

// TestNamesTwice has names of all lengths that are read in another way, known and not, stand
// twice in an object, as they are and with an escape, in the middle of a document and at its end;
// and beside others that are nearly the same.
func TestNamesTwice(t *testing.T) {
	letters := strings.Repeat("abcdefgh", 5)
	for length := 1; length <= 33; length++ {
		name := letters[:length]
		spellings := []string{name, fmt.Sprintf(`\u%04x`, name[0]) + name[1:], name[:length-1] + fmt.Sprintf(`\u%04x`, name[length-1])}
		for _, schema := range []string{`true`, fmt.Sprintf(`{"properties":{%q:{"type":"integer"}}}`, name)} {
			e := mustCompile(t, schema)
			for _, a := range spellings {
				for _, b := range append(spellings, name+"é", name[:length-1]+"é", name[:length-1]+"Z", name+`\"`, name+`\u0000`, name[1:]) {
					for _, end := range []string{"", strings.Repeat(" ", quotedBytes)} {
						e.check(t, []byte(`{"`+a+`":1,"`+b+`":2}`+end))
					}
				}
			}
		}
	}
}
