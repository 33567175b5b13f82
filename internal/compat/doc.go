// Package compat says how one JSON Schema differs from another for readers of its
// documents: responses that somebody else writes. It proves what it
// says by documents that one of the two accepts and the other refuses.
//
// # From two schemas to differences
//
// A shape joins all that a schema, what it refers to and its "allOf" say of one value;
// so schemas that are laid out in another way have the same shape. A differ holds the
// shapes of the two schemas against each other, then those of each property and
// element. What has no better place in a shape ("not", "if" and the like) is a clause:
// written out with its members sorted, it is there or it is not.
//
// This finds what is said differently; whether it means something else, documents show.
// Package generate makes valid ones of the one schema and invalid ones of the other; the
// violations of those on which the two disagree say of which differences they are
// the proof. For the rest, values are planted at the path of the difference. A
// document that no difference explains is a difference itself.
//
// # Bounds
//
// Schemas are hostile: the steps of the search are counted (proof.go), and the places in
// which schemas that refer to one another are compared (differ.go), and how
// much is shown of values, clauses and proofs. What has no proof in the end is reported without one.
//
// # Where to read what
//
//   - compat.go: what is reported of a difference, and a comparison as a whole
//   - shape.go, limit.go, alternatives.go, clause.go: what a schema says of a value
//   - differ.go: what differs, and how severe that is
//   - proof.go, index.go, plant.go, path.go: documents for it
//   - write.go, redact.go: how schemas are shown, and secrets are not
package compat
