package rule

import (
	"bytes"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
)

// A wideText is a text in UTF-16 or UTF-32, as editors and shells on Windows write it:
// no JSON, but secrets are as secret in it.
type wideText struct {
	unit int // bytes of a code unit: 2 or 4
	big  bool
}

// wideTextOf recognises one by its first bytes: a byte order mark, or an ASCII character
// and the zero bytes beside it.
func wideTextOf(text []byte) (w wideText, ok bool) {
	for _, w := range []wideText{{4, false}, {4, true}, {2, false}, {2, true}} {
		if len(text) < w.unit {
			continue
		}
		first := w.unitAt(text, 0)
		if first == 0xFEFF || first != 0 && first < 0x80 {
			return w, true
		}
	}
	return wideText{}, false
}

// unitAt returns the code unit that begins at an offset.
func (w wideText) unitAt(text []byte, at int) (unit uint32) {
	for i := range w.unit {
		shift := 8 * i
		if w.big {
			shift = 8 * (w.unit - 1 - i)
		}
		unit |= uint32(text[at+i]) << shift
	}
	return unit
}

// narrow returns a text with a byte for each code unit: secrets are ASCII, and anything
// else is a control character here.
func (w wideText) narrow(text []byte) []byte {
	out := make([]byte, len(text)/w.unit)
	for i := range out {
		if unit := w.unitAt(text, i*w.unit); unit < 0x80 {
			out[i] = byte(unit)
		} else {
			out[i] = 1
		}
	}
	return out
}

// widen puts findings in the narrow text into their places in the wide one.
func (w wideText) widen(found []finding.Finding) {
	for i := range found {
		f := &found[i]
		f.Offset, f.End = f.Offset*w.unit, f.End*w.unit
		if f.Fix == nil {
			continue
		}
		edits := source.Moved(f.Fix.Edits, 0)
		for j := range edits {
			edits[j] = authlink.Edit{Offset: edits[j].Offset * w.unit, End: edits[j].End * w.unit, Text: w.written(edits[j].Text)}
		}
		f.Fix.Edits = edits
	}
}

// written returns ASCII in the encoding.
func (w wideText) written(ascii string) string {
	var out bytes.Buffer
	for _, c := range []byte(ascii) {
		unit := make([]byte, w.unit)
		if unit[0] = c; w.big {
			unit[0], unit[w.unit-1] = 0, c
		}
		out.Write(unit)
	}
	return out.String()
}
