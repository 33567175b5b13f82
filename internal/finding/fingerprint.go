package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"

	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// Fingerprints returns, in order, what identifies each finding of r from one run to
// the next, even when the lines above it change: 32 hexadecimal
// digits, the start of the SHA-256 of
//
//   - the rule;
//   - the path, cleaned and with slashes: relative paths are the same on every
//     machine as long as the command is run in the same directory;
//   - the JSON Pointer to the value, empty for a fault in the text;
//   - the text of the line, with secrets masked, without white space and without
//     the comma at its end, which comes and goes with the next property; in a long
//     line, only the text near the finding;
//   - how many earlier findings of the file have all of these in common.
//
// Different findings of a file have different fingerprints.
func (r Found) Fingerprints() []string {
	if r.Prints != nil {
		return r.Prints
	}
	return r.FingerprintsAfter(new(Alike))
}

// An Alike counts findings of a file by a digest of what they have in common. The zero
// value has counted no findings.
type Alike struct {
	seen  map[digest]int
	Below *Alike // which has counted those before; it stays as it is. May be nil
}

// add counts a finding and returns how many before it are alike.
func (a *Alike) add(d digest) int {
	n, ok := a.seen[d]
	if !ok && a.Below != nil {
		n = a.Below.seen[d]
	}
	if a.seen == nil {
		a.seen = map[digest]int{}
	}
	a.seen[d] = n + 1
	return n
}

// FingerprintsAfter is Fingerprints of a part of a file. before are the findings in the
// parts before it.
func (r Found) FingerprintsAfter(before *Alike) []string {
	prints := make([]string, len(r.Findings))
	for i, f := range r.Findings {
		base := r.fingerprintBase(f)
		prints[i] = DigestOf(base.String(), fmt.Sprint(before.add(base))).String()
	}
	return prints
}

// A Fingerprinter makes the fingerprints of a file that comes in parts. The zero
// value is ready for the first one.
type Fingerprinter struct{ before Alike }

// Of returns the fingerprints of the next part.
func (p *Fingerprinter) Of(r Found) []string {
	if r.Prints != nil {
		return r.Prints
	}
	return r.FingerprintsAfter(&p.before)
}

// fingerprintBase is a digest of all that does not depend on other findings.
func (r Found) fingerprintBase(f Finding) digest {
	location := ""
	if f.Location != nil {
		location = f.InstanceLocation
	}
	text, offset, _ := r.Place(f)
	start, stop := span.LineAround(text, offset)
	line := strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, string(text[start:stop]))
	return DigestOf(f.Rule, source.SlashPath(r.Path), location, strings.TrimSuffix(line, ","))
}

// A digest is the start of a SHA-256.
type digest [16]byte

func (d digest) String() string { return hex.EncodeToString(d[:]) }

// DigestOf hashes parts, each after its length, so that none runs over into the
// next.
func DigestOf(parts ...string) digest {
	var text []byte
	for _, part := range parts {
		text = fmt.Appendf(text, "%d:%s", len(part), part)
	}
	sum := sha256.Sum256(text)
	return digest(sum[:len(digest{})])
}
