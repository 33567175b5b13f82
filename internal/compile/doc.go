// Package compile makes of a JSON Schema what judges documents: the reference engine
// compiles it, and this package bounds what that may cost, settles what the engine
// leaves open, and says where a schema is at fault.
//
//	compile.go    the way through
//	baseuri.go    the URI of a schema that has none
//	format.go     which formats are asserted; pattern.go how patterns are compiled
//	count.go      counts beyond an int
//	locations.go  the bound on locations; branching.go and cycle.go those on references
//	error.go      the engine's errors with their places in the schema
package compile
