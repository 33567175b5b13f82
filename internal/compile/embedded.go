package compile

import (
	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
)

// An embedding is a schema with an identifier of its own in a document (JSON Schema Core
// 2020-12, section 9.3.1). The engine finds it where it is referred to from within, and
// not from another document.
type embedding struct {
	*document
	path       []string
	value      int    // in the index of the document
	metaschema string // the "$schema" that it inherits
}

func (e embedding) raw() []byte { return e.index.Raw(e.value) }

// embeddings returns those of all documents, by their URIs.
func (l *library) embeddings() map[string][]embedding {
	if l.embedded == nil {
		l.embedded = map[string][]embedding{}
		for _, d := range l.documents {
			search := embeddingSearch{d, l.embedded}
			search.schema(0, nil, surroundings{base: d.base, draft: l.draft})
		}
	}
	return l.embedded
}

// An embeddingSearch looks for the identifiers in one document.
type embeddingSearch struct {
	*document
	found map[string][]embedding
}

// surroundings are what a schema inherits from those that it is in.
type surroundings struct {
	base       string // URI that identifiers are relative to
	metaschema string // "$schema"
	draft      dialect.Draft
}

// enter returns the surroundings of what is in a schema with some keywords.
func (s surroundings) enter(keywords map[string]string) surroundings {
	if metaschema := keywords["$schema"]; metaschema != "" {
		s.metaschema, s.draft = metaschema, dialect.Draft202012
		if draft, ok := dialect.Of(metaschema); ok {
			s.draft = draft
		}
	}
	return s
}

// identifier returns the one that a schema gives itself; "" for none.
func (s surroundings) identifier(keywords map[string]string) string {
	if _, refers := keywords["$ref"]; refers && s.draft.IgnoresSiblings() {
		return ""
	}
	return withoutFragment(keywords[s.draft.Identifier()])
}

func (e *embeddingSearch) schema(i int, path []string, around surroundings) {
	if e.index.Token(i).Kind != jsonindex.Object {
		return
	}
	keywords := e.texts(i)
	around = around.enter(keywords)
	if id := around.identifier(keywords); id != "" && len(path) > 0 {
		around.base = withoutFragment(dialect.Resolve(around.base, id))
		e.found[around.base] = append(e.found[around.base], embedding{e.document, path, i, around.metaschema})
	}
	for sub, path := range e.subschemas(i, path) {
		e.schema(sub, path, around)
	}
}

// texts returns the keywords of a schema that say what it is called, of those whose
// values are texts.
func (e *embeddingSearch) texts(i int) map[string]string {
	var keywords map[string]string
	for name, value := range e.index.Members(i) {
		switch keyword := e.index.Text(name); keyword {
		case "$schema", "$id", "id", "$ref":
			if e.index.Token(value).Kind == jsonindex.String {
				if keywords == nil {
					keywords = map[string]string{}
				}
				keywords[keyword] = e.index.Text(value)
			}
		}
	}
	return keywords
}

// textsOf is texts for a schema that has been decoded.
func textsOf(schema any) map[string]string {
	object, _ := schema.(map[string]any)
	keywords := map[string]string{}
	for _, keyword := range []string{"$schema", "$id", "id", "$ref"} {
		if text, ok := object[keyword].(string); ok {
			keywords[keyword] = text
		}
	}
	return keywords
}
