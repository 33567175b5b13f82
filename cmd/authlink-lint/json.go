package main

import (
	"io"

	"example.com/authlink/internal/jsonwrite"
)

// writeJSON writes a value as JSON in which there is nothing that a terminal would obey, on
// one line if there is no indent.
func writeJSON(w io.Writer, v any, indent string) error {
	text, err := jsonwrite.Encode(v, "", indent)
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}
