package accept

import (
	cryptorand "crypto/rand"
	"flag"
	"math/rand/v2"
	"testing"
	"time"
)

var soak = flag.Duration("soak", 0, "compare in TestSoak for `this long`")

// TestSoak compares schemas and documents that nobody has seen before, for as long
// as the flag says, and prints each minute how many there were:
//
//	go test ./internal/accept -run TestSoak -v -timeout 0 -soak 8h
//
// It is for hours, of which "go test -fuzz" spends most on minimizing what it
// keeps. What fails is printed whole.
func TestSoak(t *testing.T) {
	if *soak == 0 {
		t.Skip("needs the flag -soak")
	}
	var seed [32]byte
	if _, err := cryptorand.Read(seed[:]); err != nil {
		t.Fatal(err)
	}
	random, data := rand.NewChaCha8(seed), make([]byte, 2000)
	var v verdicts
	minute := time.NewTicker(time.Minute)
	defer minute.Stop()
	for end := time.After(*soak); ; {
		select {
		case <-end:
			t.Logf("%+v", v)
			return
		case <-minute.C:
			t.Logf("%+v", v)
		default:
			if _, err := random.Read(data); err != nil {
				t.Fatal(err)
			}
			v.compare(t, data)
		}
	}
}
