package main

import (
	"strings"

	"example.com/authlink/internal/compat"
	"example.com/authlink/internal/lint"
)

// accept marks the differences that the configuration knows.
func (f *configFlags) accept(differences []compat.Difference) error {
	config, err := f.read()
	if err != nil {
		return placedFailure(err)
	}
	for _, a := range config.Acceptances() {
		for i := range differences {
			if d := &differences[i]; accepts(a, d) {
				d.Accepted = a.Reason
			}
		}
	}
	return nil
}

func accepts(a lint.Acceptance, d *compat.Difference) bool {
	above, isTree := strings.CutSuffix(a.Path, "/**")
	isThere := d.Path == a.Path || isTree && (d.Path == above || strings.HasPrefix(d.Path, above+"/"))
	return isThere && (a.In == "" || a.In == d.In) && (a.Keyword == "" || a.Keyword == d.Keyword)
}
