package jsonindex

import (
	"fmt"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	const document = `{"a": [10, {"b/c": null, "~": [], "": "empty", "\u0064": 5}], "m": 1, "m": {"n": 2}, "0": "zero"}`
	var x Index
	if err := x.Parse([]byte(document), Options{AllowDuplicateNames: true}); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ path, name, value string }{
		{"", "", document},
		{"a", `"a"`, `[10, {"b/c": null, "~": [], "": "empty", "\u0064": 5}]`},
		{"a 0", "", "10"},
		{"a 1 b/c", `"b/c"`, "null"},
		{"a 1 ~", `"~"`, "[]"},
		{"a 1 ", `""`, `"empty"`},
		{"a 1 d", `"\u0064"`, "5"},
		{"m", `"m"`, `{"n": 2}`}, // the last of equal names
		{"m n", `"n"`, "2"},
		{"0", `"0"`, `"zero"`},
		{"b", "", "none"}, {"a 2", "", "none"}, {"a 00", "", "none"}, {"a 01", "", "none"}, {"a +1", "", "none"}, {"a -1", "", "none"},
		{"a -0", "", "none"}, {"a -", "", "none"}, {"a 1 b", "", "none"}, {"a 0 0", "", "none"}, {"m 0", "", "none"}, {"a x", "", "none"},
		{"a 99999999999999999999", "", "none"}, {"a 1 b~1c", "", "none"}, {"a 1_0", "", "none"}, {"a 1 b/c x", "", "none"},
	} {
		var path []string
		if test.path != "" {
			path = strings.Split(test.path, " ")
		}
		for range 2 { // the second time from memory
			name, value, ok := x.Find(path)
			switch {
			case !ok:
				if test.value != "none" || name != -1 || value != -1 {
					t.Errorf("%q: got %d, %d, false; want %s", path, name, value, test.value)
				}
			case string(x.Raw(value)) != test.value:
				t.Errorf("%q: got %s, want %s", path, x.Raw(value), test.value)
			case name < 0 && test.name != "" || name >= 0 && string(x.Raw(name)) != test.name:
				t.Errorf("%q: got name %d, want %s", path, name, test.name)
			}
		}
	}
}

func TestFindInNothing(t *testing.T) {
	var x Index
	if _, _, ok := x.Find(nil); ok {
		t.Error("found a value before the first Parse")
	}
	if x.Parse([]byte("[1"), Options{}) == nil {
		t.Fatal("accepted")
	}
	if _, _, ok := x.Find(nil); ok {
		t.Error("found a value after an error")
	}
}

// TestStopEarly leaves each loop after its first round.
func TestStopEarly(t *testing.T) {
	var x Index
	if err := x.Parse([]byte(`{"a":[1,2],"b":3}`), Options{}); err != nil {
		t.Fatal(err)
	}
	rounds := 0
	for _, value := range x.Members(0) {
		for range x.Elements(value) {
			rounds++
			break
		}
		rounds++
		break
	}
	if rounds != 2 {
		t.Errorf("%d rounds, want 2", rounds)
	}
}

// TestFindForgets: what it remembers of one document is not used for the next.
func TestFindForgets(t *testing.T) {
	var x Index
	for i := range 3 {
		if err := x.Parse(fmt.Appendf(nil, `{"pad%d": [0], "v": [%d, %d]}`, i, i, i+1), Options{}); err != nil {
			t.Fatal(err)
		}
		_, value, ok := x.Find([]string{"v", "1"})
		if got := string(x.Raw(value)); !ok || got != fmt.Sprint(i+1) {
			t.Errorf("document %d: got %s, %v", i, got, ok)
		}
	}
}

// FuzzFind walks every value of a document and finds it again by its path.
func FuzzFind(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		var x Index
		if x.Parse(data, Options{}) == nil {
			walk(t, &x, 0, -1, nil)
		}
	})
}

func walk(t *testing.T, x *Index, value, name int, path []string) {
	t.Helper()
	if gotName, gotValue, ok := x.Find(path); !ok || gotName != name || gotValue != value {
		t.Fatalf("%q: got %d, %d, %v; want %d, %d", path, gotName, gotValue, ok, name, value)
	}
	switch x.Token(value).Kind {
	case Object:
		for name, value := range x.Members(value) {
			walk(t, x, value, name, append(path, x.Text(name)))
		}
	case Array:
		i := 0
		for element := range x.Elements(value) {
			walk(t, x, element, -1, append(path, fmt.Sprint(i)))
			i++
		}
	}
}

// TestFindInLarge looks where the children are remembered.
func TestFindInLarge(t *testing.T) {
	var object, array []string
	for i := range largeContainer {
		object = append(object, fmt.Sprintf(`"n%d": {"a": %d}`, i, i))
		array = append(array, fmt.Sprintf(`{"a": %d}`, i))
	}
	document := fmt.Sprintf(`{"o": {%s, "n7": {"a": "the last counts"}}, "a": [%s]}`, strings.Join(object, ","), strings.Join(array, ","))
	var x Index
	if err := x.Parse([]byte(document), Options{AllowDuplicateNames: true}); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time from memory
		for path, want := range map[string]string{
			"o n0 a": "0", "o n99 a": "99", "o n7 a": `"the last counts"`, "o n100": "none", "o ": "none",
			"a 0 a": "0", "a 99 a": "99", "a 100": "none", "a 007": "none", "a -1": "none", "a n7": "none",
		} {
			got := "none"
			if _, value, ok := x.Find(strings.Split(path, " ")); ok {
				got = string(x.Raw(value))
			}
			if got != want {
				t.Errorf("%q: got %s, want %s", path, got, want)
			}
		}
	}
}
