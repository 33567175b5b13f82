package format

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/idna"
)

// registration is UTS 46 without mappings, which takes more characters than IDNA 2008 does
// and knows no rules for digits and dots.
var registration = idna.New(idna.ValidateForRegistration(), idna.BidiRule(), idna.VerifyDNSLength(true))

var letters = []rune("aáßς·lü-0٠۰אבא׳״اببـمي\u200c\u200d\u0301\u094dकशᄀ実・カ테ࠀ𐩮Ꭰꭰ\u0903͵αβ1.xn")

// TestNamesAgainstUTS46 at random: what is a name by IDNA 2008 is one by UTS 46.
func TestNamesAgainstUTS46(t *testing.T) {
	r := rand.New(rand.NewPCG(46, 2008))
	valid := 0
	for range 20_000 {
		var text strings.Builder
		for range 1 + r.IntN(5) {
			text.WriteRune(letters[r.IntN(len(letters))])
		}
		name := text.String()
		if !idnHostname(name).isNone() {
			continue
		}
		valid++
		if _, err := registration.ToASCII(name); err != nil {
			t.Errorf("%q (%+q): %v", name, name, err)
		}
	}
	if valid < 500 {
		t.Errorf("only %d names are valid", valid)
	}
}

// TestALabels: the Punycode of a name is one, and what it stands for is the name.
func TestALabels(t *testing.T) {
	for _, name := range accepted["idn-hostname"] {
		ascii, ok := ToASCII(name)
		if !ok || !hostname(ascii).isNone() {
			t.Errorf("%q becomes %q, %v", name, ascii, hostname(ascii))
		}
	}
}

// TestJoining compares the letters that join others with what package idna makes of them:
// before a non-joiner and a letter that joins on both sides there must be one that joins what
// follows.
func TestJoining(t *testing.T) {
	joiners := idna.New(idna.CheckJoiners(true))
	count := 0
	for _, table := range []*unicode.RangeTable{unicode.L, unicode.Nd} {
		for r := rune(0x80); r < 0x1F000; r++ {
			if !unicode.Is(table, r) || property(r) == disallowed {
				continue
			}
			_, err := joiners.ToASCII(string(r) + "\u200cب")
			if got := joins(string(r), "ب"); got != (err == nil) {
				t.Errorf("U+%04X joins what follows: %t, but %v", r, got, err)
			}
			if joins(string(r), "ب") {
				count++
			}
		}
	}
	if count < 400 {
		t.Errorf("only %d letters join", count)
	}
	for after, want := range map[string]bool{"ا": true, "ب": true, "\u064bا": true, "a": false, "": false, "\u064b": false} {
		if got := joins("ب", after); got != want {
			t.Errorf("%+q joins what precedes: %t", after, got)
		}
	}
}

// What IDNA says of code points: RFC 5892, appendix B, and IANA's tables that follow it.
func TestProperty(t *testing.T) {
	for want, runes := range map[idnProperty]string{
		valid:      "-09azßςüœ〇་۽۾αאا中あア한Ꭰᏽ"[:len("-09azßςüœ〇་۽۾αאا中あア한Ꭰ")] + "\u0301\u094d\u19d0",
		contextual: "\u200c\u200d·͵׳״・٠٩۰۹",
		disallowed: "AZ_ .ÜΑ☃€ªﬁ①㍿ᄀ\u302e\u303bـ\u034f\ufe00\u20d0ꭰᏸ\ue000\u0378\ufffd",
	} {
		for _, r := range runes {
			if got := property(r); got != want {
				t.Errorf("U+%04X %q: %d, want %d", r, r, got, want)
			}
		}
	}
}

// Names are judged in time linear in their length: Punycode would take the square.
func TestLongNames(t *testing.T) {
	for _, long := range []string{strings.Repeat("ü", 1<<20), "xn--" + strings.Repeat("a", 1<<20), strings.Repeat("ü.", 1<<20), strings.Repeat("a。", 1<<20)} {
		if n := testing.AllocsPerRun(1, func() {
			if idnHostname(long).isNone() {
				t.Errorf("%q… is accepted", long[:10])
			}
		}); n > 2000 {
			t.Errorf("%q… takes %v allocations", long[:10], n)
		}
	}
}
