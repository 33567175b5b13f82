package operation

import (
	"encoding/json"
	"slices"
	"strings"

	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/words"
)

// An Argument is a parameter, or a header, with the values that a message has for it.
type Argument struct {
	openapi.Parameter
	Texts  []string       // decoded
	Places []span.Stretch // in the file

	Given []string // the members of an object that is spread which the texts are; else nil
}

// IsReadable reports whether the value can be written as JSON: that of an object only where it is spread over
// parameters each of which is one of its properties.
func (a Argument) IsReadable() bool {
	if a.IsSpread() {
		return a.Fragment != "" && len(a.Texts) > 0 && a.isFlat()
	}
	isObject := slices.Contains(a.Types, "object") && !a.IsJSON
	return a.Fragment != "" && !isObject && a.In != "querystring" && len(a.Texts) > 0
}

// isFlat reports whether each text is another property of an object, and no array or object itself.
func (a Argument) isFlat() bool {
	for i, name := range a.Given {
		types, ok := a.Members[name]
		if !ok || slices.Contains(a.Given[:i], name) || slices.Contains(types, "array") || slices.Contains(types, "object") {
			return false
		}
	}
	return true
}

// Object returns a JSON object with the values of parameters by their names, and where these are in
// the file.
func Object(arguments []Argument) (text []byte, from span.Spans) {
	text = []byte{'{'}
	for i, a := range arguments {
		if i > 0 {
			text = append(text, ',')
		}
		add := func(json string, at span.Stretch) {
			from = append(from, span.Span{At: len(text), N: len(json), Start: at.Start, End: at.End})
			text = append(text, json...)
		}
		whole := a.Places[0]
		add(string(words.Quoted(a.Name)), whole)
		text = append(text, ':')
		if a.IsSpread() {
			for k, name := range a.Given {
				text = append(text, "{,"[min(k, 1)])
				add(string(words.Quoted(name)), a.Places[k])
				text = append(text, ':')
				add(scalar(a.Texts[k], a.Members[name]), a.Places[k])
			}
			text = append(text, '}')
			continue
		}
		if !slices.Contains(a.Types, "array") || a.IsJSON {
			add(a.json(a.Texts[0]), whole)
			continue
		}
		text = append(text, '[')
		for k, element := range a.elements() {
			if k > 0 {
				text = append(text, ',')
			}
			add(scalar(element.text, a.Items), element.at)
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
func (a Argument) elements() (all []element) {
	if a.Explode && a.In != "path" && a.In != "header" {
		for i, text := range a.Texts {
			all = append(all, element{text, a.Places[i]})
		}
		return all
	}
	separator := map[string]string{"spaceDelimited": " ", "pipeDelimited": "|"}[a.Style]
	if separator == "" {
		separator = ","
	}
	for i, text := range a.Texts { // a header may be there several times
		for one := range strings.SplitSeq(text, separator) {
			if a.In == "header" {
				one = strings.TrimSpace(one)
			}
			all = append(all, element{one, a.Places[i]})
		}
	}
	return all
}

// json returns a value as JSON.
func (a Argument) json(text string) string {
	if a.IsJSON {
		if json.Valid([]byte(text)) {
			return text
		}
		return string(words.Quoted(text))
	}
	return scalar(text, a.Types)
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
