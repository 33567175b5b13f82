// Package compat says how one JSON Schema differs from another for readers of its
// documents, such as responses that somebody else writes. Each difference is proved by
// a document that one of the two accepts and the other refuses.
//
// # From two schemas to differences
//
// A shape joins everything that a schema, its references and its "allOf" say about one
// value, so schemas that only have another layout have the same shape. A differ compares
// the shapes of the two schemas, then those of each property and element. What has no
// better place in a shape ("not", "if" and the like) is a clause: written out with its
// members sorted, it is there or it is not.
//
// This finds what is worded differently; documents show whether it means something else.
// Package generate makes valid documents for one schema and invalid ones for the other.
// Where the two schemas disagree on a document, its violations say which differences it
// proves. For the rest, values are planted at the path of the difference. A document
// that no difference explains is a difference itself.
//
// # Bounds
//
// Schemas may be hostile, so these are bounded: the steps of the search (proof.go), the
// places in which recursive schemas are compared (differ.go), and how much is shown of
// values, clauses and proofs. A difference without a proof in the end is reported without
// one.
//
// # Where to read what
//
//   - compat.go: what is reported of a difference, and a comparison as a whole
//   - shape.go, limit.go, alternatives.go, clause.go: what a schema says about a value
//   - differ.go: what differs, and how severe that is
//   - proof.go, index.go, plant.go, path.go: documents for it
//   - write.go, redact.go: how schemas are shown, and secrets are not
package compat
