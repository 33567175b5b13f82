package pattern

// Undecided returns the error for what was recovered while the reference engine ran: err
// itself for nil. The engine has no room for the error of a pattern, so that a
// [*StepsError] arrives as a panic; any other panic goes on.
func Undecided(recovered any, err error) error {
	switch p := recovered.(type) {
	case nil:
		return err
	case *StepsError:
		return p
	default:
		panic(p)
	}
}
