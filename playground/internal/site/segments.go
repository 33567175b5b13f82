package site

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
)

// smallestGap is how many zeros there are at least between two segments.
const smallestGap = 256

// A segment is what a WebAssembly module writes into its memory before it runs.
type segment struct {
	at      int64
	content []byte
}

func (s segment) end() int64 { return s.at + int64(len(s.content)) }

// mergeSegments joins the segments of a module that have but a few zeros between them. Go's
// linker leaves out each run of eight zeros, so the linter comes in 100,000 segments: their
// addresses and lengths are what no compression gets smaller, and zeros cost nothing. What is
// downloaded is a twentieth smaller for it; the memory is the same.
func mergeSegments(module []byte) ([]byte, error) {
	r := wasmReader{rest: module}
	if !bytes.Equal(r.take(len(wasmMagic)), wasmMagic) {
		return nil, errors.New("this is not WebAssembly, version 1")
	}
	out := bytes.Clone(wasmMagic)
	for len(r.rest) > 0 && !r.short {
		id := r.byte()
		content := r.take(int(r.unsigned()))
		if id == dataSection {
			segments, err := readSegments(content)
			if err != nil {
				return nil, err
			}
			content = writeSegments(joined(segments))
		}
		out = binary.AppendUvarint(append(out, id), uint64(len(content)))
		out = append(out, content...)
	}
	return out, r.err()
}

// What is needed of the binary format
// (https://www.w3.org/TR/wasm-core-2/#binary-modules).
const (
	dataSection   = 11
	activeSegment = 0    // of the only memory
	constant      = 0x41 // i32.const
	endOfOffset   = 0x0b
)

var wasmMagic = []byte("\x00asm\x01\x00\x00\x00")

// readSegments reads a section of data, and returns its segments in the order of their places.
func readSegments(section []byte) ([]segment, error) {
	r := wasmReader{rest: section}
	var segments []segment
	for count := r.unsigned(); count > 0 && !r.short; count-- {
		kind, op := r.unsigned(), r.byte()
		at := r.signed()
		if end := r.byte(); kind != activeSegment || op != constant || end != endOfOffset || at < 0 {
			return nil, fmt.Errorf("segment %d has no constant place in the memory", len(segments))
		}
		segments = append(segments, segment{at, r.take(int(r.unsigned()))})
	}
	slices.SortFunc(segments, func(a, b segment) int { return cmp.Compare(a.at, b.at) })
	for i, s := range segments[min(1, len(segments)):] {
		if s.at < segments[i].end() {
			return nil, fmt.Errorf("two segments write at %d", s.at)
		}
	}
	return segments, r.err()
}

// joined returns segments with the same content that have a gap between one another.
func joined(segments []segment) []segment {
	var all []segment
	for _, s := range segments {
		last := len(all) - 1
		if last < 0 || s.at-all[last].end() >= smallestGap {
			all = append(all, segment{s.at, bytes.Clone(s.content)})
			continue
		}
		zeros := make([]byte, s.at-all[last].end())
		all[last].content = append(append(all[last].content, zeros...), s.content...)
	}
	return all
}

// writeSegments writes a section of data.
func writeSegments(segments []segment) []byte {
	section := binary.AppendUvarint(nil, uint64(len(segments)))
	for _, s := range segments {
		section = append(section, activeSegment, constant)
		section = append(appendSigned(section, s.at), endOfOffset)
		section = binary.AppendUvarint(section, uint64(len(s.content)))
		section = append(section, s.content...)
	}
	return section
}

// A wasmReader reads the parts of a module. Once there is too little left for one, it is short,
// and all that it returns is nothing.
type wasmReader struct {
	rest  []byte
	short bool
}

func (r *wasmReader) err() error {
	if r.short {
		return errors.New("the module ends too early")
	}
	return nil
}

func (r *wasmReader) take(n int) []byte {
	if n < 0 || n > len(r.rest) {
		r.short, r.rest = true, nil
		return nil
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *wasmReader) byte() byte {
	if b := r.take(1); len(b) > 0 {
		return b[0]
	}
	return 0
}

// unsigned reads a number in LEB128.
func (r *wasmReader) unsigned() uint64 {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || v > math.MaxUint32 {
		n = -1
		v = 0
	}
	r.take(n)
	return v
}

// signed reads a number in LEB128 with a sign.
func (r *wasmReader) signed() int64 {
	var v int64
	for shift := 0; shift < 64; shift += 7 {
		b := r.byte()
		v |= int64(b&0x7f) << shift
		if b&0x80 == 0 {
			if b&0x40 != 0 {
				v |= -1 << (shift + 7)
			}
			return v
		}
	}
	r.take(-1)
	return 0
}

func appendSigned(to []byte, v int64) []byte {
	for {
		b := byte(v & 0x7f)
		v >>= 7
		if v == 0 && b&0x40 == 0 || v == -1 && b&0x40 != 0 {
			return append(to, b)
		}
		to = append(to, b|0x80)
	}
}
