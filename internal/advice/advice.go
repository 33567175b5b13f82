// Package advice holds what there is to do about a fault: a code with arguments, which
// is put into words only where it is shown, for whoever reads it there.
package advice

import (
	"fmt"
	"slices"
	"strings"

	"example.com/authlink/internal/words"
)

// A Code names a piece of advice. Its words are in one place, words.go.
type Code string

// An Advice is a code and the arguments that its words have room for. They are as they
// are shown: quoted, shortened, with secrets masked.
type Advice struct {
	Code Code
	Args []string
}

// New returns advice. Without its arguments none of the words would make sense, so a
// number of them that the words have no room for is a mistake of the program.
func New(code Code, args ...string) Advice { return Advice{code, args} }

// Equal reports whether two pieces of advice are the same.
func (a Advice) Equal(b Advice) bool { return a.Code == b.Code && slices.Equal(a.Args, b.Args) }

// An Audience is who reads advice, and so what it may speak of.
type Audience int

const (
	Go     Audience = iota // a Go program: options and limits of package authlink
	Shell                  // a command line: its flags
	Editor                 // an editor: the configuration, and what can be done with a click
	audiences
)

// Text puts advice into words: one line, without a full stop.
func (a Advice) Text(to Audience) string {
	phrase, ok := phrases()[a.Code]
	if !ok {
		return ""
	}
	if len(a.Args) == 0 {
		return phrase.to(to)
	}
	args := make([]any, len(a.Args))
	for i, arg := range a.Args {
		args[i] = arg
	}
	if a.Code == DidYouMeanNames {
		return didYouMeanNames(a.Args)
	}
	return fmt.Sprintf(phrase.to(to), args...)
}

// Text puts all of a list into words, "" for none of it.
func Text(list []Advice, to Audience) string {
	if len(list) == 1 {
		return list[0].Text(to)
	}
	texts := make([]string, 0, len(list))
	for _, a := range list {
		texts = append(texts, a.Text(to))
	}
	return strings.Join(texts, "; ")
}

// Replace returns the list with one code in the place of another, which takes the same
// arguments.
func Replace(list []Advice, old, new Code) []Advice {
	replaced := make([]Advice, len(list))
	for i, a := range list {
		if a.Code == old {
			a.Code = new
		}
		replaced[i] = a
	}
	return replaced
}

// Has reports whether the list has advice of a code.
func Has(list []Advice, code Code) bool {
	for i := range list {
		if list[i].Code == code {
			return true
		}
	}
	return false
}

// didYouMeanNames takes pairs of arguments: a name, and the one in its place.
func didYouMeanNames(args []string) string {
	var pairs []string
	for pair := range slices.Chunk(args, 2) {
		pairs = append(pairs, strings.Join(pair, " instead of "))
	}
	return "did you mean " + words.Enumerate(pairs, "and") + "?"
}
