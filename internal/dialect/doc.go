// Package dialect knows the keywords of JSON Schema: which draft has which, what the value
// of each holds, and what it says something about.
//
//	draft.go      the drafts, and the URIs that name them in "$schema"
//	keyword.go    what there is to know of a keyword
//	census.go     which draft a document is probably of
//	table.go      all keywords, one line each
//	format.go     the formats
//	reference.go  what schemas are called, and where references lead
package dialect
