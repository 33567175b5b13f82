package diagnose

import (
	"testing"
)

func TestOrdinal(t *testing.T) {
	for index, want := range map[int]string{
		0: "1st", 1: "2nd", 2: "3rd", 3: "4th", 10: "11th", 11: "12th", 12: "13th", 20: "21st", 22: "23rd", 110: "111th", 121: "122nd",
	} {
		if got := ordinal(index); got != want {
			t.Errorf("%d is the %s, want %s", index, got, want)
		}
	}
}
