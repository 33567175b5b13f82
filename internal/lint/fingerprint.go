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
	return r.fingerprints(new(alike))
}

// An alike counts, by a digest of what findings of a file have in common, those that
// have it. The zero value has counted none.
type alike struct {
	seen  map[digest]int
	below *alike // which has counted those before; it stays as it is. May be nil
}

// add counts a finding and returns how many before it are alike.
func (a *alike) add(d digest) int {
	n, ok := a.seen[d]
	if !ok && a.below != nil {
		n = a.below.seen[d]
	}
	if a.seen == nil {
		a.seen = map[digest]int{}
	}
	a.seen[d] = n + 1
	return n
}

// fingerprints is Fingerprints of a part of a file. before are the findings in the
// parts before it.
func (r Result) fingerprints(before *alike) []string {
	prints := make([]string, len(r.Findings))
	for i, f := range r.Findings {
		base := r.fingerprintBase(f)
		prints[i] = digestOf(base.String(), fmt.Sprint(before.add(base))).String()
	}
	return prints
}

// A fingerprinter makes the fingerprints of files that come in parts. The zero
// value is ready for the first one.
type fingerprinter struct{ before alike }

// of returns the fingerprints of the next part.
func (p *fingerprinter) of(r Result) []string {
	prints := r.prints
	if prints == nil {
		prints = r.fingerprints(&p.before)
	}
	if !r.More {
		p.before = alike{}
	}
	return prints
}

// fingerprintBase is a digest of all that does not depend on other findings.
func (r Result) fingerprintBase(f Finding) digest {
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
	return digestOf(f.Rule, slashPath(r.Path), location, strings.TrimSuffix(line, ","))
}

// A digest is the start of a SHA-256.
type digest [16]byte

func (d digest) String() string { return hex.EncodeToString(d[:]) }

// digestOf hashes parts, each after its length, so that none runs over into the
// next.
func digestOf(parts ...string) digest {
	var text []byte
	for _, part := range parts {
		text = fmt.Appendf(text, "%d:%s", len(part), part)
	}
	sum := sha256.Sum256(text)
	return digest(sum[:len(digest{})])
}

// slashPath is the path as other systems' programs want it.
func slashPath(path string) string {
	if path == StdinPath {
		return path
	}
	return filepath.ToSlash(filepath.Clean(path))
}
