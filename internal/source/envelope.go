package source

import "example.com/authlink/internal/jsonindex"

// EnvelopeOptions are how a file is read in which documents are selected.
func EnvelopeOptions() jsonindex.Options {
	return jsonindex.Options{Limits: EnvelopeLimits(), AllowDuplicateNames: true}
}

// EnvelopeLimits are the limits for a file in which documents are selected: a recording
// is many times as long as what it has recorded. Numbers are judged where they are selected.
func EnvelopeLimits() jsonindex.Limits {
	return jsonindex.Limits{Bytes: 256 << 20, Values: 16 << 20, Digits: 100_000, Exponent: 100_000}
}
