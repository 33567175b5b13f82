package secret

import (
	"bytes"
	"slices"
	"strings"
)

// A textShape is what is known about a text as a whole that is not a document. Each part is
// found out when it is first asked for.
type textShape struct {
	brackets *brackets
	made     *madeWords
	lost     map[int]bool
}

// Brackets are those of a text outside of its strings.
type brackets struct {
	hasExcess bool        // more close than open before them
	hasStray  bool        // a quote is not closed on its line
	ends      map[int]int // where the one ends that closes another, by where that stands
}

// brackets returns those of the text.
func (t *textRedactor) brackets() *brackets {
	if t.shape.brackets == nil {
		t.shape.brackets = bracketsOf(t.text)
		t.looked += len(t.text)
	}
	return t.shape.brackets
}

func bracketsOf(text []byte) *brackets {
	b := &brackets{ends: map[int]int{}}
	var open []int
	inString, apostrophes := false, 0 // of this line, outside of strings
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			inString = !inString
		case c == '\n':
			b.hasStray = b.hasStray || inString || apostrophes%2 == 1
			inString, apostrophes = false, 0
		case inString && c == '\\':
			i++
		case inString:
		case c == '\'' && (i == 0 || class(text[i-1]) == other): // else as in "it's"
			apostrophes++
		case c == '{' || c == '[':
			open = append(open, i)
		case c == '}' || c == ']':
			if n := len(open) - 1; n >= 0 {
				b.ends[open[n]], open = i+1, open[:n]
			} else {
				b.hasExcess = true
			}
		}
	}
	b.hasStray = b.hasStray || inString || apostrophes%2 == 1
	return b
}

// isEndless reports whether nobody knows where the value ends whose name ends at an offset.
// Where brackets or quotes do not match, a bracket that seems to end it may not be the one
// that does; where more close than open, the one that began it may be gone.
func (t *textRedactor) isEndless(at int) bool {
	start := t.afterName(at)
	isStructured := start < len(t.text) && (t.text[start] == '{' || t.text[start] == '[')
	if !isStructured && !bytes.ContainsAny(t.text[at:start], ":=,") && !(start < len(t.text) && (t.text[start] == '}' || t.text[start] == ']')) {
		return false
	}
	b := t.brackets()
	return isStructured && (b.hasStray || b.hasExcess) || b.hasExcess && !t.isPlainMember(t.skip(at, " \t\r\n:=,"))
}

// beforeValue are what may stand between a name and its value.
const beforeValue = " \t\r\n:=,\\\"'"

// afterName returns where the value may begin whose name ends at an offset, or the first half
// of it does.
func (t *textRedactor) afterName(at int) int {
	start := t.skip(at, beforeValue)
	end := start
	for end < len(t.text) && end < start+maxNameBytes && isWordByte(t.text[end]) {
		end++
	}
	t.looked += end - start
	if start < end && end < len(t.text) && strings.IndexByte("\"':", t.text[end]) >= 0 {
		return t.skip(end, beforeValue)
	}
	return start
}

// isPlainMember reports whether a string or a word at an offset is a value after which the
// object ends, or the next member comes.
func (t *textRedactor) isPlainMember(at int) bool {
	end, ok := at, true
	if at < len(t.text) && (t.text[at] == '"' || t.text[at] == '\'') {
		end, ok = t.stringEnd(at, len(t.text))
	} else {
		for end < len(t.text) && isWordByte(t.text[end]) {
			end++
		}
		t.looked += end - at
	}
	if !ok || end == at {
		return false
	}
	end = t.skip(end, " \t\r\n")
	switch {
	case end == len(t.text), t.text[end] == '}', t.text[end] == ']':
		return true
	case t.text[end] == ',':
		return t.isMemberAt(end + 1)
	}
	return false
}

// madeWords are where the words of a text are that a program has made, in their order: by the
// bar for slips, and those of them that pass the other.
type madeWords struct{ bySlip, byMaybe []int }

// hasMade reports whether there is such a word in the value that a bracket at an offset begins.
func (t *textRedactor) hasMade(at int, bar float64) bool {
	if t.shape.made == nil {
		t.shape.made = madeWordsOf(t.text)
		t.looked += len(t.text)
	}
	words := t.shape.made.bySlip
	if bar > barSlip {
		words = t.shape.made.byMaybe
	}
	i, _ := slices.BinarySearch(words, at)
	end, ok := t.brackets().ends[at]
	if b := t.brackets(); !ok || b.hasStray || b.hasExcess {
		end = len(t.text)
	}
	return i < len(words) && words[i] < end
}

// maxBelow bounds the lines that are looked at below a name, in bytes.
const maxBelow = 512

// hasMadeBelow is hasMade for a value of YAML on the lines below a name that ends at an offset.
func (t *textRedactor) hasMadeBelow(end int, bar float64) bool {
	at := t.skip(end, " :|>+-\"'")
	if at == len(t.text) || t.text[at] != '\n' && t.text[at] != '\r' {
		return false
	}
	stop := min(len(t.text), at+maxBelow)
	for at = t.skip(at, "\r\n"); at < stop; {
		start := t.skip(at, " ")
		if start-at <= t.at-t.line {
			return false
		}
		next := start
		for next < stop && t.text[next] != '\n' {
			word := next
			for next < stop && isWordByte(t.text[next]) {
				next++
			}
			if looksSecret(string(t.text[word:next]), bar) {
				return true
			}
			for next < stop && t.text[next] != '\n' && !isWordByte(t.text[next]) {
				next++
			}
		}
		t.looked += next - start
		at = t.skip(next, "\r\n")
	}
	return false
}

func madeWordsOf(text []byte) *madeWords {
	made := new(madeWords)
	for at := 0; at < len(text); {
		end := at
		for end < len(text) && isWordByte(text[end]) && text[end] != '\\' {
			end++
		}
		if word := string(text[at:end]); looksSecret(word, barSlip) {
			made.bySlip = append(made.bySlip, at)
			if looksSecret(word, barMaybe) {
				made.byMaybe = append(made.byMaybe, at)
			}
		}
		at = end + 1
	}
	return made
}

// isLost reports whether the line that begins at an offset has lost its indentation, by what
// comes after it: lines below a value that has none below it, or lines that are below it by
// less than the first.
func (t *textRedactor) isLost(at int) bool {
	if t.shape.lost == nil {
		t.shape.lost = lostLines(t.text)
		t.looked += len(t.text)
	}
	return t.shape.lost[at]
}

// A level is an indentation of lines, and the last line that has it.
type level struct {
	column, start int
	isParent      bool
	isElement     bool // of a list
}

// lostLines returns where the lines begin that have lost their indentation.
func lostLines(text []byte) map[int]bool {
	lost := map[int]bool{}
	var levels []level
	start := 0
	for line := range bytes.Lines(text) {
		body := bytes.TrimRight(line, " \t\r\n")
		column := len(body) - len(bytes.TrimLeft(body, " "))
		if column < len(body) {
			n := len(levels)
			for n > 0 && levels[n-1].column > column {
				n--
			}
			isOnLevel := n > 0 && levels[n-1].column == column
			switch {
			case n > 0 && n < len(levels) && !isOnLevel, n > 0 && n == len(levels) && !isOnLevel && !levels[n-1].isParent:
				lost[levels[n-1].start] = true
			}
			if isOnLevel {
				n--
			}
			if below := len(levels); below > 0 && column < levels[below-1].column && !isSibling(body, isOnLevel, levels[n:]) {
				lost[start] = true
			}
			levels = append(levels[:n], level{column, start, isParent(body), isElement(body)})
		}
		start += len(line)
	}
	return lost
}

// isSibling reports whether a line of YAML may stand where it does, after lines that are further
// to the right: it is as the line before it on its level is, an element or not; or it has a
// name, or is a bracket, a comment or a marker.
func isSibling(line []byte, isOnLevel bool, levels []level) bool {
	if isOnLevel && isElement(line) != levels[0].isElement {
		return false
	}
	body := bytes.TrimLeft(line, " ")
	if strings.IndexByte(",[{&*!|>@", body[0]) >= 0 {
		return false
	}
	return body[len(body)-1] == ':' || bytes.Contains(body, []byte(": ")) || strings.IndexByte("-}]#.%?", body[0]) >= 0
}

// isElement reports whether a line is an element of a list.
func isElement(line []byte) bool {
	body := bytes.TrimLeft(line, " ")
	return bytes.HasPrefix(body, []byte("- ")) || string(body) == "-"
}

// isParent reports whether lines may stand below one in YAML: it ends with a colon, or with
// the header of a block scalar, or it is an element with a mapping in it.
func isParent(line []byte) bool {
	last := line[len(line)-1]
	if strings.IndexByte(":|>+-{[,", last) >= 0 {
		return true
	}
	body := bytes.TrimLeft(line, " ")
	return bytes.HasPrefix(body, []byte("- ")) && bytes.Contains(body, []byte(":")) || last >= '1' && last <= '9' && bytes.ContainsAny(body[max(0, len(body)-3):], "|>")
}
