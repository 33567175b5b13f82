// Package compat says how one JSON Schema differs from another for readers of its
// documents, such as responses that somebody else writes. Each difference is proved by
// a document that one of the two accepts and the other refuses, or it is proved that there is none.
//
// # From two schemas to differences
//
// A shape joins everything that a schema, its references and its "allOf" say about one
// value, so schemas that only have another layout have the same shape. A differ compares
// the shapes of the two schemas, then those of each property and element. What has no
// better place in a shape ("not", "if" and the like) is a clause: written out with its
// members sorted, it is there or it is not. Alternatives are paired, and each pair is compared.
//
// At each place package inclusion is asked first: where one side has all that the other one has, nothing
// is gained there, or lost, however it is worded. The rest is worded differently; documents show
// whether it means something else.
//
// Package generate makes valid documents for one schema and invalid ones for the other.
// Where the two schemas disagree on a document, its violations say which differences it
// proves. A document that no difference explains is a difference itself. For the differences
// that are left, values are looked for that only one side accepts at the place where they were found, and
// carried outward, from one value around them to the next.
//
// # Bounds
//
// Schemas may be hostile, so these are bounded: the steps of the search and of the rules (proof.go), the
// places of a difference that are counted (differ.go), and how much is shown of
// values, clauses and proofs. A difference without a proof in the end is reported without
// one.
//
// # Where to read what
//
//   - compat.go: what is reported of a difference, and a comparison as a whole
//   - shape.go, limit.go, alternatives.go, clause.go: what a schema says about a value
//   - differ.go, place.go: what is compared where; values.go, members.go, union.go, notes.go: what differs,
//     and how severe that is
//   - proof.go, index.go, path.go: documents for it; guide.go, probe.go, side.go, rewrite.go: those that are
//     made for one difference
//   - write.go, redact.go, placeholder.go: how schemas and documents are shown, and secrets are not
package compat
