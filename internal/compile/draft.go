package compile

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// EngineOf returns the engine's name for a draft.
func EngineOf(draft dialect.Draft) *jsonschema.Draft {
	switch draft {
	case dialect.Draft4:
		return jsonschema.Draft4
	case dialect.Draft6:
		return jsonschema.Draft6
	case dialect.Draft7:
		return jsonschema.Draft7
	case dialect.Draft201909:
		return jsonschema.Draft2019
	}
	return jsonschema.Draft2020
}

// DraftOf returns the draft that the engine calls so.
func DraftOf(draft *jsonschema.Draft) dialect.Draft {
	for _, d := range dialect.Published() {
		if EngineOf(d) == draft {
			return d
		}
	}
	return dialect.Draft202012
}

// inOtherDraft adds to what is wrong with a schema which draft has it so. What the draft at
// hand would have instead is no advice then: it would change what the schema means.
func (c *compilation) inOtherDraft(cause, err error) error {
	e, ok := err.(*Error)
	if !ok || e.Line == 0 || e.Resource != "" || advice.Has(e.Advice, advice.PatternSyntax) { // no draft has other patterns
		return err
	}
	path := jsonpointer.Split(e.KeywordLocation)
	if instead := c.draft3(path); instead != "" {
		e.Advice = advise(advice.Draft3, instead)
		return e
	}
	draft, ok := c.takenBy(cause, path)
	if !ok {
		return err
	}
	code := advice.NameDraft
	if _, _, isNamed := c.main.index.Find([]string{"$schema"}); isNamed {
		code = advice.OtherDraftNamed
	}
	e.Advice = advise(code, draft.String(), draft.Metaschema())
	return e
}

// maxTrial bounds the schemas that are compiled by each draft, in tokens: of larger ones, that
// takes more time than a hint is worth.
const maxTrial = 50_000

// takenBy returns the draft that takes what stands at a path of the schema, and has most of
// the schema's keywords.
func (c *compilation) takenBy(cause error, path []string) (best dialect.Draft, ok bool) {
	_, isInvalid := errors.AsType[*jsonschema.SchemaValidationError](cause)
	_, isAnchor := errors.AsType[*jsonschema.AnchorNotFoundError](cause)
	if !isInvalid && !isAnchor || c.main.index.Len() > maxTrial {
		return 0, false
	}
	names, least := dialect.Count(c.main.index), 0
	for _, d := range dialect.ByUse() {
		if keyword := lastKeyword(path); keyword != nil && !keyword.In(d) {
			continue // it takes anything there
		}
		takes, refusesOther := c.takes(EngineOf(d), path, isInvalid)
		strange := names.Strangers(d)
		if refusesOther {
			strange += c.main.index.Len() // another draft may take that, too
		}
		if takes && (!ok || strange < least) {
			best, least, ok = d, strange, true
		}
	}
	return best, ok
}

// lastKeyword returns the keyword that a path ends with, or that holds what it ends with.
func lastKeyword(path []string) *dialect.Keyword {
	for _, token := range slices.Backward(path) {
		if k := dialect.Find(token); k != nil {
			return k
		}
	}
	return nil
}

// takes reports whether a draft takes what stands at a path, and whether it refuses something
// else. Unless it is the metaschema that has refused what stands there, the draft has to take
// the whole schema: who knows what it ignores.
func (c *compilation) takes(draft *jsonschema.Draft, path []string, isInvalid bool) (takes, refusesOther bool) {
	opts := c.opts
	opts.Draft = draft
	trial, err := newCompilation(c.unnamed(), opts)
	if err == nil {
		_, err = trial.compile()
	}
	if err == nil || !isInvalid {
		return err == nil, false
	}
	var invalid *jsonschema.SchemaValidationError
	var engine *jsonschema.ValidationError
	if !errors.As(err, &invalid) || !errors.As(invalid.Err, &engine) {
		e, ok := trial.schemaError(err).(*Error) // the metaschema is behind it
		return !ok || e.KeywordLocation != jsonpointer.String(path...), true
	}
	uri, fragment, _ := strings.Cut(invalid.URL, "#")
	at := trial.places[uri]
	if at == nil || at.document != trial.main {
		return true, true // it is a resource that is refused
	}
	_, verdict := trial.byMetaschema(engine.SchemaURL, trial.main.index, slices.Concat(at.path, subschema.Tokens(fragment)))
	_, token, ok := trial.main.index.Find(path)
	return verdict != nil && ok && !refuses(verdict, token, map[*judge.Verdict]bool{}), true
}

// unnamed returns the text of the schema with a "$schema" that counts for nothing, and
// everything in its place.
func (c *compilation) unnamed() []byte {
	text := bytes.Clone(c.main.text)
	if name, _, ok := c.main.index.Find([]string{"$schema"}); ok && !c.main.index.Token(name).Escaped {
		copy(text[c.main.index.Token(name).Start+1:], "$naught")
	}
	return text
}

// refuses reports whether a verdict has something against a token itself.
func refuses(v *judge.Verdict, token int, visited map[*judge.Verdict]bool) bool {
	if v == nil || visited[v] {
		return false
	}
	visited[v] = true
	for _, fault := range v.Faults {
		if fault.Causes == nil && v.Token == token {
			return true
		}
		for _, cause := range fault.Causes {
			if refuses(cause.Verdict, token, visited) {
				return true
			}
		}
	}
	return false
}

// draft3 says what to write instead of what only draft 3 had, which is not understood; ""
// for anything else.
func (c *compilation) draft3(path []string) string {
	_, value, ok := c.main.index.Find(path)
	if !ok || len(path) == 0 {
		return ""
	}
	switch kind, last := c.main.index.Token(value).Kind, path[len(path)-1]; {
	case last == "required" && (kind == jsonindex.True || kind == jsonindex.False):
		return `list the names of such properties in "required" of the object that has them`
	case last == "type" && kind == jsonindex.String && c.main.index.Text(value) == "any":
		return `leave "type" out where any type is allowed`
	}
	return ""
}
