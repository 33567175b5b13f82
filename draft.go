package authlink

import (
	"fmt"
	"strings"
)

// Drafts lists every draft, the latest first.
func Drafts() []Draft {
	all := make([]Draft, len(dialects))
	for i := range all {
		all[i] = Draft(i)
	}
	return all
}

// MarshalText returns the name of the draft, as String does. It returns an error for a
// draft that does not exist.
func (d Draft) MarshalText() ([]byte, error) {
	if !d.exists() {
		return nil, fmt.Errorf("there is no %v; %s", d, knownDrafts())
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads the name of a draft, as String gives it. For anything else it returns
// an error that lists the drafts, and leaves d as it was.
func (d *Draft) UnmarshalText(text []byte) error {
	for _, draft := range Drafts() {
		if string(text) == draft.String() {
			*d = draft
			return nil
		}
	}
	return fmt.Errorf("no draft is called %q; %s", text, knownDrafts())
}

func knownDrafts() string {
	names := make([]string, len(dialects))
	for i, draft := range Drafts() {
		names[i] = draft.String()
	}
	return "the drafts are " + strings.Join(names, ", ")
}
