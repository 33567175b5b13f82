package schematest

import (
	cryptorand "crypto/rand"
	"flag"
	"iter"
	"math/rand/v2"
	"testing"
	"time"
)

// soak is what the tests take whose names begin with TestSoak. They are for a night, and
// CONTRIBUTING.md says how to run them.
var soak = flag.Duration("soak", 0, "run the tests that are for a night, each for `this long` or until it is done")

// NeedsSoak skips a test that is for a night, unless the flag -soak is set.
func NeedsSoak(t *testing.T) {
	t.Helper()
	if *soak == 0 {
		t.Skip("needs the flag -soak")
	}
}

// Soak yields random texts of a size, which nobody has seen before, for as long as the
// flag -soak says. Each minute, and in the end, it logs how far the test has come.
func Soak(t *testing.T, size int, progress func() string) iter.Seq[[]byte] {
	t.Helper()
	NeedsSoak(t)
	var seed [32]byte
	if _, err := cryptorand.Read(seed[:]); err != nil {
		t.Fatal(err)
	}
	random, data := rand.NewChaCha8(seed), make([]byte, size)
	return func(yield func([]byte) bool) {
		defer func() { t.Log(progress()) }()
		minute := time.NewTicker(time.Minute)
		defer minute.Stop()
		for end := time.After(*soak); ; {
			select {
			case <-end:
				return
			case <-minute.C:
				t.Log(progress())
			default:
			}
			random.Read(data) // there is never an error
			if !yield(data) {
				return
			}
		}
	}
}
