// Package authlinkbeam checks documents against a contract in a pipeline of Apache Beam: files
// of any number and size, or elements that are there already.
//
//	p, s := beam.NewPipelineWithRoot()
//	result := authlinkbeam.Read(s, "gs://archive/2026/*.ndjson.gz", authlinkbeam.Check{Form: "wire"})
//	findings := authlinkbeam.PlaceLines(s, result.Findings, result.Stretches)
//	authlinkbeam.Write(s, "gs://reports/2026", findings, result)
//
// Records stay where they are read: what is shuffled is findings, counts and failures. For files
// of lines, findings have the places that authlink-lint reports, whether a file is read at once or
// in blocks by many workers. Files are local, or on any file system that is registered with
// Beam's package filesystem; the packages gcs and s3 of this module have objects read by ranges.
//
// The counters "documents", "invalid", "malformed", "bytes", "files_failed" and "panicked" in the namespace
// "authlink", and one for each rule, "findings/RULE", are visible while a pipeline runs.
//
//	check.go         what documents are held against
//	transform.go     Read, ReadAll, Validate
//	match.go         which files there are
//	read.go          the splittable reader of files, in blocks
//	block.go         the lines of a block
//	storage.go       files from an offset on, or in ranges
//	emit.go          what is found becomes elements
//	passed.go        texts of dead letters as they are, for who asks for them
//	place.go         lines of findings in blocks become lines in files
//	write.go         reports and summaries as files
//	element.go       the elements, and how they are encoded
package authlinkbeam
