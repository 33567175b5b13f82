package pattern

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// compileLinear returns the expression of package regexp that matches what a tree matches;
// nil if there is none.
func compileLinear(t *tree) *regexp.Regexp {
	var w linearWriter
	w.write(t.root)
	if w.irregular {
		return nil
	}
	expression, err := regexp.Compile(w.out.String())
	if err != nil {
		return nil // it repeats too much, or is nested too deep
	}
	return expression
}

// A linearWriter writes nodes as an expression of package regexp. Groups are none of them: those
// that are left in a tree are referred to.
type linearWriter struct {
	out       strings.Builder
	irregular bool // there is a node that cannot be written
}

func (w *linearWriter) write(n node) {
	if w.irregular {
		return
	}
	switch n := n.(type) {
	case set:
		w.class(n)
	case sequence:
		for _, part := range n {
			w.write(part)
		}
	case alternation:
		w.alternatives(n)
	case *repeat:
		w.enclosed(n.body)
		w.times(n)
	case assertion:
		w.assertion(n)
	default:
		w.irregular = true
	}
}

func (w *linearWriter) enclosed(n node) {
	if s, ok := n.(set); ok {
		w.class(s)
		return
	}
	w.out.WriteString("(?:")
	w.write(n)
	w.out.WriteString(")")
}

func (w *linearWriter) alternatives(parts alternation) {
	w.out.WriteString("(?:")
	for i, part := range parts {
		if i > 0 {
			w.out.WriteString("|")
		}
		w.write(part)
	}
	w.out.WriteString(")")
}

// times writes how often something is repeated. Whether it is as often as possible changes
// where a match ends, and not whether there is one.
func (w *linearWriter) times(n *repeat) {
	w.out.WriteString("{" + strconv.Itoa(n.least))
	switch n.most {
	case n.least:
	case unbounded:
		w.out.WriteString(",")
	default:
		w.out.WriteString("," + strconv.Itoa(n.most))
	}
	w.out.WriteString("}")
}

func (w *linearWriter) assertion(n assertion) {
	switch n.kind {
	case textStart:
		w.out.WriteString(`\A`)
	case textEnd:
		w.out.WriteString(`\z`)
	case wordBoundary:
		w.out.WriteString(`\b`)
	case noWordBoundary:
		w.out.WriteString(`\B`)
	default:
		w.irregular = true // the lines of package regexp have other ends
	}
	w.irregular = w.irregular || n.caseless // and its words are ASCII
}

// class writes a set. None of a single range needs brackets, and an empty one is nothing that
// package regexp can read.
func (w *linearWriter) class(s set) {
	switch {
	case len(s) == 0:
		w.out.WriteString(fmt.Sprintf(`[^\x00-\x{%X}]`, unicode.MaxRune))
		return
	case len(s) == 2 && s[0] == s[1]:
		w.char(s[0])
		return
	}
	w.out.WriteString("[")
	for i := 0; i < len(s); i += 2 {
		w.char(s[i])
		if s[i] < s[i+1] {
			w.out.WriteString("-")
			w.char(s[i+1])
		}
	}
	w.out.WriteString("]")
}

// char writes a character so that it stands for itself, in a class or outside.
func (w *linearWriter) char(c rune) {
	switch {
	case c < utf8.RuneSelf && !unicode.IsLetter(c) && !unicode.IsDigit(c):
		fmt.Fprintf(&w.out, `\x%02X`, c)
	case utf16.IsSurrogate(c):
		fmt.Fprintf(&w.out, `\x{%04X}`, c)
	default:
		w.out.WriteRune(c)
	}
}
