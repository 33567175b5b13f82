package generate

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink/internal/jsonpointer"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A part is a schema that applies to a value, with the JSON Pointer that leads
// to it across references (JSON Schema Core 2020-12, section 12.3.1).
type part struct {
	schema *jsonschema.Schema
	path   string
}

// below returns the part that a keyword applies.
func (p part) below(schema *jsonschema.Schema, tokens ...string) part {
	return part{schema, jsonpointer.Append(p.path, tokens...)}
}

// A goal is what one document is to show: one constraint broken, or one of its
// edges touched.
type goal struct {
	part
	keyword string // empty for the schema false
	detail  string // the property that "required" and the like name; the type, value or branch of an edge
	edge    bool   // to be touched, and not broken
	value   any    // the value to show, of an edge of "enum"
}

// location returns the JSON Pointer of the keyword.
func (g goal) location() string {
	switch g.keyword {
	case "":
		return g.path
	case "dependentRequired", "dependencies":
		return jsonpointer.Append(g.path, g.keyword, g.detail)
	}
	return jsonpointer.Append(g.path, g.keyword)
}

// below returns the part of the goal's path that is below another.
func (g goal) below(path string) (rest string, ok bool) {
	rest, ok = strings.CutPrefix(g.path, path)
	if !ok || rest != "" && rest[0] != '/' {
		return "", false
	}
	return strings.TrimPrefix(rest, "/"), true
}

const (
	// maxPaths bounds in how many places a schema that is referred to is looked at.
	maxPaths = 4

	// maxEdges bounds the values of an enum that are shown.
	maxEdges = 100_000

	// maxSurvey bounds how many schemas are looked at for documents, maxSurveyAt how many for
	// values in them.
	maxSurvey   = 1 << 24
	maxSurveyAt = 400

	// maxPathBytes limits all paths together: names can be long, and occur in the
	// path of all that is below them.
	maxPathBytes = 1 << 24
)

// A survey lists the goals of a schema, from the root down.
type survey struct {
	room    int  // bytes of paths that there may still be
	cut     bool // there were more
	values  int  // in all that "enum" lists
	seen    map[*jsonschema.Schema]int
	queue   []part
	broken  []goal
	touched []goal
	varied  []goal // edges that are no keyword's: they are shown last
}

// surveyOf looks at so many schemas that assert something of a document, the nearest first. It
// leaves out those in "if", "not", "contains" and "propertyNames": they assert as a whole.
func surveyOf(most int, roots ...*jsonschema.Schema) *survey {
	s := &survey{room: maxPathBytes, seen: map[*jsonschema.Schema]int{}}
	s.queue = (&Generator{schemas: roots}).parts()
	for ; len(s.queue) > 0 && most > 0; most-- {
		p := s.queue[0]
		s.queue = s.queue[1:]
		if s.seen[p.schema]++; s.seen[p.schema] <= maxPaths {
			s.visit(p)
		}
	}
	s.touched = append(s.touched, s.varied...)
	return s
}

func (s *survey) visit(p part) {
	if s.room -= fanout(p.schema) * (len(p.path) + 1); s.room < 0 {
		s.cut = true
		return
	}
	if p.schema.Bool != nil {
		if !*p.schema.Bool {
			s.breaks(p, "")
		}
		s.varies(p)
		return
	}
	s.anyType(p)
	s.numbers(p)
	s.strings(p)
	s.arrays(p)
	s.objects(p)
	s.varies(p)
	for sub := range subschemas(p) {
		s.queue = append(s.queue, sub)
	}
}

func (s *survey) breaks(p part, keyword string, details ...string) {
	if details == nil {
		details = []string{""}
	}
	for _, detail := range details {
		s.broken = append(s.broken, goal{part: p, keyword: keyword, detail: detail})
	}
}

func (s *survey) touches(p part, keyword, detail string, value any) {
	s.touched = append(s.touched, goal{part: p, keyword: keyword, detail: detail, edge: true, value: value})
}

// limits adds both for each keyword that is there.
func (s *survey) limits(p part, keyword string, there bool) {
	if there {
		s.breaks(p, keyword)
		s.touches(p, keyword, "", nil)
	}
}

func (s *survey) anyType(p part) {
	if t := p.schema.Types; t != nil {
		s.breaks(p, "type")
		if names := t.ToStrings(); len(names) > 1 {
			for _, name := range names {
				s.touches(p, "type", name, nil)
			}
		}
	}
	if p.schema.Const != nil {
		s.breaks(p, "const")
	}
	if e := p.schema.Enum; e != nil {
		s.breaks(p, "enum")
		s.values += len(e.Values)
		for i, value := range e.Values[:min(len(e.Values), maxEdges)] {
			s.touches(p, "enum", describe(value, i), value)
		}
	}
	if p.schema.Not != nil {
		s.breaks(p, "not")
	}
	s.alternatives(p, "anyOf", len(p.schema.AnyOf))
	s.alternatives(p, "oneOf", len(p.schema.OneOf))
}

func (s *survey) alternatives(p part, keyword string, n int) {
	if n > 0 {
		s.breaks(p, keyword)
	}
	for i := range n {
		s.touches(p, keyword, strconv.Itoa(i), nil)
	}
}

// describe names a value of an enum.
func describe(value any, i int) string {
	switch v := value.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	case nil:
		return "null"
	}
	return strconv.Itoa(i)
}

func (s *survey) numbers(p part) {
	s.limits(p, "minimum", p.schema.Minimum != nil)
	s.limits(p, "exclusiveMinimum", p.schema.ExclusiveMinimum != nil)
	s.limits(p, "maximum", p.schema.Maximum != nil)
	s.limits(p, "exclusiveMaximum", p.schema.ExclusiveMaximum != nil)
	if p.schema.MultipleOf != nil {
		s.breaks(p, "multipleOf")
	}
}

func (s *survey) strings(p part) {
	s.limits(p, "minLength", p.schema.MinLength != nil && *p.schema.MinLength > 0)
	s.limits(p, "maxLength", p.schema.MaxLength != nil)
	if p.schema.Pattern != nil {
		s.breaks(p, "pattern")
	}
	if p.schema.Format != nil {
		s.breaks(p, "format")
	}
}

func (s *survey) arrays(p part) {
	s.limits(p, "minItems", p.schema.MinItems != nil && *p.schema.MinItems > 0)
	s.limits(p, "maxItems", p.schema.MaxItems != nil)
	if p.schema.UniqueItems {
		s.breaks(p, "uniqueItems")
	}
	if p.schema.AdditionalItems == false {
		s.breaks(p, "additionalItems")
	}
	if p.schema.Contains == nil {
		return
	}
	if p.schema.MinContains == nil {
		s.breaks(p, "contains")
	} else if *p.schema.MinContains > 0 {
		s.breaks(p, "minContains")
	}
	if p.schema.MaxContains != nil {
		s.breaks(p, "maxContains")
	}
}

func (s *survey) objects(p part) {
	s.limits(p, "minProperties", p.schema.MinProperties != nil && *p.schema.MinProperties > 0)
	s.limits(p, "maxProperties", p.schema.MaxProperties != nil)
	for _, name := range p.schema.Required {
		s.breaks(p, "required", name)
	}
	if p.schema.AdditionalProperties == false {
		s.breaks(p, "additionalProperties")
	}
	if p.schema.PropertyNames != nil {
		s.breaks(p, "propertyNames")
	}
	for _, name := range slices.Sorted(maps.Keys(p.schema.DependentRequired)) {
		if len(p.schema.DependentRequired[name]) > 0 {
			s.breaks(p, "dependentRequired", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.schema.Dependencies)) {
		if names, ok := p.schema.Dependencies[name].([]string); ok && len(names) > 0 {
			s.breaks(p, "dependencies", name)
		}
	}
}
