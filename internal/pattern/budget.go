package pattern

import "fmt"

// What matching may cost. A step is an instruction, a character of a repetition or a
// choice taken back: some 5 to 10 ns, so that the steps of a small document are gone
// after 50 to 100 ms. What is proportional to the text is for those texts that are long
// and honest, whose patterns take a few steps for each byte.
const (
	baseSteps    = 10_000_000
	stepsPerByte = 16
)

// A Budget bounds the steps of all matches of one document with the patterns that
// backtrack. It counts, and asks no clock: the same document always gets the same
// answer. It is not safe for concurrent use.
type Budget struct{ left int64 }

// NewBudget returns the budget for a document of that many bytes: some ten million
// steps, and 16 for each byte.
func NewBudget(bytes int) Budget {
	return Budget{left: baseSteps + stepsPerByte*int64(bytes)}
}

// A StepsError says that a match would have taken more steps than its [Budget] had left.
type StepsError struct{ Pattern string }

func (e *StepsError) Error() string {
	return fmt.Sprintf("the pattern %q takes too many steps", e.Pattern)
}
