package lint

import (
	"cmp"
	"fmt"

	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/words"
)

// Facts are what files are checked against, in words: the schema, or the contract with its
// form and edition, of the files that no entry of the configuration speaks of, and the
// configuration.
func (p *Project) Facts() [][2]string {
	var facts [][2]string
	add := func(name, value string) { facts = append(facts, [2]string{name, value}) }
	s := p.settings(-1)
	switch {
	case p.overrides.Schemas:
		add("Contract", "JSON Schema, "+s.Draft.Value+" where a schema names no other")
	case s.Schema.Value != "":
		add("Contract", source.VisiblePath(s.Schema.Value))
	default:
		add("Contract", p.titleOf(s))
		if s.Form.Value != "" {
			add("Form", s.Form.Value)
		}
		add("Edition", s.Edition.Value)
	}
	if p.config == nil {
		add("Configuration", "none")
		return facts
	}
	configured := source.VisiblePath(p.config.Path)
	if n := len(p.config.document.Files); n > 0 {
		configured += fmt.Sprintf(", with settings of their own for the files of %s", words.Count(n, "entry"))
	}
	add("Configuration", configured)
	return facts
}

// titleOf names the contract that settings name, for people.
func (p *Project) titleOf(s Settings) string {
	c, err := p.contractOf(s)
	if err != nil {
		return s.Contract.Value // whoever needs the contract says so
	}
	return cmp.Or(c.Title, c.Name)
}

// against names what settings say to check against, in the words of the command line.
func (p *Project) against(s Settings) string {
	switch {
	case p.overrides.Schemas:
		return "" // which says itself what schemas are checked for
	case s.Schema.Value != "":
		return source.VisiblePath(s.Schema.Value)
	}
	name := s.Contract.Value
	if s.Form.Value != "" {
		name += ", form " + s.Form.Value
	}
	if s.Edition.Value != "" {
		name += ", edition " + s.Edition.Value
	}
	if c, err := p.contractOf(s); err == nil {
		if i := c.EditionOf(s.Edition.Value); i >= 0 && c.Editions[i] != s.Edition.Value {
			name += " (" + c.Editions[i] + ")" // of "latest"
		}
	}
	return span.Visible(name)
}
