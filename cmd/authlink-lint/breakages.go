package main

import (
	"fmt"
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/lint"
)

// breakages reports the documents in files that are valid under one schema and
// not under another, as the linter reports what breaks the second.
func (r *run) breakages(old, new []byte, paths []string) error {
	before, err := authlink.Compile(old, nil)
	if err != nil {
		return &failure{err: err}
	}
	after, err := authlink.Compile(new, nil)
	if err != nil {
		return &failure{err: err}
	}
	linter := lint.New(after, lint.Options{Severities: map[string]lint.Severity{"live-token": lint.SeverityOff}, Now: time.Now()})
	report := lint.NewTextReport(r.stdout, false)
	var counts struct{ documents, broken, invalid int }
	for document := range (lint.Input{Args: paths, Stdin: r.stdin}).Documents() {
		if document.Err != nil {
			r.complain(document.Err)
			r.code = exitFailed
			continue
		}
		counts.documents++
		if !before.Valid(document.Data) {
			counts.invalid++
			continue
		}
		if after.Valid(document.Data) {
			continue
		}
		counts.broken++
		r.code = max(r.code, exitFindings)
		if err := report.Add(document.Lint(linter)); err != nil {
			return &failure{err: err}
		}
	}
	if err := report.Close(); err != nil {
		return &failure{err: err}
	}
	fmt.Fprintf(r.stderr, "%s: %d valid under OLD and not under NEW, %d not valid under OLD\n",
		countOf(counts.documents, "document"), counts.broken, counts.invalid)
	return nil
}
