package main

import (
	"strings"

	"example.com/authlink/internal/lazyregexp"
)

// Control sequences of a terminal (ECMA-48).
const (
	styleBold  = "\x1b[1m"
	styleCode  = "\x1b[36m" // cyan, readable on light and on dark
	styleReset = "\x1b[0m"
)

// pageWidth is how wide the text of a page is on a terminal.
const pageWidth = 80

// boldText is what a page has between double asterisks.
var boldText = lazyregexp.New(`\*\*([^*]+)\*\*`)

// styled lays out the page of a rule for a terminal: the heading and what is to be noted
// are bold, examples are indented and in color, and paragraphs are as wide as a page.
func styled(page string) string {
	var out strings.Builder
	isCode := false
	for line := range strings.SplitSeq(strings.TrimSuffix(page, "\n"), "\n") {
		heading, isHeading := strings.CutPrefix(line, "# ")
		switch {
		case strings.HasPrefix(line, "```"):
			isCode = !isCode
			continue
		case isCode && line != "":
			line = "    " + styleCode + line + styleReset
		case isHeading:
			line = styleBold + heading + styleReset
		case !isCode:
			line = boldText().ReplaceAllString(wrapped(line, pageWidth), styleBold+"$1"+styleReset)
		}
		out.WriteString(line + "\n")
	}
	return out.String()
}

// wrapped breaks a paragraph into lines of at most width columns, each but for a word that
// is longer.
func wrapped(text string, width int) string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case len(line)+1+len(word) > width:
			lines = append(lines, line)
			line = word
		default:
			line += " " + word
		}
	}
	return strings.Join(append(lines, line), "\n")
}
