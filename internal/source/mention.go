package source

import (
	"fmt"
	"strconv"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/lazyregexp"
	"example.com/authlink/internal/span"
)

// mentioned matches a place that a message names at its end.
var mentioned = lazyregexp.New(` at line (\d+), column (\d+)\)$`)

// Mention turns the place that a message names, such as "(opened at line 1,
// column 7)", into that in the file.
func (d Document) Mention(message string, text []byte) string {
	at := mentioned().FindStringSubmatchIndex(message)
	if at == nil {
		return message
	}
	line, lineErr := strconv.Atoi(message[at[2]:at[3]])
	column, columnErr := strconv.Atoi(message[at[4]:at[5]])
	if lineErr != nil || columnErr != nil {
		return message
	}
	line, column = jsonindex.NewCursor(text).Position(d.Start(span.NewPositions(d.JSON).Offset(line, column)))
	return fmt.Sprintf("%s at line %d, column %d)", message[:at[0]], line, column)
}

// MoveMention moves the place that a message names at its end, such as
// "(opened at line 1, column 7)", down by some lines.
func MoveMention(message string, by int) string {
	at := mentioned().FindStringSubmatchIndex(message)
	if at == nil {
		return message
	}
	line, err := strconv.Atoi(message[at[2]:at[3]])
	if err != nil {
		return message
	}
	return fmt.Sprintf("%s%d%s", message[:at[2]], line+by, message[at[3]:])
}
