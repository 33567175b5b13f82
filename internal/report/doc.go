// Package report writes the results of a run, for people and for programs.
//
//	report.go    what all formats have in common
//	text.go      for people; oneline.go for editors and grep
//	json.go      for programs; ndjson.go while the run goes on; json_list.go for arrays of any length
//	junit.go, checkstyle.go, sarif.go, gitlab.go, github.go, markdown.go, html.go  for third-party tools
//	held.go      a text that is written once it is complete
package report
