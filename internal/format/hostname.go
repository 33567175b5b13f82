package format

import "strings"

const (
	maxHostname = 253 // octets: what the 255 of a name on the wire leave room for
	maxLabel    = 63  // octets

	dots = ".。．｡" // what people write between labels (RFC 3490, section 3.1)
)

// hostname1123 judges the name of a host.
//
// https://www.rfc-editor.org/rfc/rfc1123#section-2.1
func hostname1123[T text](s T) Fault {
	_, f := readHostname(s)
	return f
}

// hostname judges the name of a host, in which labels that begin with "xn--" stand for
// internationalized ones.
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3.3
func hostname[T text](s T) Fault {
	isIDN, f := readHostname(s)
	if !f.isNone() || !isIDN {
		return f
	}
	return domain(string(s), false)
}

// readHostname judges the letters, digits and hyphens of a name, and reports whether a label
// stands for an internationalized one.
func readHostname[T text](s T) (isIDN bool, f Fault) {
	switch {
	case len(s) == 0:
		return false, fails(Empty, 0)
	case len(s) > maxHostname:
		return false, fails(Long, maxHostname)
	}
	first := 0 // of the label
	for at := 0; at <= len(s); at++ {
		if at < len(s) && s[at] != '.' {
			if !labelClass.has(s[at]) {
				return false, fails(Character, at)
			}
			continue
		}
		if f := labelEnds(s[first:at]); !f.isNone() {
			return false, f.after(first)
		}
		isIDN = isIDN || isALabel(s[first:at])
		first = at + 1
	}
	return isIDN, Fault{}
}

// labelClass has letters, digits and the hyphen.
var labelClass = class{digitBits | 1<<'-', letterBits}

// plainLabel judges a label of letters, digits and hyphens.
func plainLabel(label string) Fault {
	for i := range len(label) {
		if !labelClass.has(label[i]) {
			return fails(Character, i)
		}
	}
	return labelEnds(label)
}

// labelEnds judges the length of a label, and its ends.
func labelEnds[T text](label T) Fault {
	last := len(label) - 1
	switch {
	case last < 0:
		return fails(EmptyLabel, 0)
	case last >= maxLabel:
		return fails(LongLabel, 0)
	case label[0] == '-':
		return fails(Hyphen, 0)
	case label[last] == '-':
		return fails(Hyphen, last)
	}
	return Fault{}
}

// isALabel reports whether a label begins as one that stands for an internationalized one.
func isALabel[T text](label T) bool {
	return len(label) >= 4 && lower(label[0]) == 'x' && lower(label[1]) == 'n' && label[2] == '-' && label[3] == '-'
}

// idnHostname judges the name of a host: what hostname takes, or one with labels of other
// than ASCII.
//
// https://www.rfc-editor.org/rfc/rfc5890#section-2.3.2.3
func idnHostname(s string) Fault { return domain(s, true) }

// domain judges a name whose labels may be internationalized: written in ASCII alone, or in
// their own characters too, with the dots that people write between those.
func domain(s string, isWide bool) Fault {
	if s == "" {
		return fails(Empty, 0)
	}
	var labels []label
	size := -1 // octets of it in ASCII: one less dot than labels
	for at := 0; ; {
		end, next := len(s), len(s)
		if dot := strings.IndexAny(s[at:], dots); dot >= 0 {
			_, width := runeAt(s, at+dot)
			end, next = at+dot, at+dot+width
		}
		l, f := readLabel(s[at:end], isWide)
		if !f.isNone() {
			return f.after(at)
		}
		l.offset = at
		labels = append(labels, l)
		if size += l.size + 1; size > maxHostname {
			return fails(Long, at)
		}
		if end == len(s) {
			break
		}
		at = next
	}
	return judgeTogether(labels, isWide)
}

// judgeTogether judges what the labels of a name ask of each other.
func judgeTogether(labels []label, isWide bool) Fault {
	isIDN, isRTL := false, false
	for _, l := range labels {
		isIDN = isIDN || l.isIDN
		isRTL = isRTL || hasRTL(l.text)
	}
	for _, l := range labels {
		if isRTL {
			if f := direction(l.text); !f.isNone() {
				return f.after(l.offset)
			}
		}
		if isIDN && isWide && !l.isIDN && hasHyphens(l.text) {
			return fails(Hyphen, l.offset+2) // reserved for what is not defined yet
		}
	}
	return Fault{}
}
