package schema

import "slices"

// PreviewEdition is the date of a change that has been seen in what the vendor generates from
// its live API, and that no release has: it is no [Edition], and nothing is held against it.
const PreviewEdition = "2026-06-01"

// A PreviewProperty is a property that came with [PreviewEdition]. It is optional, and may be
// null.
type PreviewProperty struct {
	SDK, Wire string // its name in the forms sdk and dump, and in the form wire
	Type      string // in JSON, less null
}

// PreviewProperties lists the properties that came with [PreviewEdition], in the order of their
// names. With it, integration_id is deprecated in favour of connector_profile_id. The slice is
// the caller's own.
func PreviewProperties() []PreviewProperty {
	return []PreviewProperty{
		{"connectorProfileId", "connector_profile_id", "string"},
		{"latestConnectionAttempt", "latest_connection_attempt", "object"},
	}
}

// IsPreviewed reports whether a property of that name, in a form, came with [PreviewEdition].
func IsPreviewed(f Form, name string) bool {
	return slices.ContainsFunc(PreviewProperties(), func(p PreviewProperty) bool {
		if f == FormWire {
			return p.Wire == name
		}
		return p.SDK == name
	})
}
