// Package openapi extracts schemas from OpenAPI documents, 3.0, 3.1 and 3.2, which may be split over
// files.
//
// A Schema Object of OpenAPI 3.1 is already JSON Schema 2020-12 (OpenAPI 3.1.0,
// section 4.8.24). That of 3.0 is a dialect of its own (3.0.3, section 4.7.24),
// with "nullable", a boolean "exclusiveMinimum", an "example", and references that
// ignore the keywords beside them.
//
// Documents are read as vendors write them, which differs from the specification in these points:
//
//   - "nullable" is honoured in 3.1 as well, and beside a reference or a combinator.
//   - "x-extensible-enum", and "x-speakeasy-unknown-values: allow", open an "enum".
//   - "x-multi-segment" lets the value of a parameter in a path have slashes.
//   - The "mapping" of a discriminator says which value a branch has: then a branch is known by it.
//
// A document is for one direction: of a response nothing is required that is "writeOnly", of a request
// nothing that is "readOnly" (3.0.3, section 4.7.24.1; 3.1.0 leaves it to JSON Schema Validation
// 2020-12, section 9.4).
//
// Nothing is fetched, and this package opens no file itself: whoever opens a document says how
// others are read.
//
//   - document.go: documents and the files that they are split over
//   - find.go, name.go: what a pointer, an anchor, a reference or the name of an operation leads to
//   - operation.go, body.go: operations, and the schemas of their bodies
//   - endpoint.go, server.go, parameter.go, response.go, mediatype.go: operations as exchanges are held against them
//   - schema.go: what a schema refers to, as one JSON Schema
//   - translate.go, nullable.go, discriminator.go, direction.go: from a Schema Object to JSON Schema
package openapi
