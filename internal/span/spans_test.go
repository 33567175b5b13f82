package span

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// mapped are a stretch that is verbatim, a gap, one that is taken as one, which is
// shorter in the JSON, and a verbatim one that stands before them in the file.
var mapped = Spans{{At: 2, N: 3, Start: 20, End: 23}, {At: 7, N: 2, Start: 30, End: 36}, {At: 9, N: 2, Start: 10, End: 12}}

func TestIsVerbatim(t *testing.T) {
	for i, want := range []bool{true, false, true} {
		if got := mapped[i].IsVerbatim(); got != want {
			t.Errorf("%v: %v", mapped[i], got)
		}
	}
}

func TestStartAndStop(t *testing.T) {
	for offset, want := range [][2]int{
		0: {0, 0}, 1: {0, 0}, 2: {20, 0}, 3: {21, 21}, 4: {22, 22}, 5: {23, 23}, 6: {23, 23},
		7: {30, 23}, 8: {30, 36}, 9: {10, 36}, 10: {11, 11}, 11: {12, 12}, 12: {12, 12},
	} {
		if start, stop := mapped.Start(offset), mapped.Stop(offset); start != want[0] || stop != want[1] {
			t.Errorf("%d starts at %d and stops at %d, want %v", offset, start, stop, want)
		}
	}
	if start := (Spans{{At: 1, N: 1, Start: 5, End: 9}}).Start(2); start != 9 {
		t.Errorf("after what is taken as one: %d", start)
	}
	if start, stop := Spans(nil).Start(1), Spans(nil).Stop(1); start != 0 || stop != 0 {
		t.Errorf("without spans: %d and %d", start, stop)
	}
}

func TestSource(t *testing.T) {
	for place, want := range map[int]int{
		9: -1, 10: 9, 11: 10, 12: -1, 19: -1, 20: 2, 21: 3, 22: 4, 23: -1, 29: -1, 30: 7, 31: 7, 35: 7, 36: -1,
	} {
		offset, ok := mapped.Source(place)
		if !ok {
			if offset != 0 {
				t.Errorf("%d comes from nowhere, and from %d", place, offset)
			}
			offset = -1
		}
		if offset != want {
			t.Errorf("%d comes from %d, want %d", place, offset, want)
		}
	}
	twice := Spans{{At: 5, N: 1, Start: 1, End: 2}, {At: 6, N: 1, Start: 1, End: 2}}
	if offset, ok := twice.Source(1); offset != 5 || !ok {
		t.Errorf("the first of several is at %d, %v", offset, ok)
	}
}

func TestAdd(t *testing.T) {
	for _, test := range []struct {
		name  string
		added []Span
		want  Spans
	}{
		{"empty", []Span{{1, 0, 2, 2}, {1, 0, 2, 3}}, nil},
		{"one that goes on", []Span{{1, 2, 11, 13}, {3, 4, 13, 17}}, Spans{{1, 6, 11, 17}}},
		{"a gap in the JSON", []Span{{1, 2, 11, 13}, {4, 4, 13, 17}}, Spans{{1, 2, 11, 13}, {4, 4, 13, 17}}},
		{"a gap in the file", []Span{{1, 2, 11, 13}, {3, 4, 14, 18}}, Spans{{1, 2, 11, 13}, {3, 4, 14, 18}}},
		{"the second is taken as one", []Span{{1, 2, 11, 13}, {3, 1, 13, 15}}, Spans{{1, 2, 11, 13}, {3, 1, 13, 15}}},
		{"the first is taken as one", []Span{{1, 1, 11, 13}, {2, 1, 13, 14}}, Spans{{1, 1, 11, 13}, {2, 1, 13, 14}}},
		{"the last counts", []Span{{1, 1, 1, 2}, {5, 1, 7, 8}, {6, 1, 8, 9}}, Spans{{1, 1, 1, 2}, {5, 2, 7, 9}}},
	} {
		var got Spans
		for _, s := range test.added {
			got = got.Add(s)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestNear(t *testing.T) {
	const far = 2 * contextBytes
	for _, test := range []struct {
		name  string
		spans Spans
		want  []Spans
	}{
		{"none", nil, nil},
		{"far from the start of the file", Spans{{0, 1, far + 1, far + 2}}, []Spans{{{0, 1, far + 1, far + 2}}}},
		{"as far as is near", Spans{{0, 1, 4, 5}, {1, 1, 5 + far, 6 + far}}, []Spans{{{0, 1, 4, 5}, {1, 1, 5 + far, 6 + far}}}},
		{"one further", Spans{{0, 1, 4, 5}, {1, 1, 6 + far, 7 + far}}, []Spans{{{0, 1, 4, 5}}, {{1, 1, 6 + far, 7 + far}}}},
		{
			"by their place in the file", Spans{{0, 1, 3 * far, 3*far + 1}, {1, 1, 7, 8}, {2, 1, 3 * far, 3*far + 1}, {3, 1, 2, 3}},
			[]Spans{{{3, 1, 2, 3}, {1, 1, 7, 8}}, {{0, 1, 3 * far, 3*far + 1}, {2, 1, 3 * far, 3*far + 1}}},
		},
		{
			"near the end of a long one, though a short one is between", Spans{{0, 1, 0, 9 + far}, {1, 1, 2, 3}, {2, 1, 9 + 2*far, 10 + 2*far}},
			[]Spans{{{0, 1, 0, 9 + far}, {1, 1, 2, 3}, {2, 1, 9 + 2*far, 10 + 2*far}}},
		},
		{
			"three apart", Spans{{0, 1, 0, 1}, {1, 1, 2 * far, 2*far + 1}, {2, 1, 4 * far, 4*far + 1}},
			[]Spans{{{0, 1, 0, 1}}, {{1, 1, 2 * far, 2*far + 1}}, {{2, 1, 4 * far, 4*far + 1}}},
		},
	} {
		if diff := cmp.Diff(test.want, slices.Collect(test.spans.Near())); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		for first := range test.spans.Near() { // who has seen enough may leave the loop
			if diff := cmp.Diff(test.want[0], first); diff != "" {
				t.Errorf("the first of %s (-want +got):\n%s", test.name, diff)
			}
			break
		}
	}
}

func TestThrough(t *testing.T) {
	for _, test := range []struct {
		name         string
		inner, outer Spans
		want         Spans
	}{
		{"from the file itself", Spans{{1, 2, 3, 5}}, nil, Spans{{1, 2, 3, 5}}},
		{"from nothing", Spans{{1, 2, 3, 5}}, Spans{}, nil},
		{"a part of a verbatim one", Spans{{0, 1, 3, 4}}, mapped, Spans{{0, 1, 21, 22}}},
		{"all of it", Spans{{0, 3, 2, 5}}, mapped, Spans{{0, 3, 20, 23}}},
		{"its last byte", Spans{{0, 1, 4, 5}}, mapped, Spans{{0, 1, 22, 23}}},
		{"more on both sides", Spans{{10, 5, 1, 6}}, mapped, Spans{{11, 3, 20, 23}}},
		{"before all", Spans{{0, 2, 0, 2}}, mapped, nil},
		{"in the gap", Spans{{0, 2, 5, 7}}, mapped, nil},
		{"from the gap on", Spans{{10, 4, 5, 9}}, mapped, Spans{{12, 2, 30, 36}}},
		{"half of what is taken as one", Spans{{0, 1, 7, 8}}, mapped, Spans{{0, 1, 30, 36}}},
		{"the other half", Spans{{0, 1, 8, 9}}, mapped, Spans{{0, 1, 30, 36}}},
		{"over all of them", Spans{{100, 20, 0, 20}}, mapped, Spans{{102, 3, 20, 23}, {107, 2, 30, 36}, {109, 2, 10, 12}}},
		{"after all", Spans{{0, 5, 11, 16}}, mapped, nil},
		{"an escape of verbatim text", Spans{{0, 1, 2, 4}}, mapped, Spans{{0, 1, 20, 22}}},
		{"an escape over the gap", Spans{{0, 1, 3, 9}}, mapped, Spans{{0, 1, 21, 36}}},
		{"two that go on", Spans{{0, 1, 2, 3}, {1, 1, 3, 4}}, mapped, Spans{{0, 2, 20, 22}}},
		{"nothing of it", Spans{{0, 0, 3, 3}}, mapped, nil},
	} {
		if diff := cmp.Diff(test.want, test.inner.Through(test.outer)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}
