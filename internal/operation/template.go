package operation

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// A template is the template of a path (3.0.3, section 4.7.8.2; 3.2.0, section 4.8.2).
type template struct {
	segments []segment
	deep     *regexp.Regexp // of one in which a parameter takes slashes; else nil
	names    []string       // of its parameters
}

// A segment is what is between two slashes of a template.
type segment struct {
	literal string         // decoded; of a segment without parameters
	names   []string       // of the parameters, in order
	pattern *regexp.Regexp // of a segment that has text beside its parameters, or several; else nil
}

// The ranks of segments: the lower, the more specific.
const (
	concrete = iota
	mixed
	templated
)

func (s segment) rank() int {
	switch {
	case len(s.names) == 0:
		return concrete
	case s.pattern != nil:
		return mixed
	}
	return templated
}

// newTemplate reads a template, of which some parameters may take slashes.
func newTemplate(path string, deep []string) template {
	var t template
	for part := range strings.SplitSeq(strings.TrimPrefix(path, "/"), "/") {
		t.segments = append(t.segments, newSegment(part))
	}
	if len(deep) > 0 {
		t.setDeep(path, deep)
	}
	return t
}

// setDeep makes the pattern of a template in which some parameters take slashes.
func (t *template) setDeep(path string, deep []string) {
	t.deep = regexp.MustCompile("^(?s:" + patternOf(path, regexp.QuoteMeta, func(name string) string {
		t.names = append(t.names, name)
		if slices.Contains(deep, name) {
			return "(.+?)"
		}
		return "([^/]+?)"
	}) + ")$")
}

// patternOf returns the regular expression of a template, made of those of the literal texts in it and of
// its parameters, {name}. A brace that is not closed is literal.
func patternOf(template string, literal, parameter func(string) string) string {
	var b strings.Builder
	for {
		before, rest, isOpen := strings.Cut(template, "{")
		name, after, isClosed := strings.Cut(rest, "}")
		if !isOpen || !isClosed {
			b.WriteString(literal(template))
			return b.String()
		}
		b.WriteString(literal(before) + parameter(name))
		template = after
	}
}

// matchDeep is match for a template in which some parameters take slashes.
func (t template) matchDeep(path string, at int) (values []Value, ok bool) {
	found := t.deep.FindStringSubmatchIndex(path)
	for i, name := range t.names {
		if found == nil {
			break
		}
		start, end := found[2*i+2], found[2*i+3]
		values = append(values, Value{Name: name, Text: decoded(path[start:end]), Start: at + start, End: at + end, StandsFor: IsVariable(path[start:end])})
	}
	return values, found != nil
}

func newSegment(text string) segment {
	var s segment
	quote := func(literal string) string { return regexp.QuoteMeta(decoded(literal)) }
	pattern := patternOf(text, quote, func(name string) string {
		s.names = append(s.names, name)
		return "(.+?)"
	})
	switch {
	case len(s.names) == 0:
		s.literal = decoded(text)
	case text != "{"+s.names[0]+"}":
		s.pattern = regexp.MustCompile("^(?s:" + pattern + ")$")
	}
	return s
}

// match returns the values of the parameters in a path that begins at an offset, false if the path
// is not of the template. A parameter has no slash in its value, unless that is encoded, and is
// never empty.
func (t template) match(path string, at int) (values []Value, ok bool) {
	if t.deep != nil {
		return t.matchDeep(path, at)
	}
	if strings.HasPrefix(path, "/") {
		at++
	}
	parts := partsOf(path)
	if len(parts) != len(t.segments) {
		return nil, false
	}
	for i, s := range t.segments {
		part := parts[i]
		found, ok := s.match(part, at)
		if !ok {
			return nil, false
		}
		values = append(values, found...)
		at += len(part) + 1
	}
	return values, true
}

func (s segment) match(part string, at int) (values []Value, ok bool) {
	text := decoded(part)
	whole := Value{Text: text, Start: at, End: at + len(part), StandsFor: IsVariable(part)}
	switch s.rank() {
	case concrete:
		return nil, text == s.literal
	case templated:
		whole.Name = s.names[0]
		return []Value{whole}, text != ""
	}
	found := s.pattern.FindStringSubmatch(text)
	if found == nil {
		return nil, false
	}
	for i, name := range s.names {
		one := whole // where exactly in the segment is lost with its encoding
		one.Name, one.Text = name, found[i+1]
		values = append(values, one)
	}
	return values, true
}

// partsOf returns what is between the slashes of a path.
func partsOf(path string) []string { return strings.Split(strings.TrimPrefix(path, "/"), "/") }

// key is the same for templates whose concrete segments are.
func (t template) key() string {
	var literals []string
	for _, s := range t.segments {
		if s.rank() == concrete {
			literals = append(literals, s.literal)
		}
	}
	return keyOf(literals)
}

// keyIn is the key of the templates that a path may be of, if their concrete segments are where those
// of this one are.
func (t template) keyIn(parts []string) string {
	var literals []string
	for i, s := range t.segments {
		if s.rank() == concrete {
			literals = append(literals, decoded(parts[i]))
		}
	}
	return keyOf(literals)
}

func keyOf(literals []string) string { return strings.Join(literals, "\x00") }

// compare orders templates: concrete before templated (3.0.3, section 4.7.8.2), from the first
// segment in which they differ. Those that differ in the names of parameters alone are equal.
func (t template) compare(u template) int {
	for i := range min(len(t.segments), len(u.segments)) {
		if c := cmp.Compare(t.segments[i].rank(), u.segments[i].rank()); c != 0 {
			return c
		}
	}
	return 0
}
