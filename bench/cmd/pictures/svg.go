package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// A theme has the colours of a terminal.
type theme struct {
	name, background, border, text string
	colors                         map[int]string // by the number of the escape sequence
}

var themes = []theme{
	{"light", "#ffffff", "#d1d9e0", "#1f2328", map[int]string{31: "#cf222e", 32: "#1a7f37", 33: "#9a6700", 34: "#0969da", 36: "#1b7c83"}},
	{"dark", "#0d1117", "#30363d", "#e6edf3", map[int]string{31: "#ff7b72", 32: "#3fb950", 33: "#e3b341", 34: "#79c0ff", 36: "#76e3ea"}},
}

// Measures in pixels. A monospaced font is 0.6 em wide; textLength makes sure of it.
const (
	fontSize   = 14
	lineHeight = 20
	charWidth  = 8.4
	margin     = 20
)

// A run is text in one style.
type run struct {
	text  string
	style style
}

type style struct {
	color     int // the number of the escape sequence; 0 is the text's own
	bold, dim bool
}

// svg draws the output of a terminal.
func (t theme) svg(output []byte) []byte {
	lines := strings.Split(strings.TrimRight(string(output), "\n"), "\n")
	width := 0
	rows := make([][]run, len(lines))
	for i, line := range lines {
		var length int
		rows[i], length = runs(line)
		width = max(width, length)
	}
	var b bytes.Buffer
	w, h := 2*margin+int(float64(width)*charWidth), 2*margin+len(lines)*lineHeight
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-label="authlink-lint in a terminal">`+"\n", w, h, w, h)
	fmt.Fprintf(&b, `<rect x="0.5" y="0.5" width="%d" height="%d" rx="8" fill="%s" stroke="%s"/>`+"\n", w-1, h-1, t.background, t.border)
	fmt.Fprintf(&b, `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="%d" fill="%s">`+"\n", fontSize, t.text)
	for i, row := range rows {
		column := 0
		for _, run := range row {
			t.draw(&b, run, column, margin+i*lineHeight+fontSize)
			column += len([]rune(run.text))
		}
	}
	b.WriteString("</g>\n</svg>\n")
	return b.Bytes()
}

func (t theme) draw(b *bytes.Buffer, run run, column, y int) {
	if strings.TrimSpace(run.text) == "" {
		return
	}
	fmt.Fprintf(b, `<text x="%.1f" y="%d" textLength="%.1f"`, margin+float64(column)*charWidth, y, float64(len([]rune(run.text)))*charWidth)
	if run.style.color != 0 {
		fmt.Fprintf(b, ` fill="%s"`, t.colors[run.style.color])
	}
	if run.style.bold {
		b.WriteString(` font-weight="bold"`)
	}
	if run.style.dim {
		b.WriteString(` opacity="0.6"`)
	}
	b.WriteString(">")
	// Renderers of SVG disagree on which spaces to keep; all keep those that do not break.
	_ = xml.EscapeText(b, []byte(strings.ReplaceAll(run.text, " ", "\u00a0"))) // a buffer takes all
	b.WriteString("</text>\n")
}

// runs reads a line of text with sequences of SGR (ECMA-48, 8.3.117), and returns its
// length in characters as well. Sequences of other kinds are not expected.
func runs(line string) (row []run, length int) {
	var current style
	for line != "" {
		text, rest, found := strings.Cut(line, "\x1b[")
		if text != "" {
			row = append(row, run{text, current})
			length += len([]rune(text))
		}
		if !found {
			break
		}
		var codes string
		codes, line, _ = strings.Cut(rest, "m")
		for _, code := range strings.Split(codes, ";") {
			current = current.with(code)
		}
	}
	return row, length
}

func (s style) with(code string) style {
	switch n, _ := strconv.Atoi(code); n {
	case 0:
		return style{}
	case 1:
		s.bold = true
	case 2:
		s.dim = true
	default:
		s.color = n
	}
	return s
}
