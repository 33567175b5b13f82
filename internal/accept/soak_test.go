package accept

import (
	"fmt"
	"testing"

	"example.com/authlink/internal/schematest"
)

// TestSoak compares schemas and documents that nobody has seen before, for as long
// as the flag -soak says, and prints each minute how many there were. It is for hours, of
// which "go test -fuzz" spends most on minimizing what it keeps. What fails is printed
// whole.
func TestSoak(t *testing.T) {
	var v verdicts
	for data := range schematest.Soak(t, 2000, func() string { return fmt.Sprintf("%+v", v) }) {
		v.compareSchemas(t, data)
	}
}
