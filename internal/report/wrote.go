package report

import (
	"bytes"

	"example.com/authlink/internal/lazyregexp"
)

// ownReport matches how the reports begin whose shape is known: those of programs. A report
// for people may begin with anything.
var ownReport = lazyregexp.New(`^(?:` +
	`\{\s*"version": ?\d+,\s*"(?:summary|findings)": ?[{\[]` + // json, and a baseline
	`|\{"type":"(?:finding|error|not-checked|summary)",` + // ndjson
	`|\{\s*"\$schema": "[^"]*sarif[^"]*",\s*"version": "[^"]*",\s*"runs": \[\s*\{\s*"tool": \{\s*"driver": \{\s*"name": "authlink-lint"` +
	`|\[\s*\{\s*"description": "(?:[^"\\]|\\.)*",\s*"check_name": ` + // gitlab
	`|<\?xml [^>]*>\s*<(?:checkstyle version=|testsuites name="authlink-lint")` +
	`|<!doctype html>\s*<html[^>]*>\s*<head>\s*<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy"` +
	`)`)

// noFindings is a report in the format gitlab without any.
var noFindings = []byte("[]\n")

// Wrote reports whether a text is what an earlier run may have written where one in that
// format, which may be that of a baseline (""), is to go now: a report or a baseline, or
// nothing. Another text is somebody's work.
func Wrote(format string, text []byte) bool {
	return len(text) == 0 || format == "gitlab" && bytes.Equal(text, noFindings) || ownReport().Match(text)
}
