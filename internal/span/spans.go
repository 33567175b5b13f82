package span

import (
	"cmp"
	"iter"
	"slices"
	"sort"
)

// A Span says where a stretch of JSON comes from in a file: json[at:at+n] from
// file[start:end]. Where both have the same length, they are the same byte for
// byte; else the stretch is taken as one, such as a character and its escape.
type Span struct{ At, N, Start, End int }

// IsVerbatim reports whether the stretch stands in the file as it does in the JSON.
func (s Span) IsVerbatim() bool { return s.N == s.End-s.Start }

// Spans are in the order of the JSON. What lies between two of them stands
// nowhere in the file, such as the comma between two lines of YAML.
type Spans []Span

// after returns the number of spans that begin before an offset.
func (s Spans) after(offset int) int {
	return sort.Search(len(s), func(i int) bool { return s[i].At >= offset })
}

// Start returns the place in the file of the byte at an offset of the JSON, which
// may be the length of the JSON.
func (s Spans) Start(offset int) int {
	i := s.after(offset + 1)
	if i == 0 {
		return 0
	}
	return s[i-1].place(offset, s[i-1].Start)
}

// Stop returns the place in the file after the byte before an offset.
func (s Spans) Stop(offset int) int {
	i := s.after(offset)
	if i == 0 {
		return 0
	}
	return s[i-1].place(offset, s[i-1].End)
}

// Source returns the offset of the JSON that comes from a place in the file, the first
// of several; false where none does.
func (s Spans) Source(place int) (offset int, ok bool) {
	for _, one := range s {
		switch {
		case place < one.Start || place >= one.End:
		case one.IsVerbatim():
			return one.At + place - one.Start, true
		default:
			return one.At, true
		}
	}
	return 0, false
}

// place returns that of an offset at or after the span's start; inside is the
// answer for one inside of what is taken as one.
func (s Span) place(offset, inside int) int {
	switch {
	case offset >= s.At+s.N:
		return s.End
	case s.IsVerbatim():
		return s.Start + offset - s.At
	}
	return inside
}

// Add appends a span, unless it is empty; to the one before it where it only goes on
// with that.
func (s Spans) Add(next Span) Spans {
	if next.N == 0 {
		return s
	}
	if n := len(s); n > 0 {
		last := &s[n-1]
		if last.IsVerbatim() && next.IsVerbatim() && last.At+last.N == next.At && last.End == next.Start {
			last.N, last.End = last.N+next.N, next.End
			return s
		}
	}
	return append(s, next)
}

// Near yields the spans by where they are in the file, those together that are near
// one another: what an alias of YAML stands for may be far away, and many documents
// may have one.
func (s Spans) Near() iter.Seq[Spans] {
	return func(yield func(Spans) bool) {
		inFile := slices.SortedStableFunc(slices.Values(s), func(a, b Span) int { return cmp.Compare(a.Start, b.Start) })
		first, end := 0, 0
		for i, one := range inFile {
			if i > first && one.Start > end+2*contextBytes {
				if !yield(inFile[first:i]) {
					return
				}
				first = i
			}
			end = max(end, one.End)
		}
		if len(inFile) > 0 {
			yield(inFile[first:])
		}
	}
}

// Through returns the spans of JSON that comes from JSON that comes, by outer,
// from a file. No spans at all stand for JSON that is the file.
func (s Spans) Through(outer Spans) Spans {
	if outer == nil {
		return s
	}
	var out Spans
	for _, in := range s {
		if !in.IsVerbatim() {
			out = out.Add(Span{in.At, in.N, outer.Start(in.Start), outer.Stop(in.End)})
			continue
		}
		for _, o := range outer[max(0, outer.after(in.Start)-1):outer.after(in.End)] {
			from, to := max(in.Start, o.At), min(in.End, o.At+o.N)
			common := max(0, to-from) // the first may end before
			out = out.Add(Span{in.At + from - in.Start, common, o.place(from, o.Start), o.place(to, o.End)})
		}
	}
	return out
}
