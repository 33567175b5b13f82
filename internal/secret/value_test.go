package secret

import (
	"strings"
	"testing"
)

// TestIsMade is at the bounds of what counts as made by a program.
func TestIsMade(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       bool
	}{
		{"the shortest", "a1b2c3d4e5", true},
		{"one less", "a1b2c3d4e", false},
		{"the longest", strings.Repeat("a7", longestMade/2), true},
		{"one more", strings.Repeat("a7", longestMade/2) + "a", false},
		{"no digits", "aBcDeFgHiJkL", false},
		{"the fewest letters", "a1b2c46802", true},
		{"one less", "a1b2468024", false},
		{"capitals", "A1B2C46802", true},
		{"what joins words", "-a1_b2+c3/d4.e5~f6=", true},
		{"a space", "a1 b2 c3 d4", false},
		{"no ASCII", "a1b2c3d4é5", false},
		{"a quarter of changes", "qmzb4hfdywku7", true},
		{"fewer", "qmzbhfdywku47", false},
		{"half of steps", "ab45ij78qr12x", true},
		{"more", "ab45ij78qr12xy", false},
		{"a placeholder", "example-a1b2c3", false},
	} {
		if got := isMade(test.text, barMaybe); got != test.want {
			t.Errorf("%s: %s: %v; changes %.3f, steps %.3f", test.name, test.text, got, changes(test.text), steps(test.text))
		}
	}
}

// TestIsRandomAtItsBounds has texts that are just random, and others that just are not.
func TestIsRandomAtItsBounds(t *testing.T) {
	for text, want := range map[string]bool{
		"x8Kq2mVn7Lp4Rt9Wz3Yd": true, "x8Kq2mVn7Lp4Rt9Wz3Y": false, // 20 characters, 19
		"qmzbkxw4hfdygv7rnjtcpsluo9": true, "qmzbkxw4hfdygv79rnjtcpsluo": false, // a fifth of changes, less
		"ab45ij78qr12uv56cd89mn34x": true, "ab45ij78qr12uv56cd89mn34xy": false, // half of steps, more
		strings.Repeat("a1c3e5f9", 4): true, strings.Repeat("a1c3e5f5", 4): false, // three bits, less
	} {
		if got := IsRandom(text); got != want {
			t.Errorf("%s: %v; entropy %.3f, changes %.3f, steps %.3f", text, got, entropy(text), changes(text), steps(text))
		}
	}
}

func TestIsKeyBody(t *testing.T) {
	for body, want := range map[string]bool{
		"7": true, "aBcdEfghIjklmnop": true, "aBcdEfghIjklmno": false, "aBcdEfghijklmnop": false, // 16 letters with a fifth of changes
		"ABCDEFGHIJKLMNOP": true, "ABCDEFGHIJKLMNO": false, "abcdefghijklmnop": false,
	} {
		if got := isKeyBody(body); got != want {
			t.Errorf("%s: %v", body, got)
		}
	}
}

func TestIsPlainWord(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "a": true, "A": true, "Abc": true, "aBc": false, "über": true, "word.": true, "a1": false, "...": false,
		strings.Repeat("x", longestWord): true, strings.Repeat("x", longestWord+1): false,
	} {
		if got := isPlainWord(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestIsSecretSegment(t *testing.T) {
	for segment, want := range map[string]bool{
		opaque: true, opaque[1:]: false, "%78" + opaque[1:]: true, "%zz;" + opaque: true, "x=" + opaque: true, "a-rather-long-name-of-a-page": false,
	} {
		if got := isSecretSegment(segment); got != want {
			t.Errorf("%s: %v", segment, got)
		}
	}
}
