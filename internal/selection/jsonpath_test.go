package selection

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/theory/jsonpath"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
)

func indexOf(t *testing.T, document string) *jsonindex.Index {
	t.Helper()
	x := new(jsonindex.Index)
	if err := x.Parse([]byte(document), jsonindex.Options{AllowDuplicateNames: true}); err != nil {
		t.Fatalf("%s: %v", document, err)
	}
	return x
}

// pointersOf returns where the values are that a path selects in a document.
func pointersOf(t *testing.T, path, document string) []string {
	t.Helper()
	found, err := pathSelector{jsonpath.MustParse(path)}.find(indexOf(t, document))
	if err != nil {
		t.Fatal(err)
	}
	pointers := []string{}
	for _, f := range found {
		var names []string
		for _, s := range f.path {
			names = append(names, s.name)
		}
		pointers = append(pointers, jsonpointer.Append("", names...))
	}
	return pointers
}

// paths have every kind of selector.
var paths = []string{"$", "$.a", "$.*", "$..a", "$..*", "$..a..b", "$[0]", "$[-1]", "$..[1:3]", "$..[::-2]", "$..[5:0:-1]", "$[?@.a]", "$..[?@.b > 1]", "$..[?@ == $.a]",
	"$.a[0,'b',1:]", "$..[0]..a", "$..b[*]", "$..['a','b']", "$..[?count(@.*) > 1].a"}

// TestPaths: what a path selects is what the library of JSONPath selects, each value once.
func TestPaths(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var value func(depth int) string
	value = func(depth int) string {
		kind := random.IntN(6)
		if depth == 0 {
			kind = random.IntN(3)
		}
		switch kind {
		case 0, 1:
			return fmt.Sprint(random.IntN(3))
		case 2:
			return `"a/~"`
		case 3, 4:
			var members []string
			for _, name := range []string{"a", "b", "c/~1", ""} {
				if random.IntN(2) == 0 {
					members = append(members, fmt.Sprintf("%q:%s", name, value(depth-1)))
				}
			}
			return "{" + strings.Join(members, ",") + "}"
		default:
			var elements []string
			for range random.IntN(5) {
				elements = append(elements, value(depth-1))
			}
			return "[" + strings.Join(elements, ",") + "]"
		}
	}
	for range 300 {
		document := value(4)
		x := indexOf(t, document)
		for _, path := range paths {
			want := []string{}
			for node := range jsonpath.MustParse(path).SelectLocated(x.Value(0)).All() {
				want = append(want, node.Path.Pointer())
			}
			slices.Sort(want)
			want = slices.Compact(want)
			got := pointersOf(t, path, document)
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s in %s (-library +selected):\n%s", path, document, diff)
			}
		}
	}
}

// TestPathsOfEqualNames: each of them counts.
func TestPathsOfEqualNames(t *testing.T) {
	if got := pointersOf(t, "$..a", `{"a": {"a": 1}, "a": [{"a": 2}]}`); len(got) != 4 {
		t.Errorf("found %v", got)
	}
}

// TestPathSteps: the work grows with the document, not with its depth, and not with the number of
// ways to a value.
func TestPathSteps(t *testing.T) {
	nested := strings.Repeat(`{"a":`, 900) + "1" + strings.Repeat("}", 900)
	wide := strings.Repeat("[", 900) + strings.TrimSuffix(strings.Repeat(`{"a":1},`, 5000), ",") + strings.Repeat("]", 900)
	for _, document := range []string{nested, wide} {
		for _, path := range []string{"$..a", "$..a..a..a..a", "$..*..*", "$..[?@.a]"} {
			w := newPathWalk(indexOf(t, document))
			segments := jsonpath.MustParse(path).Query().Segments()
			if _, err := w.along(segments); err != nil {
				t.Fatal(err)
			}
			if most := 2 * len(segments) * len(w.places); w.steps > most {
				t.Errorf("%s in %.20s...: %d steps, want at most %d", path, document, w.steps, most)
			}
		}
	}
}

// TestShownSteps: what is asked about secrets grows with what is selected, not with its depth.
func TestShownSteps(t *testing.T) {
	const n, depth = 3000, 900
	document := strings.Repeat("[", depth) + strings.TrimSuffix(strings.Repeat(`{"a":1},`, n), ",") + strings.Repeat("]", depth)
	x := indexOf(t, document)
	found, err := pathSelector{jsonpath.MustParse("$..a")}.find(x)
	if err != nil || len(found) != n {
		t.Fatalf("%d found, error %v", len(found), err)
	}
	asked := 0
	redact := func(text []byte) []byte { asked += len(text); return text }
	w := way{redact: redact, envelope: x, named: map[int][]byte{}, shown: map[int]shownWay{}}
	for i, f := range found {
		pointer, isSecret := w.show(f.path, []byte("1"))
		if want := fmt.Sprintf("%s/%d/a", strings.Repeat("/0", depth-1), i); pointer != want || isSecret {
			t.Fatalf("%s, secret %v, want %s", pointer, isSecret, want)
		}
	}
	if most := n * 1000; asked > most {
		t.Errorf("%d bytes looked at, want at most %d", asked, most)
	}
}

// TestShownFarBelow: what is below a secret is one, however far below.
func TestShownFarBelow(t *testing.T) {
	redact := func(text []byte) []byte {
		if at := strings.Index(string(text), `"token":`); at >= 0 {
			start := at + len(`"token":`)
			masked := []byte(strings.Map(func(r rune) rune {
				if strings.ContainsRune(`"{}[], `, r) {
					return r
				}
				return '*'
			}, string(text[start:])))
			return append(slices.Clone(text[:start]), masked...)
		}
		return text
	}
	for depth := range 3 * steps {
		document := strings.Repeat(`{"x":`, 3) + `{"token":` + strings.Repeat(`{"y":`, depth) + `{"a":"v"}` + strings.Repeat("}", depth+4)
		x := indexOf(t, document)
		found, err := pathSelector{jsonpath.MustParse("$..a")}.find(x)
		if err != nil || len(found) != 1 {
			t.Fatalf("%d found, error %v", len(found), err)
		}
		w := way{redact: redact, envelope: x, named: map[int][]byte{}, shown: map[int]shownWay{}}
		pointer, isSecret := w.show(found[0].path, []byte(`"v"`))
		if !isSecret || strings.Contains(pointer, "/a") || strings.Contains(pointer, "/y") || !strings.HasPrefix(pointer, "/x/x/x/token") {
			t.Errorf("depth %d: secret %v, %s", depth, isSecret, pointer)
		}
	}
}

// TestMostNames: what would take memory out of proportion to the document is refused.
func TestMostNames(t *testing.T) {
	const depth = 900
	document := strings.Repeat("[", depth) + strings.TrimSuffix(strings.Repeat("1,", mostNames/depth+1), ",") + strings.Repeat("]", depth)
	if _, err := (pathSelector{jsonpath.MustParse("$..*")}).find(indexOf(t, document)); err == nil || !strings.Contains(err.Error(), "more than 16777216 names") {
		t.Errorf("error %v", err)
	}
}
