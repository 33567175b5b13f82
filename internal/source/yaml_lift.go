package source

// Unshared returns the scalars less those that an alias stands for, too: an edit
// would change more than one value.
func Unshared(scalars []yamlScalar) []yamlScalar {
	written := map[int]int{} // from the place in the text to how often it is a value
	for _, s := range scalars {
		written[s.start]++
	}
	var out []yamlScalar
	for _, s := range scalars {
		if written[s.start] == 1 {
			out = append(out, s)
		}
	}
	return out
}
