package jsonindex

import "testing"

func TestIsConflict(t *testing.T) {
	for _, test := range []struct {
		text string
		at   int
		want bool
	}{
		{"<<<<<<< HEAD\n", 0, true},
		{"{\n<<<<<<< HEAD\r\n", 2, true},
		{"{\n||||||| 1a2b3c\n", 2, true},
		{"{\n=======\r\n", 2, true},
		{"{\n=======", 2, true},
		{"{\n>>>>>>> branch", 2, true},
		{"{ =======", 2, false},
		{"{\n======", 2, false},
		{"{\n========", 2, false},
		{"{\n<b>", 2, false},
	} {
		if got := IsConflict([]byte(test.text), test.at); got != test.want {
			t.Errorf("IsConflict(%q, %d) = %t", test.text, test.at, got)
		}
	}
}
