// Package generate makes documents out of a JSON Schema: valid ones, and invalid
// ones that break one constraint each. The reference engine and the library prove
// every one before it is handed out. The same schema and seed give the same
// bytes, on every machine.
//
// It does not solve the schema: it makes a document that looks right, asks, and
// makes another, so often and no more. That nothing was found is therefore no
// proof that there is nothing.
//
// # From a schema to a document
//
// A [Generator] knows its schema once and for all: facts (how deep the shallowest value
// of each subschema is, what it costs to judge one) and a survey of its goals. A goal is
// what one document is to show: a constraint broken, or its edge touched, such as
// maximum: 3 by a 3.
//
// For each document a maker goes down from the root. Of every value there is first a
// want (which subschemas apply, and whether the goal is at it or below it), and from
// that a spec: all that these subschemas ask, joined, with the goal turned into its
// opposite. From the spec the maker makes a value, and the values in it in the same way;
// what the spec does not accept is made again. Chance, seeded, makes the tries differ.
// In the end the document is judged by its bytes: an invalid one has to have the one
// violation that the goal is about.
//
// # Bounds
//
// Schemas are hostile: everything is counted, nothing is timed, so that the same is found
// everywhere. A step is about what it takes to hold a value against a keyword; the
// steps of a call are bounded (work.go), so are the tries at each thing
// (generate.go, maker.go), the values and texts of one document, and the
// paths of the survey (goal.go). What was not made because of that is reported by an
// [IncompleteError].
//
// # Where to read what
//
//   - generate.go, invalid.go: the two calls, their tries, the last judgement
//   - goal.go, subschemas.go: what a schema can show, and the way to its subschemas
//   - spec.go, limits.go, combinator.go: what is asked of a value
//   - maker.go, then number.go, text.go, pattern.go, format.go, array.go, object.go,
//     membername.go: how one is made
//   - facts.go, height.go, work.go: what is known beforehand, and what it costs
//   - name.go, set.go: what cases are called, and that no two are the same
package generate
