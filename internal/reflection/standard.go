package reflection

import (
	"encoding/json"
	"fmt"
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
		return &jsonschema.Schema{Type: "string", Format: "date-time", Pattern: readableTime}
	case reflect.TypeFor[json.Number]():
		return &jsonschema.Schema{Type: "number"}
	case reflect.TypeFor[big.Int]():
		return &jsonschema.Schema{Type: "integer"}
	case reflect.TypeFor[big.Float]():
		return text(`^([-+]Inf|-?(0|[1-9][0-9]*)(\.[0-9]+)?(e[-+]?[0-9]{1,8})?)$`)
	case reflect.TypeFor[big.Rat]():
		return text(`^-?(0|[1-9][0-9]*)(/[1-9][0-9]*)?$`)
	case reflect.TypeFor[netip.Addr]():
		return text(`^(` + ipv4 + `|` + ipv6() + zone + `)?$`)
	case reflect.TypeFor[netip.AddrPort]():
		return text(`^((` + ipv4 + `|\[` + ipv6() + zone + `\]):(0|` + upTo(65535) + `))?$`)
	case reflect.TypeFor[netip.Prefix]():
		return text(`^(` + ipv4 + `/(0|` + upTo(32) + `)|` + ipv6() + `/(0|` + upTo(128) + `))?$`)
	}
	if t.PkgPath() == "net" && t.Name() == "IP" { // package net is a lot to import for this
		return text(`^(` + ipv4 + `|` + ipv6() + `)?$`)
	}
	return nil
}

func text(pattern string) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Pattern: pattern}
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
	whole := []string{"(" + group + ":){7}" + group}
	beforeIPv4 := []string{"(" + group + ":){6}"}
	for left := range 8 { // groups before the "::"
		start := fmt.Sprintf("(%s:){%d}", group, left)
		if left == 0 {
			start = ":"
		}
		if left < 7 {
			whole = append(whole, fmt.Sprintf("%s(:|(:%s){1,%d})", start, group, 7-left))
		} else {
			whole = append(whole, start+":")
		}
		if left < 6 {
			beforeIPv4 = append(beforeIPv4, fmt.Sprintf("%s(:%s){0,%d}:", start, group, 5-left))
		}
	}
	return "(" + strings.Join(whole, "|") + "|(" + strings.Join(beforeIPv4, "|") + ")" + ipv4 + ")"
}
