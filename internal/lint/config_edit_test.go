package lint

import (
	"errors"
	"testing"
)

// TestWithEdition holds what is written into configurations against what is meant.
func TestWithEdition(t *testing.T) {
	first := NewEdition{Contract: "a", Name: "2", Schema: "a/2.json"}
	whole := NewEdition{Contract: "b", Name: "2026-01-02", Schema: "b.json", Source: "x y.yaml#/a"}
	const entry = `- {name: "2", schema: a/2.json}`
	for _, test := range []struct {
		name, text string
		edition    NewEdition
		want       string // "" if it is left to a person
	}{
		{"nothing", "", whole, "\ncontracts:\n  b:\n    editions: # oldest first\n      - {name: \"2026-01-02\", schema: b.json}\n    source: \"x y.yaml#/a\"\n"},
		{"other settings, and no line feed", "fail-on: error # a", first, "fail-on: error # a\n\ncontracts:\n  a:\n    editions: # oldest first\n      " + entry + "\n"},
		{"a name alone", "contracts:\n# all\nfail-on: error\n", first, "contracts:\n  a:\n    editions: # oldest first\n      " + entry + "\n# all\nfail-on: error\n"},
		{"a name at the end", "contracts:", first, "contracts:\n  a:\n    editions: # oldest first\n      " + entry + "\n"},
		{"another contract", "contracts:\n    # x\n    z: {editions: [{name: q, schema: r}]}\n", first, "contracts:\n    # x\n    a:\n      editions: # oldest first\n        " + entry + "\n    z: {editions: [{name: q, schema: r}]}\n"},
		{"a block", "contracts:\n  a:\n    editions:\n    - {name: q, schema: r} # q\n    title: t\n", first, "contracts:\n  a:\n    editions:\n    - {name: q, schema: r} # q\n    " + entry + "\n    title: t\n"},
		{"a block at the end", "contracts:\n  a:\n    editions:\n      - name: q\n        schema: r", first, "contracts:\n  a:\n    editions:\n      - name: q\n        schema: r\n      " + entry + "\n"},
		{"brackets", "contracts: {a: {editions: [{name: q, schema: r}]}}\n", first, "contracts: {a: {editions: [{name: q, schema: r}, {name: \"2\", schema: a/2.json}]}}\n"},
		{"brackets over lines", "contracts:\n  a:\n    editions: [\n      {name: q, schema: r}, # q\n    ]\n", first, ""},
		{"braces", "contracts: {z: {editions: [{name: q, schema: r}]}}\n", first, ""},
		{"a name that is there", "contracts:\n  a:\n    editions:\n    - {name: \"2\", schema: r}\n", first, ""},
	} {
		t.Chdir(t.TempDir())
		writeTestFile(t, ConfigName, test.text)
		c, err := ReadConfig(ConfigName)
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.WithEdition(test.edition)
		if (err == nil) != (test.want != "") || err == nil && string(got) != test.want {
			t.Errorf("%s: got %v\n%s\nwant\n%s", test.name, err, got, test.want)
		}
		if test.want == "" && test.name != "a name that is there" && !errors.Is(err, errByHand) {
			t.Errorf("%s: got %v", test.name, err)
		}
	}
}
