package jsonwrite

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"math"
	"strings"
	"testing"
)

// A sample is a value with all that a [Text] can write.
type sample struct {
	Word  string    `json:"word"`
	List  []int     `json:"list"`
	Below *sample   `json:"below,omitempty"`
	Print string    `json:"print"`
	Empty struct{}  `json:"empty"`
	All   []*sample `json:"all"`
}

func (s *sample) write(t *Text) {
	t.Open('{')
	t.Member("word")
	t.String(s.Word)
	t.Member("list")
	t.Open('[')
	for _, n := range s.List {
		t.Element()
		t.Number(n)
	}
	t.Close(']')
	if s.Below != nil {
		t.Member("below")
		s.Below.write(t)
	}
	t.Member("print")
	var digest [DigestBytes]byte
	if _, err := hex.Decode(digest[:], []byte(s.Print)); err != nil {
		panic(err)
	}
	t.Digest(digest)
	t.Member("empty")
	t.Open('{')
	t.Close('}')
	t.Member("all")
	t.Open('[')
	for _, other := range s.All {
		t.Element()
		other.write(t)
	}
	t.Close(']')
	t.Close('}')
}

// samples have texts and numbers of all kinds.
func samples() []*sample {
	print := func(i int) string { return fmt.Sprintf("%032x", i*i) }
	words := []string{"", "plain", `"quoted\`, "a<b>&c", "\x00\x01\x02\n\r\t\b\f\x1b[2J", "\x7f\u0085\u2028\u202e", "é 日本 𝄞 \U000E0001", "\xff\xfe", "\xe2\x80"}
	var all []*sample
	for i, word := range words {
		s := &sample{Word: word, List: []int{}, Print: print(i), All: []*sample{}}
		if i > 0 {
			s.List, s.Below = []int{i, -i, 0, math.MaxInt, math.MinInt}, all[i-1]
		}
		if i%3 == 2 {
			s.All = append(s.All, all[i-1], all[i-2])
		}
		all = append(all, s)
	}
	return all
}

// TestText: a text is what Encode makes of the value, on one line and on many.
func TestText(t *testing.T) {
	for _, layout := range []struct{ prefix, indent string }{{"", ""}, {"", "  "}, {"      ", "  "}} {
		text := Text{Prefix: layout.prefix, Indent: layout.indent}
		for _, s := range samples() {
			want, err := Encode(s, layout.prefix, layout.indent)
			if err != nil {
				t.Fatal(err)
			}
			text.Reset()
			s.write(&text)
			if got := text.AppendTo([]byte("before")); string(got) != "before"+strings.TrimSuffix(string(want), "\n") {
				t.Errorf("%q: got\n%s\nwant\n%s", layout, got, want)
			}
		}
	}
}

// TestElements: elements come out as they went in, those that are like others and those that are not,
// in lists that are longer than any memory for them.
func TestElements(t *testing.T) {
	all := samples()
	text := Text{Prefix: "    ", Indent: "  "}
	for _, differs := range []bool{false, true} { // so that there is no room for what they have in common
		list, plain := List{Indent: "    "}, List{Indent: "    "}
		for i := range 800 {
			s := *all[i%len(all)]
			s.List, s.Print = []int{i * i, -i}, fmt.Sprintf("%032x", i)
			if differs {
				s.Word += fmt.Sprint(i)
			}
			text.Reset()
			s.write(&text)
			list.AddText(&text)
			if err := plain.Add(s); err != nil {
				t.Fatal(err)
			}
		}
		if differs == (list.elements.others.end.Len() == 0 && list.elements.others.blocks == nil) {
			t.Errorf("differs: %t, and %d bytes of forms", differs, list.elements.size)
		}
		var got, want bytes.Buffer
		for range 2 { // they are still there
			got.Reset()
			want.Reset()
			if err := Around(&got, []string{}, &list); err != nil {
				t.Fatal(err)
			}
			if err := Around(&want, []string{}, &plain); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want.Bytes()) {
				t.Errorf("differs: %t: %d bytes came out, want %d", differs, got.Len(), want.Len())
			}
		}
	}
}

// TestElementsAreSmall: another element of a kind takes a dozen bytes, whatever it says.
func TestElementsAreSmall(t *testing.T) {
	var e elements
	var text Text
	const n = 10_000
	for i := range n {
		text.Reset()
		(&sample{Word: strings.Repeat("long ", 200), List: []int{400 * i, i, 100 + i%50}, Print: strings.Repeat("0", 32)}).write(&text)
		e.add(&text)
	}
	held := e.size
	for _, block := range e.records.blocks {
		held += cap(block)
	}
	if most := n*(8+DigestBytes) + 2*recordBlock; held > most {
		t.Errorf("%d bytes are held, want at most %d", held, most)
	}
	if len(e.forms) != 1 {
		t.Errorf("%d forms, want one", len(e.forms))
	}
	text.Reset()
	text.Number(1)
	if allocations := testing.AllocsPerRun(100, func() { e.add(&text) }); allocations > 0 {
		t.Errorf("%v allocations for an element", allocations)
	}
}

// TestListInList: the elements of the lists in a list are those that were added before each.
func TestListInList(t *testing.T) {
	type file struct {
		Name string   `json:"name"`
		List []string `json:"list"`
	}
	inner := List{Indent: "        "}
	outer := List{Indent: "    ", Inner: &inner}
	var want []file
	for i, n := range []int{0, 2, 0, 1, 3} {
		f := file{Name: fmt.Sprint("[] ", i), List: []string{}}
		if err := func() error {
			for k := range n {
				f.List = append(f.List, fmt.Sprint(i, k))
				if err := inner.Add(f.List[k]); err != nil {
					return err
				}
			}
			return outer.AddAround(file{Name: f.Name, List: []string{}})
		}(); err != nil {
			t.Fatal(err)
		}
		want = append(want, f)
	}
	document := func(files []file) any {
		return struct {
			Files []file `json:"files"`
		}{files}
	}
	var got bytes.Buffer
	if err := Around(&got, document([]file{}), &outer); err != nil {
		t.Fatal(err)
	}
	whole, err := Encode(document(want), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(whole) {
		t.Errorf("got\n%s\nwant\n%s", got.String(), whole)
	}
}

// TestAroundFailsWithItsWriter: an error of writing is returned, however much was to be written.
func TestAroundFailsWithItsWriter(t *testing.T) {
	for _, n := range []int{0, 1, 10_000} {
		list := List{Indent: "  "}
		for range n {
			list.AddText(textOf("0123456789"))
		}
		if err := Around(fullDisk{}, []string{}, &list); err != errFull {
			t.Errorf("%d elements: error %v, want %v", n, err, errFull)
		}
	}
}
