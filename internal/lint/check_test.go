package lint

import (
	"bytes"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
)

// TestTooLong has a file of each kind that is longer than what is read.
func TestTooLong(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a second")
	}
	v, err := authlink.Compile([]byte("true"), nil)
	if err != nil {
		t.Fatal(err)
	}
	long := append([]byte("[1"), bytes.Repeat([]byte(" "), jsonindex.DefaultLimits().Bytes)...)
	for _, kind := range source.Kinds() {
		result := New(v, Options{Kind: kind}).CheckFile("a", append(long, ']'))
		if len(result.Findings) != 1 || result.Findings[0].Rule != "limit" {
			t.Errorf("%s: %+v, %v", kind, result.Findings, result.Err)
		}
	}
}
