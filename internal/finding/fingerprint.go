package finding

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"unicode"
	"unicode/utf8"

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
	h := hasher{path: source.SlashPath(r.Path)}
	for i := range r.Findings {
		base := h.base(r, &r.Findings[i])
		prints[i] = h.numbered(base, before.add(base)).String()
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

// A digest is the start of a SHA-256.
type digest [16]byte

func (d digest) String() string { return hex.EncodeToString(d[:]) }

// DigestOf hashes parts, each after its length, so that none runs over into the
// next.
func DigestOf(parts ...string) digest {
	var h hasher
	for _, part := range parts {
		h.add([]byte(part))
	}
	return h.digest()
}

// A hasher makes the digests of the findings of a file, one after the other.
type hasher struct {
	path string // with slashes
	text []byte // of the parts so far
	line []byte
}

// add adds a part after its length.
func (h *hasher) add(part []byte) {
	h.text = append(strconv.AppendInt(h.text, int64(len(part)), 10), ':')
	h.text = append(h.text, part...)
}

// digest returns that of the parts, and begins anew.
func (h *hasher) digest() digest {
	sum := sha256.Sum256(h.text)
	h.text = h.text[:0]
	return digest(sum[:len(digest{})])
}

// base is a digest of all that does not depend on other findings.
func (h *hasher) base(r Found, f *Finding) digest {
	location := ""
	if f.Location != nil {
		location = f.InstanceLocation
	}
	text, offset, _ := r.Place(*f)
	start, stop := span.LineAround(text, offset)
	h.line = appendWithoutSpace(h.line[:0], text[start:stop])
	h.add([]byte(f.Rule))
	h.add([]byte(h.path))
	h.add([]byte(location))
	h.add(bytes.TrimSuffix(h.line, []byte(",")))
	return h.digest()
}

// numbered is the digest of a base and of how many findings before have it, too.
func (h *hasher) numbered(base digest, before int) digest {
	var text [2 * len(base)]byte
	hex.Encode(text[:], base[:])
	h.add(text[:])
	h.add(strconv.AppendInt(h.line[:0], int64(before), 10))
	return h.digest()
}

// appendWithoutSpace appends a line without its white space. What is not UTF-8 in it becomes U+FFFD.
func appendWithoutSpace(out, line []byte) []byte {
	from, done := len(out), 0
	for i, c := range line {
		switch {
		case c >= utf8.RuneSelf:
			return appendWithoutAnySpace(out[:from], line)
		case c == ' ' || c >= '\t' && c <= '\r':
			out = append(out, line[done:i]...)
			done = i + 1
		}
	}
	return append(out, line[done:]...)
}

func appendWithoutAnySpace(out, line []byte) []byte {
	for _, c := range string(line) {
		if !unicode.IsSpace(c) {
			out = utf8.AppendRune(out, c)
		}
	}
	return out
}
