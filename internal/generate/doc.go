// Package generate makes documents from a JSON Schema: valid ones, and invalid ones
// that each break one constraint. Every one is judged before it is handed out. The same
// schema and seed give the same bytes, on every machine.
//
// It does not solve the schema: it makes a document that looks right, checks it, and
// tries again, a bounded number of times. That nothing was found therefore does not
// prove that there is nothing.
//
// # From a schema to a document
//
// A [Generator] learns two things about its schema once: facts (how deep the shallowest
// value of each subschema is, what it costs to judge one) and its goals. A goal is what
// one document is to show: a constraint broken, or its limit touched, as a 3 does for
// maximum: 3.
//
// For each document a maker goes down from the root. For every value it first forms a
// want (which subschemas apply, and whether the goal is at the value or below it), and
// from that a spec: everything that these subschemas require, joined, with the goal
// turned into its opposite. From the spec it makes the value, and in the same way the
// values in it; what the spec does not accept is made again. A seeded random source makes
// the tries differ. In the end the bytes of the document are judged: an invalid one must
// have exactly the violation that the goal is about.
//
// # Bounds
//
// Schemas may be hostile, so the work is counted, not timed: the same is found on every
// machine. A step is about the work of checking a value against a keyword. The steps of a
// call are bounded (work.go), and so are the tries at each thing (generate.go, maker.go),
// the values and strings of one document, and the paths to goals (goal.go). An
// [IncompleteError] reports what was not made because of that.
//
// # Where to read what
//
//   - generate.go, invalid.go: the two calls, their tries, the final check
//   - goal.go, subschemas.go: the goals of a schema, and the way to its subschemas
//   - spec.go, limits.go, combinator.go: what is required of a value
//   - maker.go, then number.go, text.go, pattern.go, format.go, array.go, object.go,
//     membername.go: how a value is made; search.go: texts of several patterns at once
//   - variety.go: the values that nobody thinks of
//   - facts.go, height.go, work.go: what is known beforehand, and what it costs
//   - name.go, set.go: the names of cases, and how duplicates are left out
package generate
