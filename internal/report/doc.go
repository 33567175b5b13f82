// Package report writes the results of a run, for people and for programs.
//
//	report.go    what all formats have in common
//	text.go      for people; oneline.go for editors and grep
//	json.go      for programs; ndjson.go while the run goes on
//	junit.go, checkstyle.go, sarif.go, gitlab.go, github.go, markdown.go, html.go  for third-party tools
package report
