package words

import (
	"strings"
)

// IsBlank reports whether there is nothing but white space in a text.
func IsBlank(text string) bool { return strings.TrimSpace(text) == "" }
