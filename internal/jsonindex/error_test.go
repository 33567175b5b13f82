package jsonindex

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestMessages compares every message with testdata/messages.txt: a document
// as a Go string, then what is said of it, indented. To add a case, add its
// document and run with -update.
func TestMessages(t *testing.T) {
	const golden = "testdata/messages.txt"
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	cases := 0
	for lines := bufio.NewScanner(bytes.NewReader(want)); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), " ") {
			continue
		}
		document, err := strconv.Unquote(lines.Text())
		if err != nil {
			t.Fatalf("%s: %s", lines.Text(), err)
		}
		fmt.Fprintf(&got, "%s\n%s", lines.Text(), explain(t, document))
		cases++
	}
	if cases < 130 {
		t.Errorf("%d cases, want at least 130", cases)
	}
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	gotLines, wantLines := strings.Split(got.String(), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(gotLines), len(wantLines)) {
		if gotLines[i] != wantLines[i] {
			t.Fatalf("%s:%d:\ngot  %s\nwant %s", golden, i+1, gotLines[i], wantLines[i])
		}
	}
	if len(gotLines) != len(wantLines) {
		t.Fatalf("%s: got %d lines, want %d", golden, len(gotLines), len(wantLines))
	}
}

// explain parses a bad document and returns all of its error, indented.
func explain(t *testing.T, document string) string {
	t.Helper()
	var x Index
	err := x.Parse([]byte(document), Options{})
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("%q: got %v, want an *Error", document, err)
	}
	checkError(t, []byte(document), err)
	codes := []string{"", "syntax", "duplicate name", "byte order mark", "encoding", "limit"}
	var b strings.Builder
	fmt.Fprintf(&b, "  %d-%d %s", e.Offset, e.End, codes[e.Code])
	if e.Related >= 0 {
		fmt.Fprintf(&b, ", see %d", e.Related)
	}
	fmt.Fprintf(&b, "\n  %s\n", e.Message)
	if e.Limit != "" {
		fmt.Fprintf(&b, "  limit: %s\n", e.Limit)
	}
	if e.Another {
		fmt.Fprintln(&b, "  another value")
	}
	if e.Hint != "" {
		fmt.Fprintf(&b, "  hint: %s\n", e.Hint)
	}
	return b.String()
}

func TestErrorString(t *testing.T) {
	e := &Error{Code: Syntax, Offset: 3, Message: "expected a value"}
	if got, want := e.Error(), "offset 3: expected a value"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	e.Hint = "add one"
	if got, want := e.Error(), "offset 3: expected a value (add one)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestLimits checks each limit at its edge: the last document that passes and
// the first that does not.
func TestLimits(t *testing.T) {
	limits := Limits{Bytes: 40, Values: 9, Depth: 3, Digits: 5, Exponent: 12}
	spaces := strings.Repeat(" ", 38)
	for _, test := range []struct {
		document    string
		offset, end int // of the error; -1 for none
		message     string
	}{
		{spaces + "12", -1, -1, ""},
		{spaces + "123", 40, 41, "the document is longer than the limit of 40 bytes"},
		{`[0,1,2,3,4,{"a":5}]`, -1, -1, ""},
		{`[0,1,2,3,4,{"a":5},[]]`, 19, 21, "the document has more values and names than the limit of 9"},
		{`[{"a":[1]}]`, -1, -1, ""},
		{`[[],[[]],[[],[]]]`, -1, -1, ""},
		{`[{"a":[[]]}]`, 7, 8, "arrays and objects are nested more than 3 deep"},
		{`[123.45]`, -1, -1, ""},
		{`[-123.45e0]`, -1, -1, ""},
		{`[-123.456e0]`, 1, 11, "the number has 6 digits; the limit is 5"},
		{`[123456]`, 1, 7, "the number has 6 digits; the limit is 5"},
		{`[0.00000]`, 1, 8, "the number has 6 digits; the limit is 5"},
		{`[1e12,1E+12,1e-12,1e0000000012]`, -1, -1, ""},
		{`[1e13]`, 1, 5, "the exponent of the number is beyond the limit of 12"},
		{`[1e-13]`, 1, 6, "the exponent of the number is beyond the limit of 12"},
		{`[1e99999999999999999999999999]`, 1, 29, "the exponent of the number is beyond the limit of 12"},
		{`[1e13,]`, 1, 5, "the exponent of the number is beyond the limit of 12"},
		{`[1234567e]`, 1, 9, "expected a digit in the exponent, found ']'"},
	} {
		var x Index
		err := x.Parse([]byte(test.document), Options{Limits: limits})
		var e *Error
		switch {
		case !errors.As(err, &e):
			if test.offset >= 0 {
				t.Errorf("%s: accepted", test.document)
			}
		case e.Offset != test.offset || e.End != test.end || e.Message != test.message:
			t.Errorf("%s: got [%d, %d) %s", test.document, e.Offset, e.End, e.Message)
		case (e.Code == Limit) != (e.Limit != ""):
			t.Errorf("%s: got the limit %q", test.document, e.Limit)
		}
	}
}

// TestLimitsAreExact checks an exponent limit of each size against the number
// that it allows, down to 1 and up to the largest.
func TestLimitsAreExact(t *testing.T) {
	for _, limit := range []int{1, 5, 9, 10, 99, 1000, math.MaxInt - 1} {
		limits := Limits{Exponent: limit}.OrDefaults()
		for add, want := range []bool{true, false} {
			number := []byte(fmt.Sprintf("1e%d", limit+add))
			if got := ScanNumber(number, 0, &limits) == len(number); got != want {
				t.Errorf("limit %d, %s: accepted %v", limit, number, got)
			}
		}
	}
	huge := []byte("1e99999999999999999999999999999")
	if limits := (Limits{Exponent: math.MaxInt}).OrDefaults(); ScanNumber(huge, 0, &limits) >= 0 {
		t.Errorf("%s: accepted", huge)
	}
}

// TestZeroLimitsAreDefaults also pins the defaults, which users rely on.
func TestZeroLimitsAreDefaults(t *testing.T) {
	want := Limits{Bytes: 16 << 20, Values: 1 << 20, Depth: 1000, Digits: 1000, Exponent: 1000}
	for _, unset := range []Limits{{}, {Bytes: -1, Values: -1, Depth: -1, Digits: -1, Exponent: -1}} {
		if got := unset.OrDefaults(); got != want {
			t.Errorf("%+v: got %+v", unset, got)
		}
	}
	if set := (Limits{1, 2, 3, 4, 5}); set.OrDefaults() != set {
		t.Errorf("%+v: got %+v", set, set.OrDefaults())
	}
}

// TestHostile: documents that are written to be expensive are answered, and
// with the right error.
func TestHostile(t *testing.T) {
	many := 1 << 20
	for _, test := range []struct {
		name, document string
		code           Code
	}{
		{"brackets", strings.Repeat("[", many), Limit},
		{"objects", strings.Repeat(`{"a":`, many), Limit},
		{"digits", strings.Repeat("7", many), Limit},
		{"zeros", "0." + strings.Repeat("0", many), Limit},
		{"exponent", "1e" + strings.Repeat("9", many), Limit},
		{"string", `"` + strings.Repeat("a", many), Syntax},
		{"backslashes", `"` + strings.Repeat(`\`, many), Syntax},
		{"spaces", strings.Repeat(" ", many), Syntax},
		{"commas", "[" + strings.Repeat(",", many), Syntax},
		{"letters", strings.Repeat("N", many), Syntax},
		{"bytes", strings.Repeat("[1]", 16<<20/3+1), Limit},
	} {
		t.Run(test.name, func(t *testing.T) {
			var x Index
			var e *Error
			if err := x.Parse([]byte(test.document), Options{}); !errors.As(err, &e) || e.Code != test.code {
				t.Errorf("got %v", err)
			} else if len(e.Error()) > 300 {
				t.Errorf("the message is %d bytes long", len(e.Error()))
			}
		})
	}
}

// TestTruncated cuts the example at every byte.
func TestTruncated(t *testing.T) {
	var x Index
	for end := range len(example) {
		data := []byte(example[:end])
		err := x.Parse(data, Options{})
		if err == nil {
			t.Fatalf("%s: accepted", data)
		}
		checkError(t, data, err)
	}
}

// TestNoSecretsInMessages plants a secret at every place of a document that is
// then broken there.
func TestNoSecretsInMessages(t *testing.T) {
	const secret = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVPmB92K27uhbUJU1p1r"
	for _, pattern := range []string{
		`%s`, `"%s`, `{"token":%s}`, `{"token":"%s}`, `{"token":"%s" x}`, `{"token":"\%s"}`, `{"token":"\u%s"}`,
		`{%s:1}`, `{"%s"}`, `{"%s":1,"%[1]s":2}`, `{"Bearer %s":1,"Bearer %[1]s":2}`, `["%s" "%[1]s"]`, `-%s`, `1%s`, `1.%s`, `1e%s`, `'%s'`,
	} {
		document := fmt.Sprintf(pattern, secret)
		if got := explain(t, document); strings.Contains(got, secret[:12]) {
			t.Errorf("%s:\n%s", document, got)
		}
	}
}
