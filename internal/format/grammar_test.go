package format

import (
	"maps"
	"math/rand/v2"
	"net/netip"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// The grammars of the RFCs, as they are written there, one regular expression a rule: what
// the readers of this package are compared with.
const (
	hexDigit   = `[0-9A-Fa-f]`
	pct        = `%` + hexDigit + hexDigit
	unreserved = `[A-Za-z0-9\-._~]`
	sub        = `[!$&'()*+,;=]`
	decOctet   = `(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])`
	dotted     = decOctet + `\.` + decOctet + `\.` + decOctet + `\.` + decOctet
	h16        = hexDigit + `{1,4}`
	ls32       = `(?:` + h16 + `:` + h16 + `|` + dotted + `)`

	// RFC 3986, section 3.2.2.
	ipv6Address = `(?:(?:` + h16 + `:){6}` + ls32 +
		`|::(?:` + h16 + `:){5}` + ls32 +
		`|(?:` + h16 + `)?::(?:` + h16 + `:){4}` + ls32 +
		`|(?:(?:` + h16 + `:){0,1}` + h16 + `)?::(?:` + h16 + `:){3}` + ls32 +
		`|(?:(?:` + h16 + `:){0,2}` + h16 + `)?::(?:` + h16 + `:){2}` + ls32 +
		`|(?:(?:` + h16 + `:){0,3}` + h16 + `)?::` + h16 + `:` + ls32 +
		`|(?:(?:` + h16 + `:){0,4}` + h16 + `)?::` + ls32 +
		`|(?:(?:` + h16 + `:){0,5}` + h16 + `)?::` + h16 +
		`|(?:(?:` + h16 + `:){0,6}` + h16 + `)?::)`

	// RFC 3987, section 2.2, less what section 4.1 forbids.
	ucs = `[\x{A0}-\x{200D}\x{2010}-\x{2029}\x{202F}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFEF}` +
		`\x{10000}-\x{1FFFD}\x{20000}-\x{2FFFD}\x{30000}-\x{3FFFD}\x{40000}-\x{4FFFD}\x{50000}-\x{5FFFD}` +
		`\x{60000}-\x{6FFFD}\x{70000}-\x{7FFFD}\x{80000}-\x{8FFFD}\x{90000}-\x{9FFFD}\x{A0000}-\x{AFFFD}` +
		`\x{B0000}-\x{BFFFD}\x{C0000}-\x{CFFFD}\x{D0000}-\x{DFFFD}\x{E1000}-\x{EFFFD}]`
	iprivate = `[\x{E000}-\x{F8FF}\x{F0000}-\x{FFFFD}\x{100000}-\x{10FFFD}]`

	// RFC 5321, section 4.1.2 and 4.1.3.
	atom         = "[A-Za-z0-9!#$%&'*+\\-/=?^_`{|}~]"
	ldhLabel     = `[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?`
	ldhName      = ldhLabel + `(?:\.` + ldhLabel + `)*`
	quotedString = `"(?:[ !#-\[\]-~]|\\[ -~])*"`
	ipv6Mail     = `(?:(?:` + h16 + `:){7}` + h16 +
		`|(?:` + h16 + `(?::` + h16 + `){0,5})?::(?:` + h16 + `(?::` + h16 + `){0,5})?` +
		`|(?:` + h16 + `:){6}` + dotted +
		`|(?:` + h16 + `(?::` + h16 + `){0,3})?::(?:` + h16 + `(?::` + h16 + `){0,3}:)?` + dotted + `)`
)

// reference3986 is the grammar of a reference, relative or not, in the characters of a URI
// and others: everywhere, and those of private use in a query.
func reference3986(other, private string, isAbsolute bool) string {
	any := func(more ...string) string {
		return `(?:` + strings.Join(append([]string{unreserved, pct, sub, other}, more...), `|`) + `)`
	}
	pchar, noColon := any(`[:@]`), any(`@`)
	host := `(?:\[(?:` + ipv6Address + `|[Vv]` + hexDigit + `+\.(?:` + unreserved + `|` + sub + `|:)+)\]|` + any() + `*)`
	authority := `(?:` + any(`:`) + `*@)?` + host + `(?::[0-9]*)?`
	abempty := `(?:/` + pchar + `*)*`
	absolute := `/(?:` + pchar + `+` + abempty + `)?`
	rest := `(?:\?` + any(`[:@/?]`, private) + `*)?(?:#` + any(`[:@/?]`) + `*)?`
	uri := `[A-Za-z][A-Za-z0-9+\-.]*:(?:(?://` + authority + abempty + `)|` + absolute + `|` + pchar + `+` + abempty + `|)` + rest
	if isAbsolute {
		return uri
	}
	relative := `(?:(?://` + authority + abempty + `)|` + absolute + `|` + noColon + `+` + abempty + `|)` + rest
	return `(?:` + uri + `|` + relative + `)`
}

// noCharacter matches no character.
const noCharacter = `[^\x00-\x{10FFFF}]`

// grammars are the formats that have one.
func grammars() map[string]string {
	varname := `(?:[A-Za-z0-9_]|` + pct + `)(?:\.?(?:[A-Za-z0-9_]|` + pct + `))*`
	varspec := varname + `(?:\*|:[1-9][0-9]{0,3})?`
	date := `(?:[0-9]+D|[0-9]+M(?:[0-9]+D)?|[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?)`
	clock := `T(?:[0-9]+S|[0-9]+M(?:[0-9]+S)?|[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?)`
	pointer := `(?:/(?:[^~/]|~[01])*)*`
	return map[string]string{
		"uri":                   reference3986(noCharacter, noCharacter, true),
		"uri-reference":         reference3986(noCharacter, noCharacter, false),
		"iri":                   reference3986(ucs, iprivate, true),
		"iri-reference":         reference3986(ucs, iprivate, false),
		"ipv6":                  ipv6Address,
		"ipv4":                  dotted,
		"uri-template":          `(?:[!#$&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]|` + pct + `|` + ucs + `|` + iprivate + `|\{[+#./;?&]?` + varspec + `(?:,` + varspec + `)*\})*`,
		"email":                 `(?:` + atom + `+(?:\.` + atom + `+)*|` + quotedString + `)@(?:` + ldhName + `|\[(?:` + dotted + `|(?i:ipv6):` + ipv6Mail + `)\])`,
		"duration":              `(?i:P(?:[0-9]+W|` + date + `(?:` + clock + `)?|` + clock + `))`,
		"json-pointer":          pointer,
		"relative-json-pointer": `(?:0|[1-9][0-9]*)(?:#|(?:[+\-](?:0|[1-9][0-9]*))?` + pointer + `)`,
		"uuid":                  hexDigit + `{8}-(?:` + hexDigit + `{4}-){3}` + hexDigit + `{12}`,
		"semver": `(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?` +
			`(?:\+[0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*)?`,
	}
}

// An oracle judges the texts of a format by other means.
type oracle func(text string) bool

// oracles returns one for each format that has a grammar, or that package time reads.
func oracles() map[string]oracle {
	all := map[string]oracle{}
	for name, grammar := range grammars() {
		all[name] = regexp.MustCompile(`(?s)^(?:` + grammar + `)$`).MatchString
	}
	mailbox := all["email"]
	all["email"] = func(text string) bool {
		at := strings.LastIndexByte(text, '@')
		if !mailbox(text) || at > 64 || len(text) > 254 {
			return false
		}
		if strings.HasPrefix(text[at:], "@[") {
			return leavesTwoGroups(text[at:])
		}
		return isShortName(text[at+1:])
	}
	name := regexp.MustCompile(`^` + ldhName + `$`)
	all["hostname"] = func(text string) bool {
		return name.MatchString(text) && isShortName(text) &&
			(!regexp.MustCompile(`(?i)(^|\.)xn--`).MatchString(text) || idnHostname(text).isNone())
	}
	all["date"] = func(text string) bool {
		_, err := time.Parse("2006-01-02", text)
		return err == nil
	}
	all["date-time"] = isRFC3339
	return all
}

// leavesTwoGroups reports whether the "::" of an address in a mailbox, if there is one, stands
// for two groups at least, which the grammar has in a comment.
func leavesTwoGroups(literal string) bool {
	_, address, isV6 := strings.Cut(strings.ToLower(literal), "[ipv6:")
	written := len(strings.FieldsFunc(strings.TrimSuffix(address, "]"), func(r rune) bool { return r == ':' }))
	if strings.Contains(address, ".") {
		written++
	}
	return !isV6 || !strings.Contains(address, "::") || written <= 6
}

// isShortName reports whether a name and its labels are not too long.
func isShortName(name string) bool {
	return len(name) <= 253 && !slices.ContainsFunc(strings.Split(name, "."), func(l string) bool { return len(l) > 63 })
}

var momentShape = regexp.MustCompile(`^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:(\d\d)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$`)

// isRFC3339 reads what the shape leaves open with package time, which has no leap seconds.
func isRFC3339(text string) bool {
	shape := momentShape.FindStringSubmatch(text)
	if shape == nil {
		return false
	}
	if isLeap := shape[1] == "60"; isLeap {
		text = text[:17] + "59" + text[19:]
		at, err := time.Parse(time.RFC3339, strings.ToUpper(text))
		at = at.UTC().Add(time.Second)
		return err == nil && at.Day() == 1 && at.Hour() == 0 && at.Minute() == 0 && at.Second() == 0
	}
	_, err := time.Parse(time.RFC3339, strings.ToUpper(text))
	return err == nil
}

// disagree says where a format and its oracle differ about a text; "" where they agree, in
// place, too.
func disagree(name, text string, judge oracle) string {
	check, _ := Lookup(name, 2020)
	err, want := check(text), judge(text)
	switch known := InPlace(name, 2020); {
	case err == nil && !want:
		return "it is accepted"
	case err != nil && want:
		return "it is refused: " + err.Error()
	case known != nil && known([]byte(text)) != want:
		return "another answer is given in place"
	}
	return ""
}

// pieces are what texts of the formats are made of.
var pieces = strings.Fields(`https urn // / ? # : @ [ ] [::1] :: 1 0 00 255 256 1.2.3.4 ffff 12345 :80 a b-c -d example com . .. xn-- xn--bcher-kva ü € \ " ' < > { } {a {+b,c*} {a:10} :0 :10000 * , = ! %20 % %2 %zz ~ ~0 ~1 ~2 P T 1Y 2M 3D 4H 5S 6W p1d 2024-02-29 2023-02-29 2016-12-31 T23:59:60 T09:44:27 .5 Z +01:00 -23:59 + - v1. [v1.x] [IPv6: ] 123e4567-e89b-12d3-a456-426614174000 $ & ; | ^ ` + "`" + ` _`)

// random makes a text of pieces.
func random(r *rand.Rand) string {
	var text strings.Builder
	for range r.IntN(8) {
		switch r.IntN(12) {
		case 0:
			text.WriteByte(byte(r.IntN(utf8.RuneSelf)))
		case 1:
			text.WriteRune([]rune{' ', '\n', '\u00A0', '\u200E', '\u202F', '\uE000', '\uFDD0', '\uFFFD', '\U0001F600', '\U0001FFFE', '\U000E0001', '\U000F0000'}[r.IntN(12)])
		default:
			text.WriteString(pieces[r.IntN(len(pieces))])
		}
	}
	return text.String()
}

// mutated changes a few bytes of a text.
func mutated(r *rand.Rand, text string) string {
	for range 1 + r.IntN(2) {
		at := r.IntN(len(text) + 1)
		end := min(len(text), at+r.IntN(3))
		text = text[:at] + pieces[r.IntN(len(pieces))][:1] + text[end:]
	}
	return text
}

// TestGrammars compares each format with its oracle, on texts made up at random and on
// those that are one slip away from right ones.
func TestGrammars(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 8))
	valid := map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(oracles())) {
		judge := oracles()[name]
		texts := accepted[name]
		for i := range 2500 {
			text := random(r)
			if i%2 == 0 && len(texts) > 0 {
				text = mutated(r, texts[r.IntN(len(texts))])
			}
			if !utf8.ValidString(text) {
				continue
			}
			if judge(text) {
				valid[name]++
			}
			if fault := disagree(name, text, judge); fault != "" {
				t.Errorf("%s: %q: %s", name, text, fault)
			}
		}
		if valid[name] < 25 {
			t.Errorf("%s: only %d texts are valid", name, valid[name])
		}
	}
}

// FuzzGrammars compares each format with its oracle.
func FuzzGrammars(f *testing.F) {
	for _, texts := range accepted {
		for _, text := range texts {
			f.Add(text)
		}
	}
	judges := oracles()
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return // no string of JSON is
		}
		for name, judge := range judges {
			if fault := disagree(name, text, judge); fault != "" {
				t.Errorf("%s: %q: %s", name, text, fault)
			}
		}
	})
}

// FuzzAddresses compares addresses with package net/netip, which has zones as well.
func FuzzAddresses(f *testing.F) {
	for _, text := range append(slices.Clone(accepted["ipv4"]), accepted["ipv6"]...) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		address, err := netip.ParseAddr(text)
		is4, is6 := err == nil && address.Is4(), err == nil && address.Is6() && address.Zone() == ""
		if got := ipv4(text).isNone(); got != is4 {
			t.Errorf("%q is an address of IPv4: %t, want %t", text, got, is4)
		}
		if got := ipv6(text).isNone(); got != is6 {
			t.Errorf("%q is an address of IPv6: %t, want %t", text, got, is6)
		}
	})
}
