package generate

import (
	"fmt"
	"iter"
)

// formatted yields texts in the formats of s.
func (m *maker) formatted(s *spec) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, format := range s.formats {
			for range 8 {
				if t := m.inFormat(format); !yield(t) {
					return
				}
			}
		}
	}
}

// inFormat returns a string in one of the formats of JSON Schema (Validation
// 2020-12, section 7.3), "" in any other.
func (m *maker) inFormat(format string) string {
	n := func(least, most int) int { return least + m.rand.IntN(most-least+1) }
	switch format {
	case "date-time":
		return m.inFormat("date") + "T" + m.inFormat("time")
	case "date":
		return fmt.Sprintf("%d-%02d-%02d", n(2024, 2026), n(1, 12), n(1, 28))
	case "time":
		return fmt.Sprintf("%02d:%02d:%02dZ", n(0, 23), n(0, 59), n(0, 59))
	case "duration":
		return fmt.Sprintf("P%dDT%dH", n(1, 30), n(1, 23))
	case "period":
		return m.inFormat("date-time") + "/" + m.inFormat("duration")
	case "email":
		return fmt.Sprintf("person%d@example.com", n(1, 999))
	case "idn-email":
		return fmt.Sprintf("jürgen%d@bücher.example", n(1, 999))
	case "hostname":
		return fmt.Sprintf("host%d.example.com", n(1, 999))
	case "idn-hostname":
		return fmt.Sprintf("bücher%d.example", n(1, 999))
	case "ipv4":
		return fmt.Sprintf("192.0.2.%d", n(1, 254))
	case "ipv6":
		return fmt.Sprintf("2001:db8::%x", n(1, 0xffff))
	case "uri", "iri", "uri-reference", "iri-reference":
		return fmt.Sprintf("https://example.com/items/%d", n(1, 9999))
	case "uri-template":
		return fmt.Sprintf("https://example.com/items/%d/{name}", n(1, 9999))
	case "uuid":
		return fmt.Sprintf("%08x-0000-4000-8000-%012x", n(1, 0xfffff), n(1, 0xfffff))
	case "json-pointer":
		return fmt.Sprintf("/items/%d", n(0, 99))
	case "relative-json-pointer":
		return fmt.Sprintf("%d/items", n(0, 9))
	case "regex":
		return fmt.Sprintf("^[a-z]{%d}$", n(1, 99))
	case "semver":
		return fmt.Sprintf("%d.%d.%d", n(0, 9), n(0, 20), n(0, 99))
	}
	return ""
}

// badText returns a text that somebody might take to be in a format, "" for none.
func badText(format string) string {
	switch format {
	case "date-time":
		return "2025-02-30T09:44:27Z"
	case "date":
		return "2025-02-30"
	case "time":
		return "25:00:00Z"
	case "duration":
		return "1 day"
	case "period":
		return "2025-02-13"
	case "email", "idn-email":
		return "jane.doe"
	case "hostname", "idn-hostname":
		return "-example-.com"
	case "ipv4":
		return "192.0.2.256"
	case "ipv6":
		return "2001:db8::12345"
	case "uri", "iri":
		return "/items/1"
	case "uri-reference", "iri-reference":
		return `\\host\items`
	case "uri-template":
		return "https://example.com/{name"
	case "uuid":
		return "00000000-0000-4000-8000"
	case "json-pointer":
		return "items/0"
	case "relative-json-pointer":
		return "/items"
	case "regex":
		return "^[a-z"
	case "semver":
		return "1.2"
	}
	return ""
}
