// Package contracts reads contracts that are data: payloads of other people, each in its
// editions, as a configuration names them. The one that is built in is a contract like any
// other.
//
//	contract.go    a contract, its schemas and its validators
//	builtin.go     the one that is built in
//	set.go         the contracts there are, and how one is found by its name
//	section.go     what a configuration says of them, and its JSON Schema
//	configured.go  the contracts of a configuration
//	file.go        the schemas of editions in files
//	whole.go       a contract that is a whole API, and those of its operations
//	api.go         an edition of one: an OpenAPI document
package contracts
