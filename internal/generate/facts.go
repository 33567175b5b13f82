package generate

import (
	"encoding/json"
	"maps"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/pattern"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// facts are what is found out of schemas once, because it is asked for every value.
type facts struct {
	program  *judge.Program
	heights  heights
	weights  weights
	patterns map[*jsonschema.Schema][]jsonschema.Regexp
	enums    map[*jsonschema.Schema]map[string]bool
	parsed   map[string]*syntax.Regexp // by their text; nil for those of another dialect

	languages *pattern.Languages    // of the patterns
	searched  map[string]*searching // in them, by what was asked for
	stopped   string                // what kept a text from being found, "" where nothing did
}

func factsOf(root *jsonschema.Schema, program *judge.Program) *facts {
	return &facts{
		program:  program,
		heights:  heightsOf(root),
		weights:  weights{},
		patterns: map[*jsonschema.Schema][]jsonschema.Regexp{},
		enums:    map[*jsonschema.Schema]map[string]bool{},
		parsed:   map[string]*syntax.Regexp{},
	}
}

// accepts reports whether a schema accepts a value. Where that cannot be found out it panics, with
// the error that [undecided] returns.
func (f *facts) accepts(s *jsonschema.Schema, value any) bool { return f.acceptsText(s, encode(value)) }

// acceptsText is accepts for a value as text.
func (f *facts) acceptsText(s *jsonschema.Schema, text []byte) bool {
	if s.Bool != nil {
		return *s.Bool
	}
	doc := jsonindex.Get()
	defer doc.Release()
	if doc.Parse(text, jsonindex.Options{}) != nil {
		return false
	}
	accepted, err := f.program.AcceptsBy(s, doc, 0, judge.Options{})
	if err != nil {
		panic(err)
	}
	return accepted
}

// patternsOf returns the patterns of "patternProperties" in their order as text.
func (f *facts) patternsOf(s *jsonschema.Schema) []jsonschema.Regexp {
	if s.PatternProperties == nil {
		return nil
	}
	if _, ok := f.patterns[s]; !ok {
		f.patterns[s] = subschema.Patterns(s)
	}
	return f.patterns[s]
}

// parse parses a pattern, if it is one of Go's, or means the same as one of Go's.
func (f *facts) parse(re jsonschema.Regexp) *syntax.Regexp {
	source := re.String()
	parsed, ok := f.parsed[source]
	if !ok {
		parsed = parseGo(source)
		if p, ok := re.(*pattern.Pattern); ok && parsed == nil && p.Linear() != nil {
			parsed = parseGo(p.Linear().String())
		}
		f.parsed[source] = parsed
	}
	return parsed
}

// parseGo parses a regular expression of Go; nil for one of another dialect.
func parseGo(expression string) *syntax.Regexp {
	parsed, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return nil
	}
	return parsed
}

// lists reports whether a value is one of those in the "enum" of a schema.
func (f *facts) lists(s *jsonschema.Schema, v any) bool {
	if len(s.Enum.Values) <= 16 {
		return slices.ContainsFunc(s.Enum.Values, func(w any) bool { return equal(v, w) })
	}
	if f.enums[s] == nil {
		f.enums[s] = make(map[string]bool, len(s.Enum.Values))
		for _, w := range s.Enum.Values {
			f.enums[s][key(w)] = true
		}
	}
	return f.enums[s][key(v)]
}

// key returns a string that only equal values share.
func key(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return strconv.FormatBool(v)
	case json.Number:
		return rational(v).RatString()
	case string:
		return strconv.Quote(v)
	case []any:
		var keys []string
		for _, item := range v {
			keys = append(keys, key(item))
		}
		return "[" + strings.Join(keys, ",") + "]"
	case map[string]any:
		var keys []string
		for _, name := range slices.Sorted(maps.Keys(v)) {
			keys = append(keys, strconv.Quote(name)+":"+key(v[name]))
		}
		return "{" + strings.Join(keys, ",") + "}"
	}
	return ""
}
