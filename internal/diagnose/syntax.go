package diagnose

import (
	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/jsonindex"
)

var limitCodes = map[string]advice.Code{
	"Bytes":    advice.LimitBytes,
	"Values":   advice.LimitValues,
	"Depth":    advice.LimitDepth,
	"Digits":   advice.LimitDigits,
	"Exponent": advice.LimitExponent,
}

// Syntax says what to do about a text that is not a document.
func Syntax(e *jsonindex.Error) []advice.Advice {
	switch {
	case e.Limit != "":
		return []advice.Advice{advice.New(limitCodes[e.Limit])}
	case e.Another:
		return []advice.Advice{advice.New(advice.OneDocument)}
	case e.Hint != "":
		return []advice.Advice{advice.New(advice.Mend, e.Hint)}
	}
	return nil
}
