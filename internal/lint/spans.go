package lint

import (
	"cmp"
	"iter"
	"slices"
	"sort"
)

// A span says where a stretch of JSON comes from in a file: json[at:at+n] from
// file[start:end]. Where both have the same length, they are the same byte for
// byte; else the stretch is taken as one, such as a character and its escape.
type span struct{ at, n, start, end int }

func (s span) isVerbatim() bool { return s.n == s.end-s.start }

// spans are in the order of the JSON. What lies between two of them stands
// nowhere in the file, such as the comma between two lines of YAML.
type spans []span

// after returns the number of spans that begin before an offset.
func (s spans) after(offset int) int {
	return sort.Search(len(s), func(i int) bool { return s[i].at >= offset })
}

// start returns the place in the file of the byte at an offset of the JSON, which
// may be the length of the JSON.
func (s spans) start(offset int) int {
	i := s.after(offset + 1)
	if i == 0 {
		return 0
	}
	return s[i-1].place(offset, s[i-1].start)
}

// stop returns the place in the file after the byte before an offset.
func (s spans) stop(offset int) int {
	i := s.after(offset)
	if i == 0 {
		return 0
	}
	return s[i-1].place(offset, s[i-1].end)
}

// source returns the offset of the JSON that comes from a place in the file, the first
// of several; false where none does.
func (s spans) source(place int) (offset int, ok bool) {
	for _, one := range s {
		switch {
		case place < one.start || place >= one.end:
		case one.isVerbatim():
			return one.at + place - one.start, true
		default:
			return one.at, true
		}
	}
	return 0, false
}

// place returns that of an offset at or after the span's start; inside is the
// answer for one inside of what is taken as one.
func (s span) place(offset, inside int) int {
	switch {
	case offset >= s.at+s.n:
		return s.end
	case s.isVerbatim():
		return s.start + offset - s.at
	}
	return inside
}

// add appends a span, to the one before it where it only goes on with that.
func (s spans) add(next span) spans {
	if next.n == 0 {
		return s
	}
	if n := len(s); n > 0 {
		last := &s[n-1]
		if last.isVerbatim() && next.isVerbatim() && last.at+last.n == next.at && last.end == next.start {
			last.n, last.end = last.n+next.n, next.end
			return s
		}
	}
	return append(s, next)
}

// near yields the spans by where they are in the file, those together that are near
// one another: what an alias of YAML stands for may be far away, and many documents
// may have one.
func (s spans) near() iter.Seq[spans] {
	return func(yield func(spans) bool) {
		inFile := slices.SortedStableFunc(slices.Values(s), func(a, b span) int { return cmp.Compare(a.start, b.start) })
		first, end := 0, 0
		for i, one := range inFile {
			if i > first && one.start > end+2*contextBytes {
				if !yield(inFile[first:i]) {
					return
				}
				first = i
			}
			end = max(end, one.end)
		}
		if len(inFile) > 0 {
			yield(inFile[first:])
		}
	}
}

// through returns the spans of JSON that comes from JSON that comes, by outer,
// from a file. No spans at all stand for JSON that is the file.
func (s spans) through(outer spans) spans {
	if outer == nil {
		return s
	}
	var out spans
	for _, in := range s {
		if !in.isVerbatim() {
			out = out.add(span{in.at, in.n, outer.start(in.start), outer.stop(in.end)})
			continue
		}
		for i := max(0, outer.after(in.start+1)-1); i < len(outer) && outer[i].at < in.end; i++ {
			o := outer[i]
			from, to := max(in.start, o.at), min(in.end, o.at+o.n)
			if from < to {
				out = out.add(span{in.at + from - in.start, to - from, o.place(from, o.start), o.place(to, o.end)})
			}
		}
	}
	return out
}
