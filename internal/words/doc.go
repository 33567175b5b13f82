// Package words has the small parts of messages: counts (count.go), lists (list.go) and
// quotes (quote.go).
package words
