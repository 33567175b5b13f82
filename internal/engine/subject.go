package engine

import (
	"example.com/authlink/internal/compile"
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/jsonindex"
)

// Subject returns what there is to know of a document and its schema, to put faults into words.
func Subject(schema *compile.Schema, data []byte, doc *jsonindex.Index) diagnose.Subject {
	subject := diagnose.Subject{
		Data: data, Doc: doc, Program: schema.Judge,
		Schema: schema.Root, Schemas: schema.All, Lexicon: schema.Lexicon, Source: schema.Source,
	}
	if schema.Contract != nil {
		subject.Contract = schema.Contract()
	}
	return subject
}
