package authlink_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"runtime"
	"strings"
	"sync"
	"testing"

	"example.com/authlink"
)

// A hostileDocument is written against a validator: the longer, the worse.
type hostileDocument struct {
	name string
	of   func(length int) string
	code authlink.SyntaxCode // "" for one that is read, and then refused by the contract
}

var hostileDocuments = []hostileDocument{
	{"exponent", func(int) string { return `{"id":1e1000001}` }, authlink.SyntaxLimit},
	{"negative exponent", func(int) string { return `{"id":1e-999999}` }, authlink.SyntaxLimit},
	{"endless exponent", func(n int) string { return `{"id":1e` + strings.Repeat("9", n) + `}` }, authlink.SyntaxLimit},
	{"digits", func(n int) string { return `{"id":` + strings.Repeat("7", n) + `}` }, authlink.SyntaxLimit},
	{"fraction", func(n int) string { return `{"id":0.` + strings.Repeat("7", n) + `}` }, authlink.SyntaxLimit},
	{"opening brackets", func(n int) string { return strings.Repeat("[", n) }, authlink.SyntaxLimit},
	{"opening braces", func(n int) string { return strings.Repeat(`{"a":`, n/5) }, authlink.SyntaxLimit},
	{"nested", func(n int) string { return strings.Repeat("[", n/2) + strings.Repeat("]", n/2) }, authlink.SyntaxLimit},
	{"invalid UTF-8", func(int) string { return "{\"id\":\"\xff\xfe\"}" }, authlink.SyntaxEncoding},
	{"lone surrogate", func(int) string { return `{"id":"\ud800"}` }, authlink.SyntaxEncoding},
	{"NUL", func(int) string { return "\x00" }, authlink.SyntaxMalformed},
	{"nothing", func(int) string { return "" }, authlink.SyntaxMalformed},
	{"many names", func(n int) string { return "{" + manyMembers(n/16) + "}" }, ""},
	{"equal names", func(n int) string { return "{" + strings.Repeat(`"a":1,`, n/6) + `"b":1}` }, authlink.SyntaxDuplicateName},
	{"wrong items", func(n int) string { return `{"categories":[` + strings.Repeat("1,", n/2) + "1]}" }, ""},
	{"long string", func(n int) string { return `{"categories":["` + strings.Repeat("a", n) + `"]}` }, ""},
	{"open string", func(n int) string { return `"` + strings.Repeat("a", n) }, authlink.SyntaxMalformed},
	{"escapes", func(n int) string {
		return `{"token":"` + strings.Repeat(`\u0061`, n/12) + `","` + strings.Repeat(`\u0061`, n/12) + `":1}`
	}, ""},
}

func manyMembers(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `"name%d":%d,`, i, i)
	}
	return b.String() + `"last":0`
}

// TestHostileDocuments: such a document is refused before the engine sees it, or by the
// contract, and what is said of it has a place in it and is short.
func TestHostileDocuments(t *testing.T) {
	for _, test := range append(hostileDocuments,
		hostileDocument{"many values", func(int) string { return "[" + strings.Repeat("1,", 1<<20) + "1]" }, authlink.SyntaxLimit},
		hostileDocument{"many bytes", func(int) string { return `"` + strings.Repeat("a", 16<<20) + `"` }, authlink.SyntaxLimit},
	) {
		t.Run(test.name, func(t *testing.T) {
			document := test.of(20_000)
			err := authlink.Validate([]byte(document))
			var (
				invalid *authlink.ValidationError
				syntax  *authlink.SyntaxError
			)
			switch {
			case test.code == "" && errors.As(err, &invalid):
				for _, v := range invalid.Violations[:min(10, len(invalid.Violations))] {
					if len(v.Message) > 1000 {
						t.Errorf("a message of %d bytes", len(v.Message))
					}
				}
			case errors.As(err, &syntax) && syntax.Code == test.code:
				if syntax.Offset < 0 || syntax.End < syntax.Offset || syntax.End > len(document) {
					t.Errorf("span [%d, %d) is not within %d bytes", syntax.Offset, syntax.End, len(document))
				}
			default:
				t.Fatalf("got %.300v, want the code %q", err, test.code)
			}
			if length := len(err.Error()); length > 200_000 {
				t.Errorf("an error text of %d bytes", length)
			}
		})
	}
}

// TestHostileDocumentsAreLinear: one that is four times as long takes about four times the
// memory. What was quadratic would take sixteen times as much.
func TestHostileDocumentsAreLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector, which runs the short tests, drops what is kept for the next document at random")
	}
	for _, test := range hostileDocuments {
		short, long := []byte(test.of(2_000)), []byte(test.of(8_000))
		const slack = 1 << 20 // what is the same for both, and what is kept from one document to the next
		if less, more := allocated(short), allocated(long); more > 5*less+slack {
			t.Errorf("%s: %d bytes are allocated for a document of %d, %d for one of %d", test.name, less, len(short), more, len(long))
		}
	}
}

// allocated is how many bytes are allocated to validate a document: the least of several
// times, since what is kept for the next one may be collected between two.
func allocated(document []byte) int {
	least := math.MaxInt
	for range 5 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		authlink.Validate(document)
		runtime.ReadMemStats(&after)
		least = min(least, int(after.TotalAlloc-before.TotalAlloc))
	}
	return least
}

// The same document gives the same bytes, however often and from however many
// goroutines.
func TestSameErrorAlways(t *testing.T) {
	var document strings.Builder
	document.WriteString(`{"label": 1, "provider": 2, "id": "x", "token": 3, "categories": ["a", "b", 1, null]`)
	for i := range 50 {
		fmt.Fprintf(&document, `, "tokne%d": 1`, i)
	}
	document.WriteString("}")
	data := []byte(document.String())
	want := authlink.Validate(data).Error()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 25 {
				if got := authlink.Validate(data).Error(); got != want {
					t.Errorf("got\n%s\nwant\n%s", got, want)
					return
				}
			}
		})
	}
	wg.Wait()
}

// Validate keeps nothing of a document: what follows cannot change its error.
func TestErrorOutlivesDocument(t *testing.T) {
	data := []byte(`{"id": "12", "token": 3}`)
	err := authlink.Validate(data)
	var invalid *authlink.ValidationError
	if !errors.As(err, &invalid) {
		t.Fatal(err)
	}
	text := func() string {
		fields, err := json.Marshal(invalid)
		if err != nil {
			t.Fatal(err)
		}
		return invalid.Error() + string(fields)
	}
	want := text()
	for i := range data {
		data[i] = '!'
	}
	if authlink.Validate(bytes.Repeat([]byte(`{"a":1}`), 3)) == nil {
		t.Fatal("another document is accepted")
	}
	if got := text(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
