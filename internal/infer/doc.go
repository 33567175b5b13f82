// Package infer makes a JSON Schema of documents, where nobody has published one: a first edition
// of a contract out of recordings. Every document that it is made of is valid under it.
package infer
