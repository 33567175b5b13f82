package jsonwrite

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestHeld(t *testing.T) {
	for _, length := range []int{0, 1, heldBlock - 1, heldBlock, heldBlock + 1, 5*heldBlock + 7} {
		want := strings.Repeat("0123456789 findings\n", 1+length/20)[:length]
		for _, pieces := range []int{1, 3, 1000} {
			var h Held
			for rest := want; rest != ""; {
				n := min(len(rest), 1+length/pieces)
				fmt.Fprint(&h, rest[:n])
				rest = rest[n:]
			}
			for range 2 { // it is still there
				var out bytes.Buffer
				if n, err := h.WriteTo(&out); err != nil || int(n) != length || out.String() != want {
					t.Errorf("%d bytes in %d pieces: %d bytes out, %d told, error %v", length, pieces, out.Len(), n, err)
				}
			}
		}
	}
}

var errFull = errors.New("no space left on device")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestHeldFailsWithItsWriter(t *testing.T) {
	for _, length := range []int{1, 2 * heldBlock} {
		var h Held
		h.Write(make([]byte, length))
		if _, err := h.WriteTo(fullDisk{}); !errors.Is(err, errFull) {
			t.Errorf("%d bytes: error %v, want %v", length, err, errFull)
		}
	}
}
