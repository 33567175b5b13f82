package main

import (
	"strings"

	"example.com/authlink/internal/lazyregexp"
)

// manWidth is how many columns a line that is not filled may have, so that with the margin
// of a manual page it takes no more than the 80 of a terminal.
const manWidth = 73

// exitCodes is the line of a help text that the exit codes follow.
const exitCodes = "Exit codes:"

// A termed line begins a list of words that are explained, such as exit codes.
var termed = lazyregexp.New(`^  (\S+)  +(\S.*)$`)

// splitExitCodes takes the exit codes out of a help text, for a section of their own.
// Without any, codes is empty.
func splitExitCodes(help string) (rest, codes string) {
	before, after, ok := strings.Cut(help, exitCodes+"\n")
	if !ok {
		return help, ""
	}
	codes, after, _ = strings.Cut(after, "\n\n")
	return strings.TrimSpace(before + after), codes
}

// prose lays out a help text: its paragraphs are filled to the width of the page, its lists
// are lists, and what else is indented stays as it is.
func prose(help string) string {
	var page proseWriter
	for line := range strings.SplitSeq(help, "\n") {
		page.add(line)
	}
	page.end()
	return strings.TrimSuffix(page.out.String(), "\n")
}

// A proseWriter writes the lines of a help text as a manual page.
type proseWriter struct {
	out    strings.Builder
	state  proseState
	within bool // something has been written
}

// A proseState says what the line before was part of.
type proseState int

const (
	between  proseState = iota // an empty line, or nothing yet
	inText                     // a paragraph
	inItem                     // an item of a list
	verbatim                   // an example
)

func (w *proseWriter) add(line string) {
	text := strings.TrimSpace(line)
	bullet, isBullet := strings.CutPrefix(line, "  - ")
	term := termed().FindStringSubmatch(line)
	switch isIndented := text != line; {
	case text == "":
		w.end()
	case isBullet:
		w.begin(inItem, `.IP \(bu 2`)
		w.line(bullet)
	case term != nil:
		w.begin(inItem, ".TP 10\n"+roff(term[1]))
		w.line(term[2])
	case isIndented && w.state == inItem:
		w.line(text)
	case isIndented:
		if w.state != verbatim {
			w.begin(verbatim, ".PP\n.nf")
		}
		w.line(line)
	default:
		if w.state != inText {
			w.begin(inText, ".PP")
		}
		w.line(text)
	}
}

// begin ends what the line before was part of, and begins something else.
func (w *proseWriter) begin(state proseState, request string) {
	w.end()
	if state != inText || w.within { // the first paragraph needs no request
		w.out.WriteString(request + "\n")
	}
	w.state, w.within = state, true
}

func (w *proseWriter) end() {
	if w.state == verbatim {
		w.out.WriteString(".fi\n")
	}
	w.state = between
}

func (w *proseWriter) line(text string) { w.out.WriteString(roff(text) + "\n") }

// example lays out command lines: those that are too wide go on in the next line, as a
// shell takes them.
func example(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		for len(line) > manWidth {
			at := breakAt(line)
			if at < 0 {
				break
			}
			lines = append(lines, line[:at]+` \`)
			line = "      " + line[at+1:]
		}
		lines = append(lines, line)
	}
	return roff(strings.Join(lines, "\n"))
}

// breakAt returns the index of the last space of a command line that leaves room for a
// backslash before the end of the page, and is not in quotes; -1 if there is none.
func breakAt(line string) int {
	text := strings.TrimLeft(line, " ")
	indent := len(line) - len(text)
	for at := min(manWidth-2, len(line)) - 1; at > indent; at-- {
		if line[at] == ' ' && strings.Count(line[:at], "'")%2 == 0 && strings.Count(line[:at], `"`)%2 == 0 {
			return at
		}
	}
	return -1
}
