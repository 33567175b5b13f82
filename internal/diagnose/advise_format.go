package diagnose

import (
	"strconv"
	"strings"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/format"
	"example.com/authlink/internal/lazyregexp"
	"example.com/authlink/internal/show"
)

// exampleOf shows what a format of JSON Schema Validation 2020-12,
// section 7.3, looks like.
func exampleOf(name string) (example string, ok bool) {
	switch name {
	case "date":
		return "2025-02-13", true
	case "date-time":
		return "2025-02-13T09:44:27.866Z", true
	case "duration":
		return "P3DT12H", true
	case "email", "idn-email":
		return "name@example.com", true
	case "hostname", "idn-hostname":
		return "api.example.com", true
	case "ipv4":
		return "192.0.2.1", true
	case "ipv6":
		return "2001:db8::1", true
	case "iri", "uri":
		return "https://example.com/", true
	case "json-pointer":
		return "/categories/0", true
	case "period":
		return "2025-02-13T09:44:27Z/P3D", true
	case "relative-json-pointer":
		return "1/name", true
	case "semver":
		return "1.2.3", true
	case "time":
		return "09:44:27Z", true
	case "uri-template":
		return "https://example.com/{id}", true
	case "uuid":
		return "123e4567-e89b-12d3-a456-426614174000", true
	}
	return "", false
}

// adviseExample says what a format looks like.
func adviseExample(name string) Counsel {
	example, ok := exampleOf(name)
	if !ok {
		return Counsel{}
	}
	return advise(advice.LooksLike, name, strconv.Quote(example)) // it is ours, and has no secret
}

// adviseFormat says what is wrong with a text that is not of its format, where that can be
// told, and what the format looks like.
func (w *wording) adviseFormat(n *Fault, at site) Counsel {
	want := n.schema.Format.Name
	text, ok := w.value(n).(string)
	if !ok || text == "" || w.isSecret(n) {
		return adviseExample(want)
	}
	if want == "date-time" {
		if c := w.adviseUnixTime(n, text, at); !c.isNone() {
			return c
		}
	}
	return w.adviseUnformatted(n, want, text, at).and(adviseExample(want))
}

// adviseUnformatted says what is wrong with a text, the more telling first: that it was
// never filled in, how it can be mended, or what else is at fault.
func (w *wording) adviseUnformatted(n *Fault, name, text string, at site) Counsel {
	if variable := variableIn(name, text); variable != "" {
		return advise(advice.FillIn, show.Quote(variable))
	}
	mended, first := mendText(name, text)
	if mended == text || !w.accepts(n, mended) {
		return adviseUnfilled(name, text).or(adviseUnmended(n, name, mended))
	}
	c := advise(first.code, first.args...)
	if at.isNone() {
		return c
	}
	edits, ok := at.rewrite(text, mended)
	if !ok {
		return adviseUnmended(n, name, text)
	}
	return c.with(first.isGuess, edits...)
}

// variableShape matches the variable of a template in the middle of a text.
var variableShape = lazyregexp.New(`\$?\{\{?\s*[\w.-]+\s*\}?\}`)

// variableIn returns the first variable of what is a template where a URI should be.
func variableIn(name, text string) string {
	switch name {
	case "uri", "iri", "uri-reference", "iri-reference":
		if !strings.Contains(text, "{") {
			return ""
		}
		if found := variableShape().FindString(text); found != text {
			return found
		}
	}
	return ""
}

// adviseUnfilled is for a text that was never filled in. What a pattern or a template has
// in brackets is its own.
func adviseUnfilled(name, text string) Counsel {
	if (name == "regex" || name == "uri-template") && isInBrackets(text) {
		return Counsel{}
	}
	return advisePlaceholder(text)
}

// adviseUnmended says what is wrong with a text that only a person can mend.
func adviseUnmended(n *Fault, name, text string) Counsel {
	check, ok := format.Lookup(name, n.schema.DraftVersion)
	if !ok {
		return Counsel{}
	}
	if f, ok := check(text).(format.Fault); ok {
		return adviseFault(name, text, f)
	}
	return Counsel{}
}
