package operation

import (
	"fmt"
	"testing"
)

// TestCookies: each value stands where its place says, without blanks and quotes around it.
func TestCookies(t *testing.T) {
	for header, want := range map[string]string{
		"":                            "",
		"a=1":                         "a=1@1 ",
		"a=1; b = x%20y ;c=\"q\"":     "a=1@1 b=x y@x%20y c=q@q ",
		"flag; a=; b=1=2":             "a=@ b=1=2@1=2 ",
		"a=\"; b={{session}}; c=\"\"": "a=\"@\" b={{session}}@{{session}} c=@ ",
	} {
		got := ""
		for _, v := range Cookies(header) {
			got += fmt.Sprintf("%s=%s@%s ", v.Name, v.Text, header[v.Start:v.End])
			if isVariable := v.Text == "{{session}}"; v.StandsFor != isVariable {
				t.Errorf("%q: %+v", header, v)
			}
		}
		if got != want {
			t.Errorf("%q: %s, want %s", header, got, want)
		}
	}
}
