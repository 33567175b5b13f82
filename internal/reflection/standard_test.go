package reflection

import (
	"encoding/json"
	"math/big"
	"net"
	"net/netip"
	"reflect"
	"testing"
	"time"

	"example.com/authlink/internal/format"
	"example.com/authlink/internal/pattern"
)

// someTexts are texts that types of the standard library read, or nearly.
var someTexts = []string{
	"", "0", "192.0.2.1", "192.0.2.256", "192.0.2.01", "192.0.2", "1.2.3.4%a",
	"::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1::3:4:5:6:7:8", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4::5:6:7:8", "1::2::3",
	"::1.2.3.4", "::ffff:1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:7:1.2.3.4", "1:2::5:6:1.2.3.4", "1::2:3:4:5:1.2.3.4", "1.2.3.4::", "::12345", "::G", "::fFfF",
	"fe80::1%eth0", "fe80::1%", "::%a%b", "::%\n0", "[::%]]:1", "::ffff:1.2.3.4%a",
	"192.0.2.1:80", "192.0.2.1:65535", "192.0.2.1:65536", "192.0.2.1:", "[::1]:80", "[::1%a]:0", "::1:80", "[192.0.2.1]:80",
	"10.0.0.0/8", "10.0.0.0/33", "::/128", "::/129", "::%a/1", "10.0.0.0/08", "/8",
	"1/3", "1/0", "-1/3", "1/-3", "010", "+Inf", "-Inf", "Inf", "NaN", "1e5", "-1.5e-7", "0x1", "1_000",
	"YQ==", "YQ=", "YWI=", "YWJj", "YQ===", "Y", "Y\nQ==",
	"2025-02-13T09:44:27Z", "2025-02-13t09:44:27Z", "2025-02-13T09:44:27z", "2016-12-31T23:59:60Z", "2016-12-31T15:59:60-08:00",
	"2025-02-30T00:00:00Z", "2025-02-13T09:44:27.866+05:30", "0000-01-01T00:00:00Z", "2025-02-13T24:00:00Z", "2025-02-13T09:44:27+23:59", "2025-02-13", "yesterday",
}

// FuzzStandardPatterns proves of each type with a pattern that it reads what the pattern
// matches, and of what it reads that it writes what the pattern matches.
func FuzzStandardPatterns(f *testing.F) {
	for _, text := range someTexts {
		f.Add(text)
	}
	types := []reflect.Type{
		reflect.TypeFor[netip.Addr](), reflect.TypeFor[netip.AddrPort](), reflect.TypeFor[netip.Prefix](), reflect.TypeFor[net.IP](),
		reflect.TypeFor[big.Float](), reflect.TypeFor[big.Rat](), reflect.TypeFor[[]byte](),
	}
	r, patterns := newReflector(Options{}), map[reflect.Type]*pattern.Pattern{}
	for _, typ := range types {
		s, err := r.value(typ)
		if err != nil {
			f.Fatal(err)
		}
		patterns[typ] = compilePattern(f, s.Pattern)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for typ, compiled := range patterns {
			data, err := json.Marshal(text)
			if err != nil {
				t.Fatal(err)
			}
			value := reflect.New(typ)
			if err := json.Unmarshal(data, value.Interface()); err != nil {
				if compiled.MatchString(text) {
					t.Errorf("%v: %q is matched: %v", typ, text, err)
				}
				continue
			}
			var written string
			if data, err = json.Marshal(value.Interface()); err == nil {
				err = json.Unmarshal(data, &written)
			}
			if err != nil || !compiled.MatchString(written) {
				t.Errorf("%v: %s (%v) is written and not matched", typ, data, err)
			}
		}
	})
}

// FuzzReadableTime proves that readableTime tells the date-times that package time reads
// from those it does not.
func FuzzReadableTime(f *testing.F) {
	for _, text := range someTexts {
		f.Add(text)
	}
	compiled := compilePattern(f, readableTime)
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := format.ParseDateTime(text); err != nil {
			return
		}
		if err := new(time.Time).UnmarshalText([]byte(text)); (err == nil) != compiled.MatchString(text) {
			t.Errorf("%q is matched: %t, but %v", text, err != nil, err)
		}
	})
}

// TestReadableTimeLeavesRestToFormat proves that a common mistake breaks the format alone.
func TestReadableTimeLeavesRestToFormat(t *testing.T) {
	compiled := compilePattern(t, readableTime)
	for _, text := range []string{"", "2025-02-13", "2025-02-30T00:00:00Z", "2025-02-13 09:44:27Z", "2025-02-13T09:44:27", "yesterday", "1739439867", "13/02/2025", "February 13"} {
		if _, err := format.ParseDateTime(text); err == nil || !compiled.MatchString(text) {
			t.Errorf("%q is a date-time (%v) or not matched", text, err)
		}
	}
}
