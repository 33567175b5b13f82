// Package span finds places in a text, and shows them.
//
//	positions.go  lines and columns to offsets
//	units.go      offsets to units of UTF-16, and back
//	spans.go      where each stretch of JSON comes from in the file that holds it
//	excerpt.go    parts of a file that may be shown, its secrets masked
//	snippet.go    a line with carets below the place, however long the line
//	visible.go    text as a terminal shows it, without anything that a terminal obeys
//
// Offsets are in bytes from 0. Lines and columns count from 1, columns in Unicode code
// points; what a terminal shows is counted in its own columns.
package span
