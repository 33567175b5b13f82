// Package jsonwrite writes JSON of any length, with nothing in it that a terminal would obey.
//
//	encode.go  a value
//	list.go    a document with a long array in it, element by element
//	held.go    a text that is written once it is complete
package jsonwrite
