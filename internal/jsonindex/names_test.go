package jsonindex

import (
	"errors"
	"fmt"
	"hash/maphash"
	"strings"
	"testing"
)

// TestDuplicateNames finds equal names in objects of each size around the
// limit of small ones, at each pair of places.
func TestDuplicateNames(t *testing.T) {
	var x Index
	for members := 2; members <= 2*smallObject+2; members++ {
		for second := 1; second < members; second++ {
			for first := range second {
				names := make([]string, members)
				for i := range names {
					names[i] = fmt.Sprintf("%0*d", 1+i%13, i)
				}
				names[second] = names[first]
				document := object(names)
				var e *Error
				if !errors.As(x.Parse(document, Options{}), &e) || e.Code != DuplicateName {
					t.Fatalf("%s: got %v", document, e)
				}
				member := len(`"":0,`)
				wantFirst, wantSecond := 1+first*member, 1+second*member
				for i, name := range names[:second] {
					if wantSecond += len(name); i < first {
						wantFirst += len(name)
					}
				}
				if e.Related != wantFirst || e.Offset != wantSecond {
					t.Fatalf("%s: got %d and %d, want %d and %d", document, e.Related, e.Offset, wantFirst, wantSecond)
				}
			}
		}
	}
}

func object(names []string) []byte {
	return []byte(`{"` + strings.Join(names, `":0,"`) + `":0}`)
}

// TestNamesThatDiffer: names that a hash of a few bytes cannot tell apart.
func TestNamesThatDiffer(t *testing.T) {
	var x Index
	for _, members := range []int{smallObject, 1000} {
		var names []string
		for i := range members {
			names = append(names, fmt.Sprintf("prefix--%06d--suffix", i))
		}
		if err := x.Parse(object(names), Options{}); err != nil {
			t.Fatal(err)
		}
	}
	for _, document := range []string{
		`{"a":1,"A":2}`, `{"":1," ":2}`, `{"a":1,"a\u0000":2}`, `{"a":{"a":{"a":1}}}`, `[{"a":1},{"a":1}]`, `{"é":1,"e\u0301":2}`,
		`{"\\u0061":1,"a":2}`, `{"a":1,"b":{"a":1,"b":2},"c":[{"a":1}]}`,
	} {
		if err := x.Parse([]byte(document), Options{}); err != nil {
			t.Errorf("%s: %v", document, err)
		}
	}
}

// TestNamesThatAreEqual: they compare decoded, at every depth.
func TestNamesThatAreEqual(t *testing.T) {
	var many strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&many, `"%d":0,`, i)
	}
	var x Index
	for _, document := range []string{
		`{"token":1,"\u0074oken":2}`, `{"\u0074oken":1,"token":2}`, `{"\u0074oken":1,"t\u006Fken":2}`, `{"":1,"":2}`,
		`{"/":1,"\/":2}`, `{"é":1,"\u00e9":2}`, `{"😀":1,"\ud83d\ude00":2}`, `[[{"a":[{"b":1,"b":1}]}]]`, `{"a":{},"b":[],"a":{}}`,
		`{` + many.String() + `"\u0037\u0037\u0037":0}`, `{"x":[{` + many.String() + `"999":0}]}`,
	} {
		var e *Error
		if !errors.As(x.Parse([]byte(document), Options{}), &e) || e.Code != DuplicateName {
			t.Errorf("%.60s: got %v", document, e)
		}
		if err := x.Parse([]byte(document), Options{AllowDuplicateNames: true}); err != nil {
			t.Errorf("%.60s: allowed: %v", document, err)
		}
	}
}

// Names of a small object are hashed cheaply, those of any larger one in a way that nobody
// can foresee.
func TestSeedIsMadeForLargeObjects(t *testing.T) {
	for members, seeded := range map[int]bool{smallObject: false, smallObject + 1: true} {
		var names []string
		for i := range members {
			names = append(names, fmt.Sprint(i))
		}
		var x Index
		if err := x.Parse(object(names), Options{}); err != nil {
			t.Fatal(err)
		}
		if got := x.seed != (maphash.Seed{}); got != seeded {
			t.Errorf("%d members: seeded %v", members, got)
		}
	}
}

// The cheap hash tells apart names by their lengths, their beginnings and their ends.
func TestCheapHash(t *testing.T) {
	hashes := map[uint64]string{}
	add := func(name string) {
		hash := cheapHash([]byte(name))
		if other, ok := hashes[hash]; ok {
			t.Errorf("%q and %q have the same hash", name, other)
		}
		hashes[hash] = name
	}
	for i := range 1000 {
		add(fmt.Sprintf("%04d", i))
		add(fmt.Sprintf("%04d-the-same-end", i))
		add(fmt.Sprintf("the-same-beginning-%04d", i))
	}
	for length := range 40 {
		add(strings.Repeat("a", length))
	}
}

// TestTableStaysHalfEmpty: the table has room for any number of names, and is
// clean for each object.
func TestTableStaysHalfEmpty(t *testing.T) {
	var x Index
	for _, members := range []int{2, 100, 16, 17, 1, 32, 33, 64, 65, 5} {
		table := x.emptyTable(members)
		least := max(2*smallObject, 2*members)
		if len(table) < least || len(table) >= 2*least || len(table)&(len(table)-1) != 0 {
			t.Errorf("%d members: table of %d", members, len(table))
		}
		for i := range table {
			if table[i] != 0 {
				t.Fatalf("%d members: entry %d is set", members, i)
			}
			table[i] = 1
		}
	}
}
