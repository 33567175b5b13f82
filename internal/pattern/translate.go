package pattern

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxDepth bounds how deep groups may be nested, as package regexp does.
const maxDepth = 1000

// errOnlyRE2 is the error of a pattern with what only package regexp knows.
var errOnlyRE2 = errors.New("not ECMA-262, but perhaps RE2")

// A translation rewrites a pattern for an engine.
//
// https://tc39.es/ecma262/#sec-patterns
type translation struct {
	source string

	irregular  bool     // there is lookaround or a backreference
	groups     []string // the names of the capturing groups; "" for none
	references []string // the names or numbers of the groups that are referred to

	again bool   // all this is known: the text is for the engine that backtracks
	rest  string // what is yet to be read
	depth int    // of groups
	out   strings.Builder
}

// linear returns the pattern for package regexp. The text means nothing where
// the pattern turns out to be irregular.
func (t *translation) linear() (string, error) {
	if err := t.read(); err != nil {
		return "", err
	}
	for _, reference := range t.references {
		if t.number(reference) == 0 {
			return "", fmt.Errorf("there is no group %s", reference)
		}
	}
	return t.out.String(), nil
}

// backtracking returns the pattern for package regexp2, after linear has read
// it without an error.
func (t *translation) backtracking() (string, error) {
	t.again = true
	t.out.Reset()
	err := t.read()
	return t.out.String(), err
}

func (t *translation) read() error {
	t.rest = t.source
	for t.rest != "" {
		if err := t.term(); err != nil {
			return err
		}
	}
	if t.depth > 0 {
		return errors.New("missing closing )")
	}
	return nil
}

// number returns the number of the group that a reference leads to; 0 for none.
func (t *translation) number(reference string) int {
	if n, err := strconv.Atoi(reference); err == nil {
		if n > len(t.groups) {
			return 0
		}
		return n
	}
	return slices.Index(t.groups, reference) + 1
}

// next reads one character; 0 at the end.
func (t *translation) next() rune {
	c, size := utf8.DecodeRuneInString(t.rest)
	if size == 0 {
		return 0
	}
	t.rest = t.rest[size:]
	return c
}

// skip reads prefix if it comes next.
func (t *translation) skip(prefix string) bool {
	rest, ok := strings.CutPrefix(t.rest, prefix)
	t.rest = rest
	return ok
}

// term reads what stands for itself: a character, a class, one end of a group,
// an assertion or a quantifier. Whether a quantifier has something to repeat is
// for the engine to say.
func (t *translation) term() error {
	switch c := t.next(); c {
	case '\\':
		return t.escape()
	case '[':
		return t.class()
	case '(':
		return t.group()
	case ')':
		if t.depth--; t.depth < 0 {
			return errors.New("unexpected )")
		}
		t.out.WriteByte(')')
	case '{':
		return t.repeat()
	case '.':
		t.writeClass(true, lineTerminators)
	case '$':
		t.out.WriteString(`\z`) // to regexp2, "$" is before a last line feed as well
	case '^', '|', '*', '+', '?':
		t.out.WriteRune(c)
	default:
		t.writeChar(c)
	}
	return nil
}

// repeat reads a quantifier after its "{". A brace that begins none stands for
// itself.
func (t *translation) repeat() error {
	bounds, rest, closed := strings.Cut(t.rest, "}")
	low, high, ranged := strings.Cut(bounds, ",")
	if !closed || !isNumber(low) || ranged && high != "" && !isNumber(high) {
		t.writeChar('{')
		return nil
	}
	least, err := strconv.ParseInt(low, 10, 32)
	if err != nil {
		return fmt.Errorf("{%s} is out of range", bounds)
	}
	if high != "" {
		most, err := strconv.ParseInt(high, 10, 32)
		if err != nil || most < least {
			return fmt.Errorf("{%s} is out of range", bounds)
		}
		high = strconv.FormatInt(most, 10)
	}
	t.rest = rest
	t.out.WriteString("{" + strconv.FormatInt(least, 10)) // without zeros before it, which RE2 takes for no quantifier
	if ranged {
		t.out.WriteString("," + high)
	}
	t.out.WriteByte('}')
	return nil
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// lookarounds begin the groups that match without reading, or read backwards.
var lookarounds = []string{"?=", "?!", "?<=", "?<!"}

// group reads the beginning of a group after its "(".
func (t *translation) group() error {
	if t.depth++; t.depth > maxDepth {
		return errors.New("groups are nested too deep")
	}
	for _, opening := range lookarounds {
		if t.skip(opening) {
			t.irregular = true
			t.out.WriteString("(" + opening)
			return nil
		}
	}
	name := ""
	switch {
	case t.skip("?:"):
		t.out.WriteString("(?:")
		return nil
	case t.skip("?<"):
		var err error
		if name, err = t.groupName(); err != nil {
			return err
		}
	case strings.HasPrefix(t.rest, "?"):
		return errOnlyRE2
	}
	if !t.again {
		t.groups = append(t.groups, name)
		t.out.WriteString("(?:")
		return nil
	}
	t.out.WriteString("(") // without its name: regexp2 counts those with one last
	return nil
}

// groupName reads the name of a group after its "<".
func (t *translation) groupName() (string, error) {
	name, rest, closed := strings.Cut(t.rest, ">")
	if !closed || name == "" || isNumber(name[:1]) || strings.ContainsAny(name, "()[]|\\") {
		return "", errors.New("the name of a group is missing")
	}
	if !t.again && slices.Contains(t.groups, name) {
		return "", fmt.Errorf("two groups are named %s", name)
	}
	t.rest = rest
	return name, nil
}

// backreference writes a reference to a group, by its name or its number.
func (t *translation) backreference(to string) {
	t.irregular = true
	t.references = append(t.references, to)
	fmt.Fprintf(&t.out, `(?:\%d)`, t.number(to))
}
