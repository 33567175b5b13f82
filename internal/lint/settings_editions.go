package lint

import (
	"slices"

	"example.com/authlink/internal/variants"
)

// Editions returns the editions of the contract that is built in which the command line
// and the configuration name, each with the place where it does so.
func (p *Project) Editions() []Setting {
	var named []Setting
	for i := range p.linters {
		s := p.settings(i - 1) // -1 stands for the files of no entry
		if s.Schema.Value == "" && s.Contract.Value == variants.StackOne && s.Edition.Origin != OriginDefault && !slices.Contains(named, s.Edition) {
			named = append(named, s.Edition)
		}
	}
	return named
}
