package schema

import (
	"fmt"
	"strings"
	"time"
)

// An Edition is one published version of the contract. The zero value is the
// default, [Edition20241202]. Editions compare in the order in which they were
// published.
type Edition int8

// The editions of the contract, by the date on which each was published.
const (
	Edition20241125 Edition = iota - 1
	Edition20241202         // that of the vendor's document; the default
	Edition20250310
	Edition20250314
	Edition20250331
	Edition20250421
	Edition20250628
	Edition20250708
	Edition20251126
	Edition20251203
	Edition20260127
	Edition20260209

	EarliestEdition = Edition20241125
	LatestEdition   = Edition20260209
)

// editions holds what there is to know of each edition, in order. What an
// edition changed stands beside what was changed: in the tags of [AuthLink] and
// in the table of categories.
var editions = [LatestEdition - EarliestEdition + 1]struct{ date, sdk string }{
	{"2024-11-25", "4.17.2"},
	{"2024-12-02", "4.17.3"},
	{"2025-03-10", "4.19.1"},
	{"2025-03-14", "4.19.2"},
	{"2025-03-31", "4.19.5"},
	{"2025-04-21", "4.19.8"},
	{"2025-06-28", "4.21.0"},
	{"2025-07-08", "4.21.2"},
	{"2025-11-26", "4.32.2"},
	{"2025-12-03", "4.33.0"},
	{"2026-01-27", "4.33.2"},
	{"2026-02-09", "4.34.0"},
}

// Editions lists the editions in the order in which they were published. The
// slice is the caller's own.
func Editions() []Edition {
	list := make([]Edition, len(editions))
	for i := range editions {
		list[i] = EarliestEdition + Edition(i)
	}
	return list
}

// ParseEdition reads one of these, and the error for anything else lists the
// editions:
//
//   - a date, as "2025-03-31": the edition in force on that day;
//   - a version of the vendor's SDK, as "4.19.5" or "v4.19.5": the edition in
//     force in that release;
//   - "latest": the latest edition known here.
func ParseEdition(s string) (Edition, error) {
	if s == "latest" {
		return LatestEdition, nil
	}
	if _, err := time.Parse(time.DateOnly, s); err == nil {
		return lastEdition(s, func(e Edition) bool { return e.String() <= s })
	}
	if version, ok := parseVersion(s); ok {
		return lastEdition(s, func(e Edition) bool {
			changed, _ := parseVersion(e.SDKVersion())
			return changed.compare(version) <= 0
		})
	}
	return 0, errNoEdition(s)
}

// lastEdition gives the last edition that had come out, as cameOut tells.
func lastEdition(s string, cameOut func(Edition) bool) (Edition, error) {
	for e := LatestEdition; e >= EarliestEdition; e-- {
		if cameOut(e) {
			return e, nil
		}
	}
	return 0, errNoEdition(s)
}

func errNoEdition(s string) error {
	return fmt.Errorf("no edition is called %q: give a date, a version of the SDK, or latest; %s", s, knownEditions())
}

func knownEditions() string {
	known := make([]string, len(editions))
	for i, e := range editions {
		known[i] = fmt.Sprintf("%s (%s)", e.date, e.sdk)
	}
	return "the editions, each with its SDK, are " + strings.Join(known, ", ")
}

// String gives the date on which the edition was published: "2025-03-31".
func (e Edition) String() string {
	if !e.Exists() {
		return fmt.Sprintf("Edition(%d)", int(e))
	}
	return editions[e-EarliestEdition].date
}

// SDKVersion gives the version of the vendor's SDK with which the edition was
// published, as "4.19.5"; "" for an edition that does not exist.
func (e Edition) SDKVersion() string {
	if !e.Exists() {
		return ""
	}
	return editions[e-EarliestEdition].sdk
}

// Exists reports whether e is one of [Editions].
func (e Edition) Exists() bool { return e >= EarliestEdition && e <= LatestEdition }

// isWithin reports whether e is not before since and before until, which are
// the dates of editions, or "" for no bound.
func (e Edition) isWithin(since, until string) bool {
	date := e.String()
	return since <= date && (until == "" || date < until)
}

// MarshalText writes the edition as String does. The error is for an edition
// that does not exist.
func (e Edition) MarshalText() ([]byte, error) {
	if !e.Exists() {
		return nil, fmt.Errorf("there is no %v; %s", e, knownEditions())
	}
	return []byte(e.String()), nil
}

// UnmarshalText is [ParseEdition]. On an error e is as it was.
func (e *Edition) UnmarshalText(text []byte) error {
	parsed, err := ParseEdition(string(text))
	if err == nil {
		*e = parsed
	}
	return err
}
