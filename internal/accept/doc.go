// Package accept proves that a JSON text is well-formed and valid against a
// schema, in one pass over its bytes and without allocating.
//
// It answers "proven", "refused" or nothing. Whatever it does not understand is left to
// the index and to package judge, and so is every document that is at fault, where
// somebody asks why: they have the last word and the words to explain it. So there are
// no errors in this package, and no positions: the only faults it can have that matter
// are to prove what the reference refuses and to refuse what it accepts, and those are
// what its tests hunt.
//
//	                    New: once                          Judge: for each document
//
//	jsonschema.Schema ──compiler──▶ node                  {"id":7,"tags":["a"]}
//	                                 │                     │first byte
//	             ┌────────┬────────┬─┴──────┬────────┐     ▼
//	            null   number   string   array    object ──▶ objectRule.members
//	           true     Rule     Rule     Rule     Rule        │ "id"    ──▶ node, at 7
//	           false                       │        │          │ "tags"  ──▶ node, at [
//	             └────────┴────────┴── logic┴────────┘         ▼
//	                              allOf anyOf oneOf         offset after the value,
//	                              not if unevaluated        or refused
//
// # Nodes
//
// A [Program] is a graph of nodes, one for each schema. A node has a rule for
// each kind of value, chosen by the value's first byte. The compiler decides
// for each kind what the combinators can mean for it: a branch of anyOf whose
// type excludes the kind is gone, and where one branch is left the node takes
// its rule. So {"anyOf": [X, {"type": "null"}]} costs what X costs. Rules that must all
// hold for one object are fused into one, and what is still open becomes an outline: the
// object is walked once, and the branches are judged by which members are there and where
// their values stand. Only the logic that is left is for each branch to read the value in turn.
//
// To judge a value is to read it: [run.value] returns the offset after the value
// if it is well-formed and accepted. A value that is accepted has been read to
// its end by somebody, strictly; so what is proven is well-formed too.
//
// # Three answers inside
//
// The keywords not, oneOf and if need to know that a branch refuses the value,
// which is not the same as not knowing. So "refused" is certain as well, and
// where nobody can tell, because the text is malformed or beyond a limit, or the
// schema asks for what this package does not know, [run.giveUp] ends the proof
// for good.
//
//	r.value(n, i, c) ──▶ end ≥ 0              well-formed, and accepted
//	                 ──▶ refused              certainly not accepted
//	                 ──▶ refused and r.stuck  nobody knows
//
// # Where to read
//
// What a document meets, in that order:
//
//	program.go               Judge, and the run:  all memory of one proof
//	node.go, value.go        from the first byte of a value to who judges it
//	object.go, array.go      members and elements
//	name.go                  names of members
//	outline.go               combinators of objects
//	string.go, number.go     texts and numbers, which package decimal compares as written
//	combine.go, evaluated.go other combinators, and the unevaluated keywords
//
// compile.go and the compile_*.go build what those files judge by. Both can be
// understood without the rest, which keeps it fast:
//
//   - One byte for each kind of value says what a node does with it: value.go.
//   - The order of members is learned: order.go.
//   - Names and enums are found as two words, in arrays one after the other in a
//     single loop: table.go.
//   - Patterns are automata: pattern.go, automaton.go. Most formats are judged
//     in place, dates and times here and the others by package format: format*.go.
//   - What allOf, $ref and a schema's own keywords ask of an object is one rule: compile_fuse.go.
//   - What anyOf, oneOf, not, if and the dependent keywords ask of an object is answered by the one
//     look at it, and the text of a member such as "type" leads to its branch: outline.go.
//   - Arrays and objects that several branches read are judged once for each
//     node: memo.go. So nested combinators take no exponential time.
//   - What differs is told by hashes, of names and of the elements of unique
//     arrays: distinct.go, hash.go. Only "different" is ever concluded.
//
// # What is not proven
//
//   - $dynamicRef and $recursiveRef that lead to a dynamic anchor, where there is more than
//     one schema resource, and schemas that refer to themselves without reading on.
//   - Extensions, foreign formats and patterns, contentEncoding and its like.
//   - Documents in which a branch finds equal elements under uniqueItems.
//
// Memory: the values of the rare formats are copied for a function of strings to judge
// them: see format.go. So are the texts for patterns that backtrack.
package accept
