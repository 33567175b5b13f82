// Package jsonwrite writes JSON of any length, with nothing in it that a terminal would obey.
//
//	encode.go    a value
//	text.go      a value, piece by piece
//	list.go      a document with a long array in it, element by element
//	ranked.go    the same, of which the most important elements are written
//	elements.go  texts that have much in common, until they are written: records.go
//	held.go      a text that is written once it is complete
package jsonwrite
