package rule

import (
	"fmt"
	"strings"
	"testing"
)

// TestRedactMany: the secrets in one string are found in the document in one pass. Were each looked for from
// the start of the string, this would take a minute.
func TestRedactMany(t *testing.T) {
	const many = 10_000
	var words []string
	for i := range many {
		words = append(words, fmt.Sprintf(`\u00e9 password=x8Kq2mVn7Lp4Rt9Wz3Yd5B%d`, i))
	}
	document := `["` + strings.Join(words, `\n`) + `"]`
	found := inspected(t, setOf(t, "true", nil), document)
	if len(found) != 1 || found[0].Fix == nil || len(found[0].Fix.Edits) != many {
		t.Fatalf("%d findings, want one with a fix of all secrets", len(found))
	}
	for i, e := range found[0].Fix.Edits {
		if got, want := document[e.Offset:e.End], fmt.Sprintf("x8Kq2mVn7Lp4Rt9Wz3Yd5B%d", i); got != want {
			t.Fatalf("the fix replaces %s, want %s", got, want)
		}
	}
}
