package pattern

// Check returns what is wrong with a pattern by the letter of ECMA-262 with the flag "u";
// nil if nothing is.
func Check(source string) error {
	_, err := parse(source, strict)
	return err
}
