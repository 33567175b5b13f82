package finding

// An Event is a step of a run. For each file there is a [Begin], then [Found] for each
// part of it that was looked at, and [NotChecked] for what was not, then an [End]: a file
// that holds a document on each line has many parts, so that it need not fit in memory.
// For a file that was not looked at there is a NotChecked alone.
type Event interface{ event() }

// A Begin says that the next file begins.
type Begin struct {
	Path string // as it was named, [source.StdinPath] for standard input

	// Several is set if the file may hold any number of documents. Otherwise the file is
	// the document.
	Several bool

	// Size is how long the file is, in bytes, where that is known before it has been
	// read; else 0.
	Size int64
}

// An End says that a file has been looked at.
type End struct {
	Path      string
	Status    Status
	Err       error // why it could not be checked, or not to its end
	Documents int   // that were looked at
	Several   bool  // as in [Begin]

	// Against names what the file was checked against, for people.
	Against string
}

func (Begin) event()      {}
func (Found) event()      {}
func (NotChecked) event() {}
func (End) event()        {}

// A Status is the outcome of one file in a word.
type Status string

// The outcomes.
const (
	StatusValid   Status = "valid"   // no finding is an error; there may be others
	StatusInvalid Status = "invalid" // some finding is an error
	StatusError   Status = "error"   // it could not be checked, or not to its end

	// StatusNotChecked is that of a file in which a document cannot be read, for a fault of
	// its text that is no error: no finding is an error, and yet it must not pass for valid.
	StatusNotChecked Status = "not-checked"
)
