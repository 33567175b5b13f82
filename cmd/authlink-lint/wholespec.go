package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"example.com/authlink/internal/compat"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/schemafile"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/words"
)

// What is compared of two OpenAPI documents.
const (
	byResponses = "responses"
	byRequests  = "requests"
	bySchemas   = "schemas"
)

// described is what an OpenAPI document says of what it has.
const described = "described"

// isWholeSpec reports whether a name is that of an OpenAPI document, and of no schema in it.
func isWholeSpec(c *contracts.Contract, name string) bool {
	if _, err := c.ParseEdition(name); err == nil {
		return false
	}
	return !schemafile.ParseName(name).HasFragment && schemafile.IsSpec(name)
}

// A wholeSpec is an OpenAPI document of whose parts each has a schema.
type wholeSpec struct {
	spec      *schemafile.Spec
	fragments map[string]string // of the parts, by name
	keys      map[string]string // of the parts, by what is the same for both documents
	groups    map[string]bool   // the operations, by their keys; nil where there are none
}

func openWhole(name, by string) (*wholeSpec, error) {
	spec, err := schemafile.OpenSpec(name)
	if err != nil {
		return nil, placedFailure(err)
	}
	w := &wholeSpec{spec: spec, fragments: map[string]string{}, keys: map[string]string{}}
	if by == bySchemas {
		for _, name := range spec.SchemaNames() {
			w.add(name, name, strings.TrimPrefix(openapi.SchemaFragment(name), "#"))
		}
		return w, nil
	}
	w.groups = map[string]bool{}
	for _, o := range spec.Operations() {
		w.groups[o.Key()] = true
		bodies := o.Responses
		if by == byRequests {
			bodies = o.Requests
		}
		for _, body := range bodies {
			w.add(o.Key()+strings.TrimPrefix(body.Pointer, o.Method+" "+o.Path), body.Pointer, body.Pointer)
		}
	}
	if problems := spec.Problems(); len(problems) > 0 {
		return nil, &failure{fmt.Errorf("%s: %w", source.VisiblePath(name), problems[0]), problemsHint(len(problems))}
	}
	return w, nil
}

// problemsHint says how much else is broken.
func problemsHint(n int) string {
	if n == 1 {
		return ""
	}
	return "and so are " + words.Count(n-1, "other place")
}

func (w *wholeSpec) add(key, name, fragment string) {
	w.keys[key] = name
	w.fragments[name] = fragment
}

// compareSpecs compares two OpenAPI documents part by part.
func (r *run) compareSpecs(oldName, newName, by string, opts compat.Options) (*compat.Result, *specSummary, error) {
	old, err := openWhole(oldName, by)
	if err != nil {
		return nil, nil, err
	}
	new, err := openWhole(newName, by)
	if err != nil {
		return nil, nil, err
	}
	direction := openapi.Response
	if by == byRequests {
		direction = openapi.Request
	}
	both := map[string][2]string{}
	for key, name := range old.keys {
		if other, ok := new.keys[key]; ok {
			both[other] = [2]string{old.fragments[name], new.fragments[other]}
		}
	}
	before, after := map[string]string{}, map[string]string{}
	for name, pair := range both {
		before[name], after[name] = pair[0], pair[1]
	}
	o, failedOld, err := old.spec.CompileAll(before, direction)
	if err != nil {
		return nil, nil, placedFailure(err)
	}
	r.warnRepeated(old.spec.Repeated())
	r.warnRepeated(new.spec.Repeated())
	n, failedNew, err := new.spec.CompileAll(after, direction)
	if err != nil {
		return nil, nil, placedFailure(err)
	}
	for _, failed := range []map[string]error{failedOld, failedNew} {
		for _, name := range slices.Sorted(maps.Keys(failed)) {
			return nil, nil, &failure{err: fmt.Errorf("%s: %w", name, failed[name])}
		}
	}
	opts.Parts = max(1, len(both))
	result, err := compat.Compare(o, n, opts)
	if err != nil {
		return nil, nil, &failure{err: err}
	}
	s := &specSummary{by: by, compared: len(both)}
	s.addMissing(result, old, new)
	slices.SortStableFunc(result.Differences, func(a, b compat.Difference) int { return strings.Compare(a.In, b.In) })
	changed := map[string]bool{}
	for _, d := range result.Differences {
		for _, name := range d.Parts() {
			if _, ok := both[name]; ok {
				changed[name] = true
			}
		}
	}
	s.changed = len(changed)
	return result, s, nil
}

// A specSummary counts what was compared.
type specSummary struct {
	by                            string
	compared, changed, came, went int
}

func (s *specSummary) String() string {
	one := strings.TrimSuffix(s.by, "s")
	return fmt.Sprintf("%s compared: %d changed, %d the same; %d came, %d went", words.Count(s.compared, one), s.changed, s.compared-s.changed, s.came, s.went)
}

// addMissing adds what only one of the documents has: an operation as one difference.
func (s *specSummary) addMissing(result *compat.Result, old, new *wholeSpec) {
	told := map[string]bool{}
	for _, key := range slices.Sorted(maps.Keys(old.keys)) {
		if _, ok := new.keys[key]; !ok {
			s.went++
			s.tell(result, told, key, old, new, true)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(new.keys)) {
		if _, ok := old.keys[key]; !ok {
			s.came++
			s.tell(result, told, key, new, old, false)
		}
	}
}

func (s *specSummary) tell(result *compat.Result, told map[string]bool, key string, has, lacks *wholeSpec, isGone bool) {
	d := compat.Difference{In: has.keys[key], Keyword: strings.TrimSuffix(s.by, "s"), Unjudged: true, Class: compat.Safe, New: described}
	if isGone {
		d.Old, d.New = described, ""
	}
	operation := operationOf(key)
	switch {
	case has.groups != nil && !lacks.groups[operation]: // the operation as a whole
		d.Keyword, d.In = "operation", operationOf(has.keys[key])
		if isGone {
			d.Class = compat.Breaking // nothing answers any more
		}
	case s.by == byResponses && isGone == isSuccess(key): // a body that a reader reads is gone, or one of a status that it does not know came
		d.Class = compat.Widening
		if isGone {
			d.Class = compat.Breaking
		}
	}
	if name := d.Keyword + d.In; !told[name] {
		told[name] = true
		result.Differences = append(result.Differences, d)
		result.Equal = false
	}
}

// operationOf returns the method and the path that the name of a body begins with.
func operationOf(name string) string {
	parts := strings.SplitN(name, " ", 3)
	return strings.Join(parts[:min(2, len(parts))], " ")
}

// isSuccess reports whether a response says that all went well.
func isSuccess(name string) bool {
	parts := strings.Split(name, " ")
	return len(parts) > 2 && strings.HasPrefix(parts[2], "2")
}

// checkWhole finds flags that have no place in a comparison of whole documents.
func checkWhole(c *contracts.Contract, old, new string) error {
	if isWholeSpec(c, old) != isWholeSpec(c, new) {
		name := old
		if !isWholeSpec(c, old) {
			name = new
		}
		return &failure{fmt.Errorf("%s: this is an OpenAPI document, not a JSON Schema", source.VisiblePath(name)),
			"name a schema in it: FILE#/components/schemas/NAME, or 'FILE#GET /path 200'; or give two whole OpenAPI documents"}
	}
	return nil
}

var errFixturesOfWhole = errors.New("--fixtures needs schemas: name one in each document, FILE#/components/schemas/NAME")
