package schema

import (
	"slices"
	"strconv"
	"strings"
)

// A version is MAJOR.MINOR.PATCH (Semantic Versioning 2.0.0, section 2).
type version [3]uint64

// parseVersion reads "4.19.5" or "v4.19.5". The SDK has no pre-releases.
func parseVersion(s string) (v version, ok bool) {
	parts := strings.Split(strings.TrimPrefix(s, "v"), ".")
	if len(parts) != len(v) {
		return v, false
	}
	for i, part := range parts {
		n, err := strconv.ParseUint(part, 10, 64)
		if err != nil {
			return v, false
		}
		v[i] = n
	}
	return v, true
}

func (v version) compare(other version) int { return slices.Compare(v[:], other[:]) }
