package jsonwrite

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// TestRanked: the first of the highest ranks are written, in the order in which they came.
func TestRanked(t *testing.T) {
	for _, test := range []struct {
		ranks string // of the elements a, b, c …
		most  int
		taken string // those that may be written when they come
		want  string
		left  int
	}{
		{"", 2, "", "", 0},
		{"21", 2, "ab", "ab", 0},
		{"2120", 2, "abd", "bd", 2},
		{"222", 2, "ab", "ab", 1},
		{"2010", 2, "abcd", "bd", 2},
		{"20102", 3, "abcd", "bcd", 2},
		{"0002", 2, "ab", "ab", 2},
		{"21", 0, "", "", 2},
		{"95", 1, "a", "a", 1},
	} {
		list := Ranked{Indent: "  ", Most: test.most}
		taken := ""
		for i, rank := range test.ranks {
			if list.Takes(int(rank - '0')) {
				taken += string(rune('a' + i))
			}
			list.Add(textOf(string(rune('a'+i))), int(rank-'0'))
		}
		var out bytes.Buffer
		if err := Around(&out, []string{}, &list); err != nil {
			t.Fatal(err)
		}
		var got []string
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Fatalf("%s: %v", out.Bytes(), err)
		}
		if taken != test.taken {
			t.Errorf("%q of %d: takes %q, want %q", test.ranks, test.most, taken, test.taken)
		}
		if strings.Join(got, "") != test.want || list.Left() != test.left {
			t.Errorf("%q of %d: %q, %d left; want %q, %d", test.ranks, test.most, got, list.Left(), test.want, test.left)
		}
	}
}

// TestRankedLong: elements that are compressed come out as they went in, and like a List's.
func TestRankedLong(t *testing.T) {
	const n = 3000
	list, plain := Ranked{Indent: "  ", Most: n}, List{Indent: "  "}
	var want []string
	for i := range n {
		text := strings.Repeat(string(rune('a'+i%26)), 300+i%7)
		want = append(want, text)
		list.Add(textOf(text), i%Ranks)
		if err := plain.Add(text); err != nil {
			t.Fatal(err)
		}
	}
	var out, same bytes.Buffer
	if err := Around(&out, []string{}, &list); err != nil {
		t.Fatal(err)
	}
	if err := Around(&same, []string{}, &plain); err != nil {
		t.Fatal(err)
	}
	var got []string
	if err := json.Unmarshal(out.Bytes(), &got); err != nil || !slices.Equal(got, want) {
		t.Errorf("%d elements, %v; want %d", len(got), err, len(want))
	}
	if !bytes.Equal(out.Bytes(), same.Bytes()) {
		t.Error("written otherwise than a List")
	}
}

// textOf returns a string as JSON.
func textOf(s string) *Text {
	t := new(Text)
	t.String(s)
	return t
}
