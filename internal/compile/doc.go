// Package compile makes of a JSON Schema what judges documents: the reference engine
// compiles it, and this package bounds what that may cost, settles what the engine
// leaves open, and says where a schema is at fault.
//
//	compile.go    the way through
//	library.go    what a reference may lead to, and by which URIs: document.go is one such
//	              text, embedded.go a schema in one that has an identifier of its own;
//	              subschemas.go where the subschemas of a text are, anchors.go those with
//	              a dynamic anchor
//	elsewhere.go  the same for whoever looks at a schema without compiling it
//	baseuri.go    the URI of a schema that has none
//	parts.go      how a large schema is compiled: hollow.go first, and link.go last
//	dynamic.go    the schemas that only dynamic references lead to
//	format.go     which formats are asserted; pattern.go how patterns are compiled
//	count.go      counts beyond an int
//	locations.go  the bound on locations; looks.go that on what takes the square of something;
//	              branching.go and cycle.go those on references
//	draft.go      which draft has it so that another one refuses
//	error.go      the engine's errors with their places in the schema or a resource;
//	              reference.go where a reference that leads nowhere stands
package compile
