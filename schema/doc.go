// Package schema is StackOne's ConnectSessionTokenAuthLink payload as Go
// types: the single source of the contract. Package authlink reflects them to
// JSON Schema; the documents beside this file are that schema, one per form,
// for editors and for other languages.
package schema
