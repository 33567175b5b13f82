package reflection

import (
	"encoding/json"
	"math/big"
	"net/netip"
	"reflect"
	"strings"
	"time"

	"github.com/invopop/jsonschema"
)

// standard gives the schema of a type of the standard library of which its methods do not
// tell what they write and read; nil for any other type.
func standard(t reflect.Type) *jsonschema.Schema {
	switch t {
	case reflect.TypeFor[time.Time]():
		return &jsonschema.Schema{Type: "string", Format: "date-time", Pattern: readableTime, Comments: "T and Z, and no leap second: package time reads no others"}
	case reflect.TypeFor[json.Number]():
		return &jsonschema.Schema{Type: "number"}
	case reflect.TypeFor[big.Int]():
		return &jsonschema.Schema{Type: "integer"}
	case reflect.TypeFor[big.Float]():
		return text(`^([-+]Inf|-?(0|[1-9][0-9]*)(\.[0-9]+)?(e[-+]?[0-9]{1,8})?)$`, "a number, or an infinity with its sign")
	case reflect.TypeFor[big.Rat]():
		return text(`^-?(0|[1-9][0-9]*)(/[1-9][0-9]*)?$`, "a whole number, or a fraction of two")
	case reflect.TypeFor[netip.Addr]():
		return text(`^(`+ipv4+`|`+ipv6()+zone+`)?$`, "an IP address, with or without a zone, or nothing")
	case reflect.TypeFor[netip.AddrPort]():
		return text(`^((`+ipv4+`|\[`+ipv6()+zone+`\]):(0|`+upTo(65535)+`))?$`, "an IP address and a port, or nothing")
	case reflect.TypeFor[netip.Prefix]():
		return text(`^(`+ipv4+`/(0|`+upTo(32)+`)|`+ipv6()+`/(0|`+upTo(128)+`))?$`, "an IP address and a number of bits, or nothing")
	}
	if t.PkgPath() == "net" && t.Name() == "IP" { // package net is a lot to import for this
		return text(`^(`+ipv4+`|`+ipv6()+`)?$`, "an IP address, or nothing")
	}
	return nil
}

// text gives the schema of a string, with a comment for people who do not read patterns.
func text(pattern, comment string) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Pattern: pattern, Comments: comment}
}

// readableTime fails for the date-times of RFC 3339 that package time does not read: those
// with a small t or z, or with a leap second. What is no date-time at all, it leaves to
// the format, so that one mistake is not reported twice.
const readableTime = `^([^0-9]|([^:tz]|:[^6tz])*$)`

// A zero IP address of package net or net/netip is the empty text.
const (
	octet = `(25[0-5]|(2[0-4]|1[0-9]|[1-9])?[0-9])`
	ipv4  = octet + `(\.` + octet + `){3}`
	group = `[0-9A-Fa-f]{1,4}`
	zone  = `(%[\s\S]+)?` // whatever the system calls a network interface
)

// ipv6 matches an IPv6 address (RFC 4291, section 2.2): eight groups, the last two of which
// may be an IPv4 address, with "::" for one or more groups of zeros.
func ipv6() string {
	whole := []string{times("("+group+":)", 7, 7) + group}
	beforeIPv4 := []string{times("("+group+":)", 6, 6)}
	for left := range 8 { // groups before the "::"
		start := ":"
		if left > 0 {
			start = times("("+group+":)", left, left)
		}
		if left < 7 {
			whole = append(whole, start+"(:|"+times("(:"+group+")", 1, 7-left)+")")
		} else {
			whole = append(whole, start+":")
		}
		if left < 6 {
			beforeIPv4 = append(beforeIPv4, start+times("(:"+group+")", 0, 5-left)+":")
		}
	}
	return "(" + strings.Join(whole, "|") + "|(" + strings.Join(beforeIPv4, "|") + ")" + ipv4 + ")"
}
