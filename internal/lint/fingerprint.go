package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"
)

// Fingerprints returns what identifies each finding of r from one run to the
// next, in their order, even when the lines above it change: 32 hexadecimal
// digits, the start of the SHA-256 of
//
//   - the rule;
//   - the path, cleaned and with slashes: relative paths are the same on every
//     machine as long as the command is run in the same directory;
//   - the JSON Pointer to the value, empty for a fault in the text;
//   - the text of the line, with secrets masked, without white space and without
//     the comma at its end, which comes and goes with the property after it. Of a
//     long line, what is near the finding;
//   - how many findings before it in the file have all of that in common.
//
// Different findings of a file have different fingerprints.
func (r Result) Fingerprints() []string {
	if r.prints != nil {
		return r.prints
	}
	return r.fingerprints(map[string]int{})
}

// fingerprints is Fingerprints of a part of a file. seen counts what the
// findings in the parts before it have in common.
func (r Result) fingerprints(seen map[string]int) []string {
	prints := make([]string, len(r.Findings))
	for i, f := range r.Findings {
		base := r.fingerprintBase(f)
		prints[i] = digest(base, fmt.Sprint(seen[base]))
		seen[base]++
	}
	return prints
}

// fingerprintBase is a digest of all that does not depend on other findings.
func (r Result) fingerprintBase(f Finding) string {
	location := ""
	if f.Location != nil {
		location = f.InstanceLocation
	}
	source, offset, _ := r.place(f)
	start, stop := lineAround(source, offset)
	line := strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, string(source[start:stop]))
	return digest(f.Rule, slashPath(r.Path), location, strings.TrimSuffix(line, ","))
}

// digest hashes parts, each after its length, so that none runs over into the
// next.
func digest(parts ...string) string {
	var text []byte
	for _, part := range parts {
		text = fmt.Appendf(text, "%d:%s", len(part), part)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:16])
}

// slashPath is the path as other systems' programs want it.
func slashPath(path string) string {
	if path == StdinPath {
		return path
	}
	return filepath.ToSlash(filepath.Clean(path))
}
