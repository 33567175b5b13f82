// Package lint finds the faults of JSON documents and reports them to people
// and to programs.
//
// A file is checked in this order, and reads well in it:
//
//	project.go      what applies to each file: config*.go, settings.go
//	run.go          all files, on all cores, in order: files.go, gitignore.go
//	read.go         one file, decompressed; lines.go where it comes in parts
//	check.go        the documents in it, by its kind.go: jsonc.go, concatenated.go, yaml_*.go
//	select.go       what is selected in them: select_way.go, recording.go
//	placed_json.go  each as JSON that knows its place in the file: spans.go, excerpt.go
//	lint.go         the validator and the rules look at it: inspection.go, rule_*.go
//	result.go       what came of it: finding.go, fix.go
//	suppress.go     less what is accepted: baseline.go, fingerprint.go
//	report.go       told: report_*.go, snippet.go, visible.go
//
// [Linter.Check] is the short way, of a text that is the document. [Project.Documents]
// in document.go is the way of commands that do something else with documents than to
// lint them. YAML is read by yaml_document.go: yaml_parse.go makes a tree of the text,
// yaml_writer.go JSON of the tree. Fixes go the way back: fix_lift.go turns an edit of
// the JSON into one of the file, fix_yaml.go into one of YAML; fix_document.go makes
// them for as long as a document gets better, fix_file.go in whole files.
package lint
