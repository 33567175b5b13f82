package authlink_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"example.com/authlink"
)

// Documents that are written against a validator. Each is refused before the
// engine sees it, or costs it no more than its length.
func TestHostileDocuments(t *testing.T) {
	const many = 100_000
	for name, document := range map[string]string{
		"exponent":          `{"id":1e1000001}`,
		"negative exponent": `{"id":1e-999999}`,
		"endless exponent":  `{"id":1e` + strings.Repeat("9", many) + `}`,
		"digits":            `{"id":` + strings.Repeat("7", many) + `}`,
		"fraction":          `{"id":0.` + strings.Repeat("7", many) + `}`,
		"opening brackets":  strings.Repeat("[", many),
		"opening braces":    strings.Repeat(`{"a":`, many),
		"nested":            strings.Repeat("[", many) + strings.Repeat("]", many),
		"invalid UTF-8":     "{\"id\":\"\xff\xfe\"}",
		"lone surrogate":    `{"id":"\ud800"}`,
		"NUL":               "\x00",
		"nothing":           "",
		"many names":        "{" + manyMembers(many) + "}",
		"equal names":       "{" + strings.Repeat(`"a":1,`, many) + `"b":1}`,
		"wrong items":       `{"categories":[` + strings.Repeat("1,", many) + "1]}",
		"many values":       `{"categories":[` + strings.Repeat("1,", 1<<20) + "1]}",
		"long strings":      `{"categories":["` + strings.Repeat("a", 1<<20) + `"]}`,
		"100 MB string":     `"` + strings.Repeat("a", 100<<20) + `"`,
		"open string":       `"` + strings.Repeat("a", 1<<20),
		"escapes":           `{"token":"` + strings.Repeat(`\u0061`, many) + `","` + strings.Repeat(`\u0061`, many) + `":1}`,
	} {
		t.Run(name, func(t *testing.T) {
			err := authlink.Validate([]byte(document))
			var (
				invalid *authlink.ValidationError
				syntax  *authlink.SyntaxError
			)
			switch {
			case errors.As(err, &invalid):
				for _, v := range invalid.Violations[:min(10, len(invalid.Violations))] {
					if len(v.Message) > 1000 {
						t.Errorf("a message of %d bytes", len(v.Message))
					}
				}
			case errors.As(err, &syntax):
				if syntax.Offset < 0 || syntax.End < syntax.Offset || syntax.End > len(document) {
					t.Errorf("span [%d, %d) is not within %d bytes", syntax.Offset, syntax.End, len(document))
				}
			default:
				t.Fatalf("got %v, want a *ValidationError or a *SyntaxError", err)
			}
			if length := len(err.Error()); length > 200_000 {
				t.Errorf("an error text of %d bytes", length)
			}
		})
	}
}

func manyMembers(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `"name%d":%d,`, i, i)
	}
	return b.String() + `"last":0`
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
		units, err := json.Marshal(invalid.Output(authlink.OutputDetailed))
		if err != nil {
			t.Fatal(err)
		}
		return invalid.Error() + string(units)
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
