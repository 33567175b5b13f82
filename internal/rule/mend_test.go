package rule

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
)

const liveJWTText = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl"

// TestTextFaultsHideNothing: whatever is wrong with a text, the rest of it is judged, and
// all of it where readers may take the one or the other.
func TestTextFaultsHideNothing(t *testing.T) {
	s := setOf(t, `{"additionalProperties": {"type": "integer"}, "properties": {"o": {"additionalProperties": {"type": "integer"}}, "token": {}}}`, nil)
	for name, test := range map[string]struct {
		text   string
		want   []string
		unread string
	}{
		"byte order mark":    {"\uFEFF" + `{"a": "x"}`, []string{"byte-order-mark -", "type /a"}, ""},
		"comments":           {`{"a": "x", // b` + "\n}", []string{"type /a", "syntax -"}, ""},
		"bytes":              {"{\"\xff\": 1, \"a\": \"\xff\"}", []string{"encoding -", "type /a"}, ""},
		"half a character":   {`{"a": "\ud83d", "b": "\ud83d\ude00"}`, []string{"type /a", "encoding -", "type /b"}, ""},
		"escaped backslash":  {`{"a": "\\ud83d", "b": "\ud83d"}`, []string{"type /a", "type /b", "encoding -"}, ""},
		"equal names":        {`{"a": "x", "a": "y"}`, []string{"type /a", "duplicate-name -", "type /a"}, ""},
		"three equal names":  {`{"a": 1, "a": 2, "a": "z"}`, []string{"duplicate-name -", "duplicate-name -", "type /a"}, ""},
		"nested equal names": {`{"o": {"a": 1}, "o": {"a": 1, "a": "y"}}`, []string{"duplicate-name -", "duplicate-name -", "type /o/a"}, ""},
		"two pairs":          {`{"a": "x", "a": 1, "b": 1, "b": "y"}`, []string{"type /a", "duplicate-name -", "duplicate-name -", "type /b"}, ""},
		"several faults":     {"\uFEFF" + `{"a": "x", /* é */ "a": "\ud83d", }`, []string{"byte-order-mark -", "type /a", "syntax -", "duplicate-name -", "type /a", "encoding -"}, ""},
		"broken":             {`{"a": "x", "token": "` + liveJWTText + `", oops`, []string{"live-token ", "syntax -"}, "syntax"},
		"broken over lines":  {"{\"token\":\n  \"x8Kq2mVn7Lp4Rt9Wz3Yd\", oops", []string{"live-token ", "syntax -"}, "syntax"},
		"broken and escaped": {`{"body": "{\"token\":\"x8Kq2mVn7Lp4Rt9Wz3Yd\"}`, []string{"syntax -", "live-token "}, "syntax"},
		"a wide text":        {wide(`{"token": "` + liveJWTText + `"}`), []string{"encoding -", "live-token "}, "encoding"},
		"a number too long":  {`{"token": "` + liveJWTText + `", "n": 1` + strings.Repeat("0", 2000) + `}`, []string{"live-token ", "limit -"}, "limit"},
		"no fault":           {`{"a": 1}`, nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, findingsOf(t, s, test.text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			in, err := s.Inspect(new(jsonindex.Index), []byte(test.text), 0, nil)
			if err != nil || in.Unread != test.unread {
				t.Errorf("unread: %q, error %v; want %q", in.Unread, err, test.unread)
			}
			if len(in.Findings) == 0 {
				return
			}
			masked := string(in.Masked.Text())
			if len(masked) != len(test.text) {
				t.Errorf("masked: %q", masked)
			}
			if strings.Contains(masked, liveJWTText) {
				t.Errorf("a secret is shown: %s", masked)
			}
		})
	}
}

// wide returns ASCII in UTF-16, big-endian.
func wide(ascii string) string { return wideText{2, true}.written(ascii) }

// TestTextFaultsSilenced: a rule that is off hides its own findings, and no others.
func TestTextFaultsSilenced(t *testing.T) {
	off := map[string]finding.Severity{}
	for _, id := range texts {
		off[id] = finding.SeverityOff
	}
	s := NewSet(setOf(t, `{"additionalProperties": {"type": "integer"}}`, nil).validator, nil, off, testNow)
	text := "\uFEFF" + `{"a": "x", /* é */ "a": "\ud83d", }`
	if got := findingsOf(t, s, text); !cmp.Equal(got, []string{"type /a", "type /a"}) {
		t.Errorf("found %q", got)
	}
	in, err := s.Inspect(new(jsonindex.Index), []byte("[1"), 0, nil)
	if err != nil || len(in.Findings) > 0 || in.Unread != "syntax" {
		t.Errorf("%+v, error %v of what cannot be read", in, err)
	}
}

// TestManyEqualNames: how often a document is judged is bounded, and what is left is said.
func TestManyEqualNames(t *testing.T) {
	s := setOf(t, `{"additionalProperties": {"type": "integer"}}`, nil)
	for repeats, unread := range map[int]string{maxReadings: "", maxReadings + 1: "duplicate-name"} {
		text := `{"a": 1` + strings.Repeat(`, "a": "x"`, repeats) + "}"
		in, err := s.Inspect(new(jsonindex.Index), []byte(text), 0, nil)
		if err != nil || in.Unread != unread || len(in.Findings) != 2*maxReadings {
			t.Errorf("%d: %d findings, unread %q, error %v", repeats, len(in.Findings), in.Unread, err)
		}
	}
}

// TestReadings: each is JSON without equal names, at the same offsets.
func TestReadings(t *testing.T) {
	text := []byte("{\"a\": 1, \"b\": 2,\n\"a\": {\"c\": 3, \"c\": 4}, \"b\": [5]}")
	doc := new(jsonindex.Index)
	if err := doc.Parse(text, jsonindex.Options{AllowDuplicateNames: true}); err != nil {
		t.Fatal(err)
	}
	e := equalNames{doc, text}
	var got []string
	for _, target := range append([]int{noTarget}, e.repeats()...) {
		reading := e.reading(target)
		if err := new(jsonindex.Index).Parse(reading, jsonindex.Options{}); err != nil || len(reading) != len(text) {
			t.Errorf("%q: %v", reading, err)
		}
		got = append(got, strings.ReplaceAll(strings.ReplaceAll(string(reading), " ", ""), "\n", ""))
	}
	want := []string{`{"a":1,"b":2}`, `{"b":2,"a":{"c":3}}`, `{"b":2,"a":{"c":4}}`, `{"a":1,"b":[5]}`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestRedactWide: a secret in UTF-16 or UTF-32 is replaced in the same encoding.
func TestRedactWide(t *testing.T) {
	s := setOf(t, `true`, nil)
	for _, w := range []wideText{{2, false}, {2, true}, {4, false}, {4, true}} {
		t.Run(fmt.Sprint(w), func(t *testing.T) {
			text := w.written(`{"é": 1, "token": "` + liveJWTText + `"}`)
			found := s.InText([]byte(text))
			if len(found) != 1 || found[0].Fix == nil {
				t.Fatalf("found %+v", found)
			}
			got := source.Apply([]byte(text), found[0].Fix.Edits)
			if want := w.written(`{"é": 1, "token": "<token>"}`); string(got) != want {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
}
