package finding

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"example.com/authlink/internal/span"
)

// fingerprintOf is that of the only finding, whose place stands between two '|'.
func fingerprintOf(t *testing.T, path, marked, rule, location string) string {
	t.Helper()
	return markedResult(t, path, marked, Finding{Rule: rule, Location: &Location{location, ""}}).Fingerprints()[0]
}

// markedResult is a result with one finding, whose place stands between two '|'.
func markedResult(t *testing.T, path, marked string, f Finding) Found {
	t.Helper()
	parts := strings.Split(marked, "|")
	if len(parts) != 3 {
		t.Fatalf("%q does not mark a place with two '|'", marked)
	}
	f.Offset, f.End = len(parts[0]), len(parts[0])+len(parts[1])
	return Found{Path: path, Findings: []Finding{f}, Excerpts: []span.Excerpt{{Offset: 0, Text: []byte(strings.Join(parts, ""))}}}
}

func TestFingerprintStays(t *testing.T) {
	base := fingerprintOf(t, "a.json", "{\n  \"id\": |\"1\"|\n}\n", "type", "/id")
	if base != "4423a9f65021a6a62fe90a33be11fa2a" {
		t.Errorf("fingerprint %s: accepted findings come back when it changes", base)
	}
	for name, got := range map[string]string{
		"lines above":      fingerprintOf(t, "a.json", "{\n\n  \"label\": \"\",\n  \"id\": |\"1\"|\n}\n", "type", "/id"),
		"property after":   fingerprintOf(t, "a.json", "{\n  \"id\": |\"1\"|,\n  \"label\": \"\"\n}\n", "type", "/id"),
		"white space":      fingerprintOf(t, "a.json", "{\n\t\"id\" :|\"1\"|\t\n}\n", "type", "/id"),
		"CRLF":             fingerprintOf(t, "a.json", "{\r\n  \"id\": |\"1\"|\r\n}\r\n", "type", "/id"),
		"spelling of path": fingerprintOf(t, "./b/../a.json", "{\n  \"id\": |\"1\"|\n}\n", "type", "/id"),
	} {
		if got != base {
			t.Errorf("%s: another fingerprint", name)
		}
	}
	for name, got := range map[string]string{
		"rule":     fingerprintOf(t, "a.json", "{\n  \"id\": |\"1\"|\n}\n", "enum", "/id"),
		"path":     fingerprintOf(t, "b.json", "{\n  \"id\": |\"1\"|\n}\n", "type", "/id"),
		"location": fingerprintOf(t, "a.json", "{\n  \"id\": |\"1\"|\n}\n", "type", "/a/id"),
		"value":    fingerprintOf(t, "a.json", "{\n  \"id\": |\"2\"|\n}\n", "type", "/id"),
		"shift":    fingerprintOf(t, "a.json", "{\n  \"id\": |\"1\"|\n}\n", "type/", "id"),
	} {
		if got == base {
			t.Errorf("%s: the same fingerprint", name)
		}
	}
}

// TestFingerprintsDiffer has findings that have all but their number in common.
func TestFingerprintsDiffer(t *testing.T) {
	result := markedResult(t, "a.json", "{\n  \"id\": |\"1\"|\n}\n", Finding{Rule: "type"})
	one := result.Fingerprints()
	result.Findings = append(result.Findings, result.Findings[0], result.Findings[0])
	prints := result.Fingerprints()
	if prints[0] != one[0] {
		t.Error("findings after the first change its fingerprint")
	}
	slices.Sort(prints)
	if len(slices.Compact(prints)) != 3 {
		t.Errorf("fingerprints %q are not all different", prints)
	}
}

// TestAlike looks ahead, which must count on and change nothing.
func TestAlike(t *testing.T) {
	a, b := DigestOf("a"), DigestOf("b")
	var before Alike
	before.add(a)
	before.add(a)
	for range 2 {
		ahead := Alike{Below: &before}
		got := []int{ahead.add(a), ahead.add(b), ahead.add(a), ahead.add(b)}
		if want := []int{2, 0, 3, 1}; !slices.Equal(got, want) {
			t.Errorf("counted %v ahead, want %v", got, want)
		}
	}
	if got := []int{before.add(a), before.add(b)}; !slices.Equal(got, []int{2, 0}) {
		t.Errorf("counted %v, want what it was before", got)
	}
}

// TestWithoutSpace: the short way for ASCII leaves out what the long way does.
func TestWithoutSpace(t *testing.T) {
	for c := range rune(0x2100) {
		for _, text := range []string{string(c), "a" + string(c) + "b ", string(byte(c)) + "\t"} {
			want := strings.Map(func(c rune) rune {
				if unicode.IsSpace(c) {
					return -1
				}
				return c
			}, text)
			if got := appendWithoutSpace([]byte("before"), []byte(text)); string(got) != "before"+want {
				t.Errorf("%q: got %q, want %q", text, got, want)
			}
		}
	}
}

// TestFingerprintsTakeLittle: the fingerprint of another finding takes its own text, and what it is
// remembered by.
func TestFingerprintsTakeLittle(t *testing.T) {
	result := markedResult(t, "a.json", "{\n  \"id\": |\"1\"|\n}\n", Finding{Rule: "type", Location: &Location{"/id", ""}})
	for range 100 {
		result.Findings = append(result.Findings, result.Findings[0])
	}
	var before Alike
	result.FingerprintsAfter(&before)
	most := float64(len(result.Findings) + 10)
	if got := testing.AllocsPerRun(10, func() { result.FingerprintsAfter(&before) }); got > most {
		t.Errorf("%v allocations for %d fingerprints, want at most %v", got, len(result.Findings), most)
	}
}
