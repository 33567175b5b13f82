package lint

import (
	"maps"
	"slices"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
)

// setRules changes the severities of rules to what the command line says. Of the rules that
// it leaves out with Only, those stay on that say what was not looked at.
func (o Overrides) setRules(s *Settings) {
	if len(o.Only) > 0 {
		for _, r := range rule.All() {
			o.narrow(s, r)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(o.Rules)) {
		s.Rules[id] = Setting{string(o.Rules[id]), "--rule"}
	}
}

// narrow turns a rule off that Only does not name, and on one that it names.
func (o Overrides) narrow(s *Settings, r rule.Rule) {
	switch set, ok := s.Rules[r.ID]; {
	case !slices.Contains(o.Only, r.ID):
		if !rule.IsOfReading(r.ID) {
			s.Rules[r.ID] = Setting{string(finding.SeverityOff), "--only"}
		}
	case ok && set.Value == string(finding.SeverityOff), !ok && r.Off:
		s.Rules[r.ID] = Setting{string(r.Severity), "--only"}
	}
}

// turnsOff reports whether the command line turns a rule off: a run without it says nothing
// about what the configuration suppresses.
func (o Overrides) turnsOff(id string) bool {
	if severity, ok := o.Rules[id]; ok {
		return severity == finding.SeverityOff
	}
	return len(o.Only) > 0 && !slices.Contains(o.Only, id) && !rule.IsOfReading(id)
}
