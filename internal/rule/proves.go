package rule

// Proves reports whether there is nothing to say about a document, in one pass over it. False
// is no verdict: [Set.Inspect] finds out.
func (s *Set) Proves(data []byte) bool {
	return s.checkSchema == nil && len(s.checks) == 0 && s.validator.Valid(data)
}
