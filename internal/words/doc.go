// Package words has the small words of messages: how many there are (count.go), lists (list.go), and what
// stands in quotes (quote.go).
package words
