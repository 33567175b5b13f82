// Package judge says what a JSON Schema has against a document: every fault, at the token where
// it stands, with the keyword that found it.
//
// It judges the tokens of package jsonindex, without decoding the document, by schemas that the
// reference engine has compiled. A schema becomes a node, with its keywords sorted by what they
// apply to. To judge a value is to ask a node about a token:
//
//	run.judge(node, token, scope, wish) ──▶ answer
//
//	wish    whether more than the verdict is wanted: the faults, or what has been evaluated
//	answer  accepted or not; the faults as a [Verdict]; the members or items that are evaluated
//
// # Where to read
//
//	program.go    what there is to call
//	run.go        one document: questions, and the counted end of the work
//	answers.go    answers, and which of them are remembered
//	frame.go      one node and one token: the keywords in their order
//	general.go    type, const, enum, format
//	string.go     the keywords for strings; number.go, array.go, object.go those for other kinds
//	inplace.go    references, allOf, anyOf, oneOf, not, if: subschemas for the same value
//	evaluated.go  what nobody has evaluated, and who should have
//	scope.go      where dynamic references lead
//	equal.go      when two values are equal; hash.go finds the equal ones among many
//	fault.go      what is found; trace.go all that was asked, for outputs and annotations
//	compile.go    schemas become nodes, with compile_rules.go and compile_object.go; node.go has
//	              what they are made of
//	ways.go       which nodes several ways lead to
//	foresight.go  what package accept says beforehand of values that nobody needs reasons for
//	glance.go     scalars that are seen to be right at once
//
// Each keyword has a function, with the link to its section of the specification.
//
// # One question, one answer
//
// Where several ways lead to one node and one token, as they do where alternatives overlap, the
// answer is remembered, with the faults and with what has been evaluated. So the work is linear
// in the document for a fixed schema, whatever refers to whom. ways.go finds out beforehand at
// which nodes that can happen at all: most schemas remember nothing. If a dynamic reference can
// be reached, the dynamic scope is part of the question. The answers have a bound in bytes,
// [Options].Memory: where they would take more, those that came before are forgotten, and what
// asks for them again takes its steps again.
//
// A question that would take its own answer, because the schema leads back to itself for the
// same value, has none: the document is refused for it.
//
// Verdicts are shared where answers are. Whoever walks along them visits each once.
//
// # Faults
//
// Only the verdict on the whole document asks for reasons from the start. Alternatives are asked
// for their verdicts first, and for their reasons when all of them refuse the value. The number
// of faults that are kept is bounded; those beyond it are counted.
//
// # The oracles
//
// The reference engine gives the same verdict on every document, but for those that it takes
// though their schema leads back to itself; and what package accept proves is accepted. The tests
// hold the three against each other, on suites and on schemas made up at random.
package judge
