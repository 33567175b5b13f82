package authlink_test

import (
	"strings"
	"testing"

	"example.com/authlink"
)

// TestValidExplainsNothing has a document with many faults, of which Valid needs
// to word none.
func TestValidExplainsNothing(t *testing.T) {
	v := compile(t, `{"items": {"enum": ["ats", "hris"]}}`, nil)
	doc := []byte("[" + strings.Repeat(`"",`, 1000) + `""]`)
	words := testing.AllocsPerRun(5, func() { _ = v.Validate(doc) })
	verdict := testing.AllocsPerRun(5, func() { _ = v.Valid(doc) })
	if verdict > words/2 {
		t.Errorf("Valid makes %v allocations, Validate %v", verdict, words)
	}
	if v.Valid(doc) || !v.Valid([]byte(`["ats"]`)) || (*authlink.Validator)(nil).Valid(doc) {
		t.Error("the verdict is wrong")
	}
}
