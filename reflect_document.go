//go:build !noreflect

package authlink

import (
	"reflect"

	"example.com/authlink/internal/reflection"
)

// reflectDocument makes the schema of a type by options that have been checked, in an
// edition that its tags name.
func reflectDocument(t reflect.Type, opts *ReflectOptions, edition string) ([]byte, error) {
	return reflection.Document(t, reflection.Options{
		ID: opts.ID, Title: opts.Title, Closed: opts.Closed, NameTag: opts.NameTag,
		Form: opts.Form, Edition: opts.Edition, At: edition,
	})
}

// editionNames returns the editions that the tags of a type name, oldest first.
func editionNames(t reflect.Type, first string) ([]string, error) {
	return reflection.EditionNames(t, first)
}
