package lsp

import (
	"fmt"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/jsonpointer"
)

// hover answers with what the schema says about the value under the pointer, and
// with null if that is nothing.
func (l *look) hover(p positionParams) (any, error) {
	offset := l.offset(p.Position, l.encoding)
	said, ok, err := l.project.Describe(l.path, []byte(l.text), offset)
	if err != nil || !ok {
		return nil, err
	}
	return hover{markupContent{"markdown", markdown(said)}, l.rangeOf(said.Offset, said.End)}, nil
}

// markdown lays a description out for a small window.
func markdown(d authlink.Description) string {
	paragraphs := []string{strings.TrimSpace(strings.Join([]string{bold(nameOf(d.InstanceLocation)), facts(d)}, " "))}
	for _, text := range []string{d.Title, d.Description} {
		if text != "" {
			paragraphs = append(paragraphs, text)
		}
	}
	for _, list := range []struct {
		name   string
		values []string
	}{{"One of", d.Values}, {"For example", d.Examples}} {
		if len(list.values) > 0 {
			paragraphs = append(paragraphs, list.name+": "+code(list.values))
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

// nameOf returns the name of a value: the last name in its pointer, and the numbers
// after it of an element, such as categories[0].
func nameOf(pointer string) string {
	parent, name := jsonpointer.Cut(pointer)
	if _, isIndex := jsonpointer.Index(name); isIndex && parent != "" {
		return nameOf(parent) + "[" + name + "]"
	}
	return name
}

// facts are what can be said about a value in a few words.
func facts(d authlink.Description) string {
	var words []string
	if len(d.Types) > 0 {
		words = append(words, strings.Join(d.Types, " or "))
	}
	words = append(words, d.Format...)
	for _, fact := range []struct {
		holds bool
		word  string
	}{{d.Required, "required"}, {d.Deprecated, "deprecated"}, {d.ReadOnly, "read-only"}, {d.WriteOnly, "secret"}} {
		if fact.holds {
			words = append(words, fact.word)
		}
	}
	if len(words) == 0 {
		return ""
	}
	return "(" + strings.Join(words, ", ") + ")"
}

func bold(name string) string {
	if name == "" {
		return ""
	}
	return "**" + name + "**"
}

func code(values []string) string {
	quoted := make([]string, len(values))
	for i, value := range values {
		fence := "`"
		if strings.Contains(value, fence) {
			fence = "``"
		}
		quoted[i] = fmt.Sprint(fence, value, fence)
	}
	return strings.Join(quoted, ", ")
}
