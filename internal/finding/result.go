package finding

import (
	"cmp"
	"iter"
)

// A Result is all that there is to say about a text.
type Result struct {
	Found
	notEvent //lint:ignore U1000 it is several events: see Events

	// Err says why it could not be checked, or not to its end.
	Err error

	// Several is set if the text may hold any number of documents. Otherwise it is
	// the document.
	Several bool

	Size int64 // as in [Begin]

	// Held are the results of files beside this one of which it says what they are.
	Held []Result
}

// A notEvent keeps what embeds a [Found] from being an [Event], too: the method is
// ambiguous there.
type notEvent struct{}

func (notEvent) event() {}

// Failed is the result of a file that cannot be checked.
func Failed(path string, err error) Result { return Result{Found: Found{Path: path}, Err: err} }

// Status returns the outcome.
func (r Result) Status() Status {
	switch {
	case r.Err != nil:
		return StatusError
	case r.HasError():
		return StatusInvalid
	case r.Settle():
		return StatusNotChecked
	default:
		return StatusValid
	}
}

// Add appends what there is to say about the part of the file that comes next.
func (r *Result) Add(next Result) {
	r.Found.Add(next.Found)
	r.Err = cmp.Or(r.Err, next.Err)
	r.Several = r.Several || next.Several
	r.Held = append(r.Held, next.Held...)
}

// Events are those of a run on the text alone.
func (r Result) Events() iter.Seq[Event] {
	return func(yield func(Event) bool) {
		r.Settle()
		if !yield(Begin{Path: r.Path, Several: r.Several}) || !yield(r.Found) {
			return
		}
		for _, n := range r.NotChecked {
			if !yield(n) {
				return
			}
		}
		yield(r.End())
	}
}

// End ends the events.
func (r Result) End() End {
	return End{Path: r.Path, Status: r.Status(), Err: r.Err, Documents: r.Documents, Several: r.Several}
}
