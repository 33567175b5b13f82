package jsonindex

import "testing"

func TestReferenceTokens(t *testing.T) {
	for token, want := range map[string]string{"": "/", "a": "/a", "a/b": "/a~1b", "~": "/~0", "~1": "/~01", "~0/~": "/~00~1~0"} {
		got := AppendPointer("", token)
		if got != want {
			t.Errorf("%q is written as %q, want %q", token, got, want)
		}
		if back := UnescapeToken(got[1:]); back != token {
			t.Errorf("%q is read as %q, want %q", got, back, token)
		}
	}
}
