// Package words has the small words of messages: how many (count.go), in quotes (quote.go),
// and hints for those who run a command (wording.go).
package words
