package jsonindex

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// seeds are documents, and near misses, that the fuzz targets start from.
var seeds = []string{
	``, ` `, `0`, `-0`, `-1.5e+10`, `1e1000`, `0e10000000000000000000`, `01`, `1.`, `.5`, `+1`, `1e`, `0x1F`, `1:2`,
	`true`, `false`, `null`, `nul`, `truex`, `NaN`, `-Infinity`,
	`""`, `"a"`, `"\u00e9\n\"\\\/\b\f\r\t"`, `"\ud83d\ude00"`, `"\ud83d"`, `"\ude00"`, `"\ud83d\u0041"`,
	`"\x"`, `"\u12g4"`, `"unclosed`, "\"a\tb\"", "\"a\nb\"", "\"\x7f\"", "\"\xff\"", "\"\xc0\x80\"",
	"\"\xed\xa0\x80\"", "\"\xf4\x90\x80\x80\"", "\"12345678é90123456789\"", "\"日本語😀\"",
	`[]`, `[1,2,[3,[]],{}]`, `[1,]`, `[,1]`, `[1 2]`, `[`, `]`, `[1}`, `[[[[`,
	`{}`, `{"a":1,"b":{"c":[true,null]}}`, `{"a":1,}`, `{"a"}`, `{"a":}`, `{a:1}`, `{'a':1}`, `{"a"=1}`,
	`{"a":1,"a":2}`, `{"a":1,"\u0061":2}`, `{"a":{"b":1,"b":2}}`, `{"":1,"":2}`,
	`{"a":1} {"a":2}`, `[1]//`, `/**/1`, "\ufeff{}", "\xff\xfe{\x00}\x00", "{\x00}\x00", " \r\n\t{ \"a\" : 1 , \"b\" : [ 1 , 2 ] } ",
	`{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9,"j":10,"k":11,"l":12,"m":13,"n":14,"o":15,"p":16,"q":17,"a":18}`,
	example,
}

// example is the payload of the document that the contract comes from, as
// compact JSON.
const example = `{"authLinkUrl":"https://rapid-league.info/","categories":["ats","hris","iam","crm","iam","marketing","lms","hrisLegacy","documents"],"createdAt":"2025-02-13T09:44:27.866Z","id":4148.57,"organizationId":3605.45,"originOwnerId":"<id>","originOwnerName":"<value>","projectId":"<id>","token":"<value>"}`

func addSeeds(f *testing.F) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
}

// unlimited are limits that only an exponent beyond 64 bits reaches, which no
// oracle minds.
var unlimited = Limits{Bytes: math.MaxInt, Values: math.MaxInt, Depth: math.MaxInt, Digits: math.MaxInt, Exponent: math.MaxInt}

// FuzzGrammar: where nothing but the grammar is asked for, encoding/json
// agrees. It knows no surrogates and no UTF-8, so those errors are set aside.
func FuzzGrammar(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		var x Index
		err := x.Parse(data, Options{Limits: unlimited, AllowDuplicateNames: true})
		if isLimit(err) {
			return
		}
		var e *Error
		if errors.As(err, &e) && e.Code == Encoding && json.Valid(data) {
			if utf8.Valid(data) && !bytes.Contains(data, []byte(`\u`)) {
				t.Fatalf("%q: %v, but it is valid UTF-8 without surrogates", data, err)
			}
			return
		}
		if got, want := err == nil, json.Valid(data); got != want {
			t.Fatalf("%q: accepted %v, encoding/json says %v: %v", data, got, want, err)
		}
	})
}

// FuzzStrict: on top of the grammar, jsontext is as strict as we are about
// UTF-8, surrogates and duplicate names.
func FuzzStrict(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		var x Index
		err := x.Parse(data, Options{Limits: unlimited})
		if isLimit(err) {
			return
		}
		if got, want := err == nil, jsontextAccepts(data); got != want {
			t.Fatalf("%q: accepted %v, jsontext says %v: %v", data, got, want, err)
		}
	})
}

func isLimit(err error) bool {
	e, ok := errors.AsType[*Error](err)
	return ok && e.Code == Limit
}

// jsontextAccepts reports whether data is one value and nothing else.
func jsontextAccepts(data []byte) bool {
	d := jsontext.NewDecoder(bytes.NewReader(data))
	if _, err := d.ReadValue(); err != nil {
		return false
	}
	_, err := d.ReadToken()
	return err == io.EOF
}

// FuzzValue: what we decode is what encoding/json decodes.
func FuzzValue(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		var x Index
		if x.Parse(data, Options{Limits: unlimited, AllowDuplicateNames: true}) != nil {
			return
		}
		d := json.NewDecoder(bytes.NewReader(data))
		d.UseNumber()
		var want any
		if err := d.Decode(&want); err != nil {
			t.Fatalf("%q: %v", data, err)
		}
		if got := x.Value(0); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q: got %#v, want %#v", data, got, want)
		}
	})
}

// FuzzTokens: tokens nest, rise, and between them stand only separators.
func FuzzTokens(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		var x Index
		if err := x.Parse(data, Options{}); err != nil {
			checkError(t, data, err)
			if x.Len() != 0 {
				t.Fatalf("%q: %d tokens after an error", data, x.Len())
			}
			return
		}
		rest := bytes.Clone(data)
		for i := range x.Len() {
			token := x.Token(i)
			if int(token.End) > len(data) || token.Start >= token.End {
				t.Fatalf("%q: token %d is [%d, %d)", data, i, token.Start, token.End)
			}
			switch token.Kind {
			case Object, Array:
				checkBrackets(t, &x, i)
				rest[token.Start], rest[token.End-1] = ' ', ' '
			default:
				if int(token.Next) != i+1 {
					t.Fatalf("%q: token %d has next %d", data, i, token.Next)
				}
				copy(rest[token.Start:token.End], strings.Repeat(" ", len(x.Raw(i))))
			}
			if i > 0 && token.Start <= x.Token(i-1).Start {
				t.Fatalf("%q: token %d does not rise", data, i)
			}
		}
		if left := strings.Trim(string(rest), " \t\r\n,:"); left != "" {
			t.Fatalf("%q: %q belongs to no token", data, left)
		}
	})
}

// checkBrackets checks that array or object i holds exactly the tokens up to
// its Next.
func checkBrackets(t *testing.T, x *Index, i int) {
	t.Helper()
	token := x.Token(i)
	last := 0
	if token.Kind == Object {
		for name, value := range x.Members(i) {
			if x.Token(name).Kind != String || value != name+1 {
				t.Fatalf("member %d of object %d: value %d", name, i, value)
			}
			last = int(x.Token(value).Next)
		}
	} else {
		for element := range x.Elements(i) {
			last = int(x.Token(element).Next)
		}
	}
	if last != 0 && last != int(token.Next) || last == 0 && int(token.Next) != i+1 {
		t.Fatalf("token %d: its children end at %d, its next is %d", i, last, token.Next)
	}
	if next := int(token.Next); next < x.Len() && x.Token(next).Start < token.End {
		t.Fatalf("token %d overlaps its next, %d", i, next)
	}
}

// checkError checks what holds for every error.
func checkError(t *testing.T, data []byte, err error) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("%q: %T is no *Error", data, err)
	}
	if e.Code == 0 || e.Message == "" {
		t.Fatalf("%q: empty error %+v", data, e)
	}
	if e.Offset < 0 || e.End < e.Offset || e.End > len(data) || e.Related < -1 || e.Related >= max(len(data), 1) {
		t.Fatalf("%q: error outside of the document: %+v", data, e)
	}
	if e.End == e.Offset && len(bytes.TrimLeft(data[e.Offset:], " \t\r\n")) > 0 {
		t.Fatalf("%q: error about nothing: %+v", data, e)
	}
	if !utf8.ValidString(e.Message) || strings.ContainsFunc(e.Error(), func(r rune) bool { return r < ' ' }) {
		t.Fatalf("%q: unreadable message: %q", data, e.Message)
	}
}
