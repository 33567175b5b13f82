package rule

import (
	"encoding/binary"
	"fmt"
	"slices"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/variants"
)

func checkRepeatedCategory(in *inspection) {
	for _, list := range in.lists() {
		seen := map[string]bool{}
		for at := range in.payload.elements(in.doc, list.Pointer) {
			text := in.doc.Text(at.value)
			if seen[text] {
				in.reportValue(at, fmt.Sprintf("%s %s is repeated", list.One, in.shown(at.value)), fmt.Sprintf("remove it, or write the %s that was meant", list.One))
			}
			seen[text] = true
		}
	}
}

func watchRepeatedCategory(w *watch) {
	for _, list := range w.lists() {
		w.arrayAt(list.Pointer, isOfDifferent)
	}
}

// maxDifferent is up to how many texts are compared with each other.
const maxDifferent = 16

// isOfDifferent reports whether an array has nothing but a few strings, without escapes, that
// begin differently.
func isOfDifferent(array []byte) bool {
	var starts [maxDifferent]uint64
	n := 0
	i, c := jsonindex.SkipSpace(array, 1)
	for ; c == '"'; n++ {
		end, isEscaped := jsonindex.ScanString(array, i+1)
		if end < 0 || isEscaped || n == maxDifferent {
			return false
		}
		start := startOf(array[i+1 : end]) // with the quote, where it is short
		if slices.Contains(starts[:n], start) {
			return false
		}
		starts[n] = start
		if i, c = jsonindex.SkipSpace(array, end); c == ',' {
			i, c = jsonindex.SkipSpace(array, i+1)
		} else if c == ']' {
			return true
		}
	}
	return n == 0 && c == ']'
}

// startOf returns up to eight bytes that a text begins with, as a word.
func startOf(text []byte) (start uint64) {
	if len(text) >= 8 {
		return binary.LittleEndian.Uint64(text)
	}
	for i, c := range text {
		start |= uint64(c) << (8 * i)
	}
	return start
}

func checkEmptyCategories(in *inspection) {
	for _, list := range in.lists() {
		for at := range in.payload.at(in.doc, list.Pointer, jsonindex.Array) {
			if in.doc.Token(at.value).Next == uint32(at.value)+1 {
				in.reportValue(at, fmt.Sprintf("the list of %s is empty", list.Many), fmt.Sprintf("leave it out if the %s are not limited", list.Many))
			}
		}
	}
}

func watchEmptyCategories(w *watch) {
	for _, list := range w.lists() {
		w.arrayAt(list.Pointer, func(array []byte) bool {
			_, c := jsonindex.SkipSpace(array, 1)
			return c != ']'
		})
	}
}

// lists are the lists of words that the contract speaks of.
func (in *inspection) lists() []variants.List {
	if in.payload == nil {
		return nil
	}
	return in.payload.of.Lists
}
