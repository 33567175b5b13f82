package source

import "example.com/authlink/internal/yaml"

// Unshared returns the scalars less those that an alias stands for, too: an edit
// would change more than one value.
func Unshared(scalars []yaml.Scalar) []yaml.Scalar {
	written := map[int]int{} // from the place in the text to how often it is a value
	for _, s := range scalars {
		written[s.Start]++
	}
	var out []yaml.Scalar
	for _, s := range scalars {
		if written[s.Start] == 1 {
			out = append(out, s)
		}
	}
	return out
}
