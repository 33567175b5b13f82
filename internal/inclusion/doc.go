// Package inclusion proves that every document of one JSON Schema is one of another, and
// that no document is valid. It says "proven" or "not proven": the latter may be so for want of a
// rule, or of steps.
//
// A list of schemas stands for the values that all of them accept. It is laid out as cubes
// (cube.go, lay.go): each has values of one kind, and says in bounds, steps, languages, layers of
// members and of elements what they are; the list accepts what is in any of its cubes. What a
// cube has no room for, such as "not", is a clause, which all its values satisfy.
//
// One list includes another if each cube of the latter is covered (cover.go): it is empty
// (empty.go), has only values that the judge accepts, is within one cube (within.go), or falls to
// pieces that are covered each (split.go). Members and elements are lists again. Schemas may
// refer to themselves: a question that is asked again about a smaller value, while its answer is
// being sought, is taken as proven, since values have an end. What was found by that is forgotten
// if the answer then is no.
//
// The judge knows which values of an "enum" a schema accepts. The rest is rules, and a test holds
// what they prove against it.
package inclusion
