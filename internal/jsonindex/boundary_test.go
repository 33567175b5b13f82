package jsonindex

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// errorOf parses a document, behind whose last byte nothing may be read.
func errorOf(t *testing.T, document string, limits Limits) *Error {
	t.Helper()
	var x Index
	e, ok := errors.AsType[*Error](x.Parse(slices.Clip([]byte(document)), Options{Limits: limits}))
	if !ok {
		t.Fatalf("%q has no fault", document)
	}
	return e
}

// TestFaultsAtTheirEdges has pairs of faults that one byte tells apart: the code, the
// place in bytes, lines and columns, and what the message or the hint says.
func TestFaultsAtTheirEdges(t *testing.T) {
	for _, test := range []struct {
		document     string
		code         Code
		offset, end  int
		line, column int
		says         string
	}{
		// At the very beginning a document may be something else altogether.
		{"---\n1", Syntax, 0, 1, 1, 1, "this is YAML"},
		{"\n---\n1", Syntax, 1, 2, 2, 1, "this is YAML"},
		{"[---\n1]", Syntax, 1, 2, 1, 2, "expected a digit after '-', found '-'"},
		{"[<html>]", Syntax, 1, 2, 1, 2, "this is a placeholder"},
		{"[<?xml ?>]", Syntax, 1, 2, 1, 2, "expected a value or ']' after '[', found '<'"},

		// Words of other languages, whole ones alone.
		{"-Infinity", Syntax, 0, 9, 1, 1, "expected a value, found -Infinity"},
		{"-Infinityx", Syntax, 0, 1, 1, 1, "expected a digit after '-', found 'I'"},
		{"nil", Syntax, 0, 3, 1, 1, "write null"},
		{"nilz", Syntax, 0, 1, 1, 1, "put a string in double quotes"},
		{"nila", Syntax, 0, 1, 1, 1, "put a string in double quotes"},
		{"nil{", Syntax, 0, 3, 1, 1, "write null"},
		{"nil`", Syntax, 0, 3, 1, 1, "write null"},

		// Numbers.
		{"[1.\uFFFD]", Syntax, 1, 3, 1, 2, "expected a digit after the decimal point, found '\uFFFD' (U+FFFD)"},
		{"[1.\xff]", Encoding, 3, 4, 1, 4, "a byte that UTF-8 never uses"},
		{"[1.", Syntax, 1, 3, 1, 2, "found the end of the document"},

		// Strings.
		{"\"a b\x1f\"", Syntax, 4, 5, 1, 5, `remove it, or write \u001F`},
		{"\"a b\n\"", Syntax, 4, 5, 1, 5, `or write \n`},
		{`"a b\x"`, Syntax, 4, 6, 1, 5, `write \u00 and two hexadecimal digits`},
		{`"\u0g00"`, Syntax, 1, 5, 1, 2, `expected four hexadecimal digits after '\u', found 'g'`},
		{`"\u00/0"`, Syntax, 1, 6, 1, 2, "found '/'"},
		{`"\u00:0"`, Syntax, 1, 6, 1, 2, "found ':'"},
		{"\"\\u00`0\"", Syntax, 1, 6, 1, 2, "found '`'"},
		{`"\u00G0"`, Syntax, 1, 6, 1, 2, "found 'G'"},
		{`"\u12`, Syntax, 0, 1, 1, 1, `add the missing '"'`},
		{`"\u123`, Syntax, 0, 1, 1, 1, `add the missing '"'`},
		{`"\ud83d`, Encoding, 1, 7, 1, 2, "expected a low surrogate"},
		{`"\ud83d\ude0`, Encoding, 1, 7, 1, 2, "expected a low surrogate"},
		{`"é`, Syntax, 0, 1, 1, 1, `add the missing '"'`},
		{"[\n\"é\", \"é", Syntax, 8, 9, 2, 6, `add the missing '"'`},

		// Encodings by the first bytes, of which there have to be so many.
		{"\x00", Syntax, 0, 1, 1, 1, "found a NUL byte"},
		{"\x00\x00", Syntax, 0, 1, 1, 1, "found a NUL byte"},
		{"\x00\x00\x00", Syntax, 0, 1, 1, 1, "found a NUL byte"},
		{"1\x00", Encoding, 0, 2, 1, 1, "UTF-16, little-endian"},
		{"\x001", Encoding, 0, 2, 1, 1, "UTF-16, big-endian"},
		{"1\x00\x00", Syntax, 1, 2, 1, 2, "found a NUL byte"}, // a byte too many for UTF-16
		{"1\x00", Encoding, 0, 2, 1, 1, "UTF-16, little-endian"},
		{"1\x00\x00\x00", Encoding, 0, 4, 1, 1, "UTF-32, little-endian"},
		{"\x00\x00\x001", Encoding, 0, 4, 1, 1, "UTF-32, big-endian"},
		{"{\x00\x00\x00}\x00\x00\x00", Encoding, 0, 4, 1, 1, "UTF-32, little-endian"},
		{"\x00\x00\x00{\x00\x00\x00}", Encoding, 0, 4, 1, 1, "UTF-32, big-endian"},

		// Invalid UTF-8, by the first byte and the second.
		{"\"\x80\"", Encoding, 1, 2, 1, 2, "a continuation byte without a leading byte"},
		{"\"\xbf\"", Encoding, 1, 2, 1, 2, "a continuation byte without a leading byte"},
		{"\"\xc0\xaf\"", Encoding, 1, 3, 1, 2, "an overlong form"},
		{"\"\xc1\xbf\"", Encoding, 1, 3, 1, 2, "an overlong form"},
		{"\"\xc2\"", Encoding, 1, 2, 1, 2, "a character that is cut short"},
		{"\"\xdf\"", Encoding, 1, 2, 1, 2, "a character that is cut short"},
		{"\"\xe0\x80\x80\"", Encoding, 1, 4, 1, 2, "an overlong form"},
		{"\"\xe0\x9f\xbf\"", Encoding, 1, 4, 1, 2, "an overlong form"},
		{"\"\xe0\xa0\"", Encoding, 1, 3, 1, 2, "a character that is cut short"},
		{"\"\xe0\"", Encoding, 1, 2, 1, 2, "a character that is cut short"},
		{"\"\xed\x9f\"", Encoding, 1, 3, 1, 2, "a character that is cut short"},
		{"\"\xed\xa0\x80\"", Encoding, 1, 4, 1, 2, "a surrogate"},
		{"\"\xed\xbf\xbf\"", Encoding, 1, 4, 1, 2, "a surrogate"},
		{"\"\xef\xbf\"", Encoding, 1, 3, 1, 2, "a character that is cut short"},
		{"\"\xf0\x8f\xbf\xbf\"", Encoding, 1, 5, 1, 2, "an overlong form"},
		{"\"\xf0\x90\x80\"", Encoding, 1, 4, 1, 2, "a character that is cut short"},
		{"\"\xf4\x8f\xbf\"", Encoding, 1, 4, 1, 2, "a character that is cut short"},
		{"\"\xf4\"", Encoding, 1, 2, 1, 2, "a character that is cut short"},
		{"\"\xf4\x90\x80\x80\"", Encoding, 1, 5, 1, 2, "a code point beyond U+10FFFF"},
		{"\"\xf5\x80\x80\x80\"", Encoding, 1, 5, 1, 2, "a code point beyond U+10FFFF"},
		{"\"\xf7\xbf\xbf\xbf\"", Encoding, 1, 5, 1, 2, "a code point beyond U+10FFFF"},
		{"\"\xf8\x80\"", Encoding, 1, 2, 1, 2, "a byte that UTF-8 never uses"},

		// Names of 40 characters are shown whole, longer ones are not.
		{twice(40), DuplicateName, 94, 176, 1, 55, "found \"" + strings.Repeat("é", 40) + "\" again"},
		{twice(41), DuplicateName, 96, 180, 1, 56, "found \"" + strings.Repeat("é", 12) + "…\" again"},
	} {
		t.Run(fmt.Sprintf("%.20q", test.document), func(t *testing.T) {
			e := errorOf(t, test.document, Limits{})
			if e.Code != test.code || e.Offset != test.offset || e.End != test.end {
				t.Errorf("got code %d at %d-%d, want %d at %d-%d", e.Code, e.Offset, e.End, test.code, test.offset, test.end)
			}
			if line, column := NewCursor([]byte(test.document)).Position(e.Offset); line != test.line || column != test.column {
				t.Errorf("got %d:%d, want %d:%d", line, column, test.line, test.column)
			}
			if said := e.Message + " " + e.Hint; !strings.Contains(said, test.says) {
				t.Errorf("got %q, want that it says %q", said, test.says)
			}
		})
	}
}

// twice returns an object with the same name twice, of so many letters of two bytes.
func twice(length int) string {
	name := strings.Repeat("é", length)
	return fmt.Sprintf(`{"%s":[1,2,3,4],"%[1]s":0}`, name)
}

// A number at the limit of digits is told for its exponent, and one beyond for its digits.
func TestLimitsOfNumbers(t *testing.T) {
	limits := Limits{Digits: 3, Exponent: 10}
	for document, says := range map[string]string{
		"123e11": "exponent", "12.3e11": "exponent", "-123e-11": "exponent",
		"1234e10": "4 digits", "12.34e11": "4 digits",
	} {
		if e := errorOf(t, document, limits); e.Code != Limit || e.Offset != 0 || e.End != len(document) || !strings.Contains(e.Message, says) {
			t.Errorf("%s: %+v", document, e)
		}
	}
}

// Whatever room a new index makes at first, as many tokens as the limit says are accepted,
// and one more is not; and there is room for hardly more.
func TestLimitOfValues(t *testing.T) {
	for _, most := range append(upTo(200), 5000) {
		limits := Limits{Values: most}
		array := func(tokens int) []byte {
			return []byte("[" + strings.TrimSuffix(strings.Repeat("1,", tokens-1), ",") + "]")
		}
		var x Index
		if err := x.Parse(array(most), Options{Limits: limits}); err != nil || x.Len() != most {
			t.Errorf("%d values: %d tokens, %v", most, x.Len(), err)
		}
		if room := cap(x.tokens); room > 2*(most+16) || most > 1000 && room > most*5/4 {
			t.Errorf("%d values: room for %d", most, room)
		}
		document := string(array(most + 1))
		if e := errorOf(t, document, limits); e.Code != Limit || e.Offset != 2*most-1 || e.End != 2*most {
			t.Errorf("one more than %d values: %+v", most, e)
		}
		if e := errorOf(t, "["+document+",", limits); e.Code != Limit {
			t.Errorf("one more than %d values before a fault: %+v", most, e)
		}
	}
}

// upTo returns the numbers from 1 to n.
func upTo(n int) []int {
	var numbers []int
	for i := range n {
		numbers = append(numbers, i+1)
	}
	return numbers
}

// What is remembered is what is large and looked at often, and it is remembered once.
func TestChildrenAreRememberedOfLargeOnes(t *testing.T) {
	for tokens, remembered := range map[int]bool{largeContainer - 1: false, largeContainer: true, largeContainer + 1: true} {
		var x Index
		document := "[0,[" + strings.TrimSuffix(strings.Repeat("1,", tokens-1), ",") + "]]"
		if err := x.Parse([]byte(document), Options{}); err != nil {
			t.Fatal(err)
		}
		const array = 2 // the number of its token
		for range fewLooks {
			if x.childrenOf(array) != nil {
				t.Fatalf("%d tokens are remembered at first sight", tokens)
			}
		}
		first := x.childrenOf(array)
		if again := x.childrenOf(array); (first != nil) != remembered || again != first {
			t.Errorf("%d tokens: %p, then %p", tokens, first, again)
		}
	}
}

func TestCount(t *testing.T) {
	var x Index
	if err := x.Parse([]byte(`[{"a":[1,{}],"b":2,"c":{"d":3}},[],4]`), Options{}); err != nil {
		t.Fatal(err)
	}
	for i, want := range map[int]int{0: 3, 1: 3, 3: 2} {
		if got := x.Count(i); got != want {
			t.Errorf("%s: counted %d, want %d", x.Raw(i), got, want)
		}
	}
}
