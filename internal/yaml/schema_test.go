package yaml

import "testing"

// TestIsText: what stands without quotes must be the same text to every reader.
func TestIsText(t *testing.T) {
	for text, want := range map[string][2]bool{ // in flow style, in block style
		"a":       {true, true},
		"<token>": {true, true},
		"é b/c":   {true, true},
		"a, b":    {false, true},
		"a[0]":    {false, true},
		"a: b":    {false, false},
		"a:":      {false, false},
		"a:b":     {true, true},
		"a #b":    {false, false},
		"a#b":     {true, true},
		"":        {false, false},
		"12":      {false, false},
		"0x1F":    {false, false},
		"7up":     {false, false},
		"null":    {false, false},
		"True":    {false, false},
		"yes":     {false, false},
		"Off":     {false, false},
		"<<":      {false, false},
		"yesno":   {true, true},
		"- a":     {false, false},
		"*a":      {false, false},
		"'a":      {false, false},
		".inf":    {false, false},
	} {
		if got := [2]bool{IsText(text, false), IsText(text, true)}; got != want {
			t.Errorf("%q: %t, want %t", text, got, want)
		}
	}
}
