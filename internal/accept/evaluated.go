package accept

import "example.com/authlink/internal/jsonindex"

// The keywords unevaluatedProperties and unevaluatedItems ask what the other
// keywords of their schema, and the schemas that these apply in place, have
// evaluated (JSON Schema Core 2020-12, section 11). So below such a schema each
// schema applied in place is compiled to a node that collects: while it walks
// an object or an array it notes in a frame which members or elements it
// evaluates, by their number. A branch that is tried notes in a frame of its
// own, which counts only where the branch accepts.

// A frame has the members of one object, or the elements of one array, that are
// evaluated.
type frame struct {
	all  bool
	bits []uint64
}

func (f *frame) add(number int) {
	for len(f.bits) <= number/64 {
		f.bits = append(f.bits, 0)
	}
	f.bits[number/64] |= 1 << (number % 64)
}

func (f *frame) has(number int) bool {
	return f.all || number/64 < len(f.bits) && f.bits[number/64]>>(number%64)&1 != 0
}

// A frameStack keeps the memory of the frames that are no longer in use.
type frameStack struct {
	frames []frame
	top    int // frames[:top] are in use
}

// last returns the frame in use that was pushed last. It is good until the next
// push.
func (s *frameStack) last() *frame { return &s.frames[s.top-1] }

func (s *frameStack) push() {
	if s.top == len(s.frames) {
		s.frames = append(s.frames, frame{})
	}
	s.top++
	f := s.last()
	f.all, f.bits = false, f.bits[:0]
}

func (s *frameStack) pop() { s.top-- }

// merge pops the last frame and adds what it has to the one before.
func (s *frameStack) merge() {
	inner := s.last()
	s.pop()
	outer := s.last()
	outer.all = outer.all || inner.all
	for len(outer.bits) < len(inner.bits) {
		outer.bits = append(outer.bits, 0)
	}
	for i, word := range inner.bits {
		outer.bits[i] |= word
	}
}

// inFrame judges a value by all that is asked of it, and then what nobody has
// evaluated by the unevaluated keyword.
func (r *run) inFrame(n *node, l *logic, i int, c byte) (end int) {
	r.frames.push()
	if end = r.every(l, i, c); end < 0 {
		return refused
	}
	if l.unevaluated != nil {
		if !r.unevaluated(l.unevaluated, i) {
			return refused
		}
		r.frames.last().all = true
	}
	if n.collects {
		r.frames.merge()
	} else {
		r.frames.pop()
	}
	return end
}

// unevaluated judges the members or elements that the last frame lacks. The object or
// array that begins at data[i] is known to be well-formed.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-11
func (r *run) unevaluated(n *node, i int) bool {
	if r.frames.last().all {
		return true
	}
	open := r.data[i]
	i, c := jsonindex.SkipSpace(r.data, i+1)
	for number := 0; c != open+2; number++ { // in ASCII '}' is '{' + 2, and ']' is '[' + 2
		if open == '{' {
			end, _ := jsonindex.ScanString(r.data, i+1)
			i, _ = jsonindex.SkipSpace(r.data, end)
			i, c = jsonindex.SkipSpace(r.data, i+1)
		}
		value := n
		if r.frames.last().has(number) {
			value = anything
		}
		end := r.value(value, i, c)
		if end < 0 {
			return false
		}
		if i, c = jsonindex.SkipSpace(r.data, end); c == ',' {
			i, c = jsonindex.SkipSpace(r.data, i+1)
		}
	}
	return true
}
