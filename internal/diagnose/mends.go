package diagnose

import (
	"strings"
	"sync"
	"unicode/utf8"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/format"
	"example.com/authlink/internal/lazyregexp"
	"example.com/authlink/internal/show"
)

// formatMends has the mends of each format, in the order in which they are tried.
var formatMends = sync.OnceValue(func() map[string][]mend {
	return map[string][]mend{
		"date-time":     momentMends(),
		"time":          append(momentMends(), mend{code: advice.WriteAlone, shape: lazyregexp.New(`^\d{4}-\d\d-\d\d[Tt]`), shows: outcome, isGuess: true}),
		"date":          dateMends(),
		"duration":      durationMends(),
		"uuid":          uuidMends(),
		"ipv4":          addressMends(),
		"ipv6":          addressMends(),
		"hostname":      append(hostMends(), mend{code: advice.WriteASCII, whole: asciiHost, shows: host}),
		"idn-hostname":  append(hostMends(), mend{code: advice.Compose, whole: format.Compose}, mend{code: advice.LowerCase, whole: strings.ToLower}),
		"email":         append(emailMends(), mend{code: advice.WriteASCII, whole: asciiMailbox, shows: host}),
		"idn-email":     emailMends(),
		"uri":           append(append(referenceMends(), schemeMends()...), asciiMends()...),
		"uri-reference": append(referenceMends(), asciiMends()...),
		"iri":           append(append(referenceMends(), schemeMends()...), mend{code: advice.PercentEncode, whole: escapeIRI, shows: escaped}),
		"iri-reference": append(referenceMends(), mend{code: advice.PercentEncode, whole: escapeIRI, shows: escaped}),
		"uri-template":  templateMends(),
		"json-pointer":  pointerMends(),
	}
})

func trim() mend { return mend{code: advice.TrimSpace, whole: strings.TrimSpace} }

func unbracket() mend {
	return mend{
		code:  advice.RemoveBrackets,
		sign:  "{[(<",
		last:  "}])>",
		shape: lazyregexp.New(`^(?:\{(.*)\}|\[(.*)\]|\((.*)\)|<(.*)>)$`),
		with:  "$1$2$3$4",
	}
}

func momentMends() []mend {
	return []mend{
		trim(),
		unbracket(),
		{code: advice.WriteT, sign: " ", shape: lazyregexp.New(`^(\d{4}-\d\d-\d\d) +(\d\d:)`), with: "${1}T$2"},
		{code: advice.WritePoint, sign: ",", shape: lazyregexp.New(`(:\d\d),(\d)`), with: "$1.$2"},
		{code: advice.WriteColon, last: decimalDigits, shape: lazyregexp.New(`(:.*[+-]\d\d)(\d\d)$`), with: "$1:$2"},
		{code: advice.WriteColon, last: decimalDigits, shape: lazyregexp.New(`(:.*[+-]\d\d)$`), with: "$1:00"},
		{code: advice.DropZone, sign: "[", last: "]", shape: lazyregexp.New(`([Zz]|[+-]\d\d:\d\d)\[.*\]$`), with: "$1"},
	}
}

func dateMends() []mend {
	return []mend{
		trim(),
		unbracket(),
		{code: advice.WriteAlone, shape: lazyregexp.New(`^(\d{4}-\d\d-\d\d)[Tt ].*$`), with: "$1", shows: outcome, isGuess: true},
		{code: advice.AddHyphens, shape: lazyregexp.New(`^(\d{4})[/.]?(\d\d)[/.]?(\d\d)$`), with: "$1-$2-$3", shows: outcome},
	}
}

func durationMends() []mend {
	return []mend{
		trim(),
		{code: advice.AddT, shape: lazyregexp.New(`^([Pp](?:\d+[YyMmDd])*)(\d+[HhSs].*)$`), with: "${1}T$2", isGuess: true},
		{code: advice.WriteUnit, shape: lazyregexp.New(`(\d[Yy])(\d+[Dd])`), with: "${1}0M$2", shows: outcome},
		{code: advice.WriteUnit, shape: lazyregexp.New(`(\d[Hh])(\d+[Ss])`), with: "${1}0M$2", shows: outcome},
	}
}

func uuidMends() []mend {
	return []mend{
		trim(),
		unbracket(),
		{code: advice.RemovePart, sign: ":", shape: lazyregexp.New(`^(?i:urn:)?(?i:uuid:)`), shows: removed},
		{
			code:  advice.AddHyphens,
			shape: lazyregexp.New(`^([[:xdigit:]]{8})-?([[:xdigit:]]{4})-?([[:xdigit:]]{4})-?([[:xdigit:]]{4})-?([[:xdigit:]]{12})$`),
			with:  "$1-$2-$3-$4-$5",
			shows: outcome,
		},
	}
}

// addressMends are those of addresses of IP, which come with the length of a prefix, with a
// port, in a URI, in brackets, with a zone.
func addressMends() []mend {
	return []mend{
		trim(),
		{code: advice.RemovePart, sign: "/", shape: lazyregexp.New(`/\d+$`), shows: removed, isGuess: true},
		{
			code:  advice.WriteAlone,
			sign:  ":/[",
			shape: lazyregexp.New(`^(?:[A-Za-z][\w+.-]*://)?(?:(\d+(?:\.\d+){3})|\[([^\]]*)\])(?::\d+)?(?:/.*)?$`),
			with:  "$1$2",
			shows: outcome, isGuess: true,
		},
		unbracket(),
		{code: advice.RemovePart, sign: "%", shape: lazyregexp.New(`%[^%]*$`), shows: removed, isGuess: true},
		{code: advice.DropZeros, sign: "0", shape: lazyregexp.New(`(^|[.:])0+(\d)`), with: "$1$2", isGuess: true},
	}
}

// hostMends are those of the names of hosts, which come in a URI, with a port, with the dot
// of the root. In brackets a word alone is a placeholder.
func hostMends() []mend {
	return []mend{
		trim(),
		{code: advice.RemoveBrackets, sign: "[", shape: lazyregexp.New(`^\[([^\[\]]*\.[^\[\]]*)\]$`), with: "$1"},
		{
			code:  advice.WriteAlone,
			sign:  ":/?#",
			shape: lazyregexp.New(`^(?:[A-Za-z][\w+.-]*://)?([^/:?#@\[\]]+)(?::\d+)?(?:[/?#].*)?$`),
			with:  "$1",
			shows: outcome, isGuess: true,
		},
		{code: advice.RemovePart, whole: func(text string) string { return strings.TrimSuffix(text, ".") }, shows: removed},
	}
}

func emailMends() []mend {
	return []mend{
		trim(),
		{code: advice.RemoveBrackets, sign: "<", shape: lazyregexp.New(`^<(.*)>$`), with: "$1"},
		{code: advice.RemovePart, sign: ":", shape: lazyregexp.New(`^(?i:mailto:)`), shows: removed},
		{code: advice.WriteAlone, sign: "<", shape: lazyregexp.New(`^[^<>@]+<([^<>]*)>$`), with: "$1", shows: outcome, isGuess: true},
		{code: advice.RemovePart, whole: func(text string) string { return strings.TrimRight(text, ".,;") }, shows: removed, isGuess: true},
	}
}

func referenceMends() []mend {
	return []mend{
		trim(),
		{code: advice.WriteSlashes, whole: func(text string) string { return strings.ReplaceAll(text, `\`, "/") }, isGuess: true},
		{
			code:  advice.AddBrackets,
			sign:  ":",
			shape: lazyregexp.New(`^((?:[A-Za-z][\w+.-]*:)?//)([[:xdigit:]]*:[[:xdigit:].]*:[[:xdigit:]:.]*)($|[/?#])`),
			with:  "$1[$2]$3", isGuess: true,
		},
	}
}

// schemeMends are those of what has to have a scheme.
func schemeMends() []mend {
	return []mend{
		{code: advice.RemoveBrackets, sign: "<", shape: lazyregexp.New(`^<(.*)>$`), with: "$1"},
		{
			code:  advice.AddScheme,
			shape: lazyregexp.New(`^((?:[\w-]+\.)+[A-Za-z]{2,}(?:[:/?#].*)?)$`),
			with:  "https://$1", isGuess: true,
		},
	}
}

// asciiMends are those of what has to be of ASCII.
func asciiMends() []mend {
	return []mend{
		{code: advice.WriteASCII, whole: asciiAuthority, shows: host},
		{code: advice.PercentEncode, whole: func(text string) string { return format.Escape(text, false) }, shows: escaped},
	}
}

func escapeIRI(text string) string { return format.Escape(text, true) }

func templateMends() []mend {
	return []mend{
		{code: advice.SingleBraces, sign: "{", shape: lazyregexp.New(`\{\{\s*([\w.]+)\s*\}\}`), with: "{$1}"},
		{code: advice.PercentEncode, shape: lazyregexp.New(" "), with: "%20", shows: escaped},
	}
}

func pointerMends() []mend {
	return []mend{
		{code: advice.RemovePart, sign: "#", shape: lazyregexp.New(`^#`), shows: removed, isGuess: true},
		{code: advice.WriteTilde, sign: "~", shape: lazyregexp.New(`~($|[^01])`), with: "~0$1", isGuess: true},
		{code: advice.AddSlash, shape: lazyregexp.New(`^([\w-]+(?:/.*)?)$`), with: "/$1", isGuess: true},
	}
}

// asciiHost returns the name of a host in ASCII, or as it is if it is none or in ASCII
// already.
func asciiHost(name string) string {
	if isASCII(name) {
		return name
	}
	if ascii, ok := format.ToASCII(name); ok {
		return ascii
	}
	return name
}

func isASCII(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// asciiMailbox returns a mailbox with the name of its host in ASCII.
func asciiMailbox(mailbox string) string {
	at := strings.LastIndexByte(mailbox, '@') + 1
	return mailbox[:at] + asciiHost(mailbox[at:])
}

// authorityShape takes a reference apart: what is before the name of a host, the name, and
// what is after it.
var authorityShape = lazyregexp.New(`^((?:[A-Za-z][\w+.-]*:)?//(?:[^/?#@]*@)?)([^/?#@:\[\]]+)(.*)$`)

// asciiAuthority returns a reference with the name of its host in ASCII.
func asciiAuthority(reference string) string {
	if isASCII(reference) {
		return reference
	}
	parts := authorityShape().FindStringSubmatch(reference)
	if parts == nil {
		return reference
	}
	return parts[1] + asciiHost(parts[2]) + parts[3]
}

// host shows the name of the host in a reference, in a mailbox, or by itself.
func host(_, after string) []string {
	if parts := authorityShape().FindStringSubmatch(after); parts != nil {
		return []string{show.Quote(parts[2])}
	}
	return []string{show.Quote(after[strings.LastIndexByte(after, '@')+1:])}
}
