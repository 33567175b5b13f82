package openapi

import (
	"errors"
	"slices"
	"strings"
)

// bodyOf returns the schema of what an operation answers, or of what it is asked.
func (d *Document) bodyOf(operation target, direction Direction, status, mediaType string) (target, error) {
	if direction == Request && status == "" {
		body, err := d.step(operation, "requestBody")
		if err != nil {
			return target{}, err
		}
		return d.inContent(body, mediaType)
	}
	responses, err := d.step(operation, "responses")
	if err != nil {
		return target{}, err
	}
	response, err := d.responseOf(responses, status)
	if err != nil {
		return target{}, err
	}
	return d.inContent(response, mediaType)
}

// responseOf returns the response of a status: 2XX is that of every status that has none itself, and default
// of all others. Without a status it is the first that says that all went well.
func (d *Document) responseOf(responses target, status string) (target, error) {
	names := responses.names()
	candidates := []string{status}
	if status == "" {
		candidates = nil
		for _, name := range names {
			if strings.HasPrefix(name, "2") {
				candidates = append(candidates, name)
			}
		}
	} else if status != "default" {
		candidates = append(candidates, strings.ToUpper(status), status[:1]+"XX", status[:1]+"xx")
	}
	for _, name := range append(candidates, "default") {
		if response, ok := responses.below(name); ok {
			return response, nil
		}
	}
	return target{}, &NotFoundError{File: responses.file.path, Name: status, Under: under(responses.tokens), Names: names}
}

// inContent returns the schema of a body: of a media type, or of the one that is JSON.
func (d *Document) inContent(body target, mediaType string) (target, error) {
	content, err := d.step(body, "content")
	if err != nil {
		return target{}, err
	}
	names := content.names()
	if mediaType != "" {
		names = slices.DeleteFunc(names, func(name string) bool { return !strings.EqualFold(name, mediaType) })
	}
	slices.SortStableFunc(names, func(a, b string) int { return rank(a) - rank(b) })
	if len(names) == 0 {
		return target{}, &NotFoundError{File: content.file.path, Name: mediaType, Under: under(content.tokens), Names: content.names()}
	}
	media, _ := content.below(names[0])
	return d.schemaOf(media)
}

// rank is the lower the more a media type is JSON.
func rank(mediaType string) int {
	mediaType, _, _ = strings.Cut(strings.ToLower(mediaType), ";")
	switch {
	case mediaType == "application/json":
		return 0
	case strings.HasSuffix(mediaType, "+json"), strings.HasSuffix(mediaType, "/json"):
		return 1
	case strings.Contains(mediaType, "*"):
		return 2
	}
	return 3
}

// schemaOf returns the schema of a media type, a parameter or a header.
func (d *Document) schemaOf(at target) (target, error) {
	at, err := d.resolve(at)
	if err != nil {
		return target{}, err
	}
	for _, name := range []string{"schema", "itemSchema"} { // the latter of 3.2
		if schema, ok := at.below(name); ok {
			return schema, nil
		}
	}
	if _, ok := at.below("content"); ok {
		return d.inContent(at, "")
	}
	return target{}, errors.New(under(at.tokens) + " has no schema")
}

// descend goes from what a pointer leads to, to the schema in it: that of the response of an operation, say.
func (d *Document) descend(at target, direction Direction) (target, error) {
	if isSchemaPlace(at.tokens) {
		return at, nil
	}
	resolved, err := d.resolve(at)
	if err != nil {
		return target{}, err
	}
	if isSchemaPlace(resolved.tokens) {
		return at, nil
	}
	object := resolved.object()
	switch has := func(name string) bool { _, ok := object[name].(map[string]any); return ok }; {
	case has("responses") && !has("properties"):
		return d.bodyOf(resolved, direction, "", "")
	case has("content"), has("itemSchema"), object["in"] != nil && has("schema"), isNotSchema(at.tokens):
		return d.schemaOf(resolved)
	}
	return at, nil
}

// isSchemaPlace reports whether a schema is where a pointer leads.
func isSchemaPlace(tokens []string) bool {
	return len(tokens) >= 3 && tokens[0] == "components" && tokens[1] == "schemas" || slices.Contains(tokens, "schema")
}

// isNotSchema reports whether a pointer leads to some other object of OpenAPI.
func isNotSchema(tokens []string) bool {
	return len(tokens) > 1 && slices.Contains([]string{"paths", "webhooks", "components"}, tokens[0]) && !isSchemaPlace(tokens)
}
