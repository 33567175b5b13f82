package pattern

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:generate go test -run ^TestTables$ -update .

// tablesText has what package unicode lacks of the Unicode Character Database, in the
// version of that package. Its lines are
//
//	# ...                  where it is from
//	version VERSION        of Unicode
//	binary LONG SHORT      the names of a binary property of ECMA-262
//	script LONG SHORT...   the names of a script
//	property LONG: RANGES  the code points that have a property
//	scx LONG: RANGES       those in ScriptExtensions.txt that are used with a script
//
// Each range is written in base 36: the distance from the end of the one before, and, with a
// "+", how many code points follow its first.
//
//go:embed tables.txt
var tablesText string

// A unicodeData is the content of tablesText. Ranges are read when somebody asks for them.
type unicodeData struct {
	version         string
	binary, scripts map[string]string // the long name of each, by any of its names
	texts           map[string]string // the ranges, as they are written
}

var tables = sync.OnceValue(func() *unicodeData {
	data := &unicodeData{binary: make(map[string]string), scripts: make(map[string]string), texts: make(map[string]string)}
	for line := range strings.Lines(tablesText) {
		if name, ranges, ok := strings.Cut(line, ": "); ok {
			data.texts[name] = ranges
			continue
		}
		words := strings.Fields(line)
		switch words[0] {
		case "version":
			data.version = words[1]
		case "binary":
			addNames(data.binary, words[1:])
		case "script":
			addNames(data.scripts, words[1:])
		}
	}
	return data
})

// addNames adds the names of something, of which the first is its long one.
func addNames(to map[string]string, names []string) {
	for _, name := range names {
		to[name] = names[0]
	}
}

// ranges returns the set of that name; none for one that has no line.
func (d *unicodeData) ranges(name string) set {
	s := set{}
	end := rune(0)
	for text := range strings.FieldsSeq(d.texts[name]) {
		gap, more, _ := strings.Cut(text, "+")
		first := end + base36(gap)
		end = first + base36(more)
		s = append(s, first, end)
	}
	return s
}

// listed returns the code points in ScriptExtensions.txt.
func (d *unicodeData) listed() set {
	var listed []rune
	for name := range d.texts {
		if strings.HasPrefix(name, "scx ") {
			listed = append(listed, d.ranges(name)...)
		}
	}
	return newSet(listed)
}

// base36 returns a number; 0 for "".
func base36(digits string) rune {
	n, _ := strconv.ParseInt(digits, 36, 32)
	return rune(n)
}
