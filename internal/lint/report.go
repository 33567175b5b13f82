package lint

// A Report is a way to tell the results of a run. It is not safe for
// concurrent use.
type Report interface {
	// Add takes the next result. The error is that of writing it.
	Add(Result) error

	// Close ends the report. The error is that of writing it.
	Close() error
}
