package lint

// A wholeReport puts the parts of a file together for a report in whose format
// a file is one thing, or a finding is told from the others of its file.
type wholeReport struct {
	Report
	file Result // the parts so far
}

func whole(r Report) Report { return &wholeReport{Report: r} }

func (w *wholeReport) Add(result Result) error {
	w.file.Add(result)
	if result.More {
		return nil
	}
	file := w.file
	w.file = Result{}
	return w.Report.Add(file)
}
