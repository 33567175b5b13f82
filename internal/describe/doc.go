// Package describe tells what a schema says of the values of a document that is not an
// error: what an editor shows of one (describe.go), and what is remarkable about a
// property that is allowed to be there (remark.go).
package describe
