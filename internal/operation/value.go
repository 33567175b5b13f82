package operation

import (
	"encoding/json"
	"slices"
	"strings"

	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/words"
)

// A Given is a parameter, or a header, with the values that a message has for it.
type Given struct {
	openapi.Parameter
	Texts  []string       // decoded
	Places []span.Stretch // in the file
}

// IsReadable reports whether the value can be written as JSON: that of an object in the styles of
// forms is spread over other names.
func (g Given) IsReadable() bool {
	isObject := slices.Contains(g.Types, "object") && !g.IsJSON
	return g.Fragment != "" && !isObject && g.In != "querystring" && len(g.Texts) > 0
}

// Object returns a JSON object with the values of parameters by their names, and where these are in
// the file.
func Object(given []Given) (text []byte, from span.Spans) {
	text = []byte{'{'}
	for i, g := range given {
		if i > 0 {
			text = append(text, ',')
		}
		add := func(json string, at span.Stretch) {
			from = append(from, span.Span{At: len(text), N: len(json), Start: at.Start, End: at.End})
			text = append(text, json...)
		}
		whole := g.Places[0]
		add(string(words.Quoted(g.Name)), whole)
		text = append(text, ':')
		if !slices.Contains(g.Types, "array") || g.IsJSON {
			add(g.json(g.Texts[0]), whole)
			continue
		}
		text = append(text, '[')
		for k, element := range g.elements() {
			if k > 0 {
				text = append(text, ',')
			}
			add(scalar(element.text, g.Items), element.at)
		}
		text = append(text, ']')
	}
	return append(text, '}'), from
}

// An element is one of an array.
type element struct {
	text string
	at   span.Stretch
}

// elements returns those of an array in its style (3.0.3, section 4.7.12.2).
func (g Given) elements() (all []element) {
	if g.Explode && g.In != "path" && g.In != "header" {
		for i, text := range g.Texts {
			all = append(all, element{text, g.Places[i]})
		}
		return all
	}
	separator := map[string]string{"spaceDelimited": " ", "pipeDelimited": "|"}[g.Style]
	if separator == "" {
		separator = ","
	}
	for i, text := range g.Texts { // a header may be there several times
		for one := range strings.SplitSeq(text, separator) {
			if g.In == "header" {
				one = strings.TrimSpace(one)
			}
			all = append(all, element{one, g.Places[i]})
		}
	}
	return all
}

// json returns a value as JSON.
func (g Given) json(text string) string {
	if g.IsJSON {
		if json.Valid([]byte(text)) {
			return text
		}
		return string(words.Quoted(text))
	}
	return scalar(text, g.Types)
}

// scalar returns a text as JSON: of the type that it looks like if that is one of some types, else a string.
func scalar(text string, types []string) string {
	is := func(kind string) bool { return slices.Contains(types, kind) }
	switch {
	case (is("integer") || is("number")) && isNumber(text), is("boolean") && (text == "true" || text == "false"):
		return text
	case is("null") && !is("string") && (text == "" || text == "null"):
		return "null"
	}
	return string(words.Quoted(text))
}

func isNumber(text string) bool {
	return text != "" && (text[0] == '-' || text[0] >= '0' && text[0] <= '9') && json.Valid([]byte(text))
}
