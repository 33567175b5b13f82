package diagnose

import (
	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/jsonindex"
)

func limitCode(limit string) advice.Code {
	switch limit {
	case "Bytes":
		return advice.LimitBytes
	case "Values":
		return advice.LimitValues
	case "Depth":
		return advice.LimitDepth
	case "Digits":
		return advice.LimitDigits
	case "Exponent":
		return advice.LimitExponent
	}
	return ""
}

// Syntax says what to do about a text that is not a document.
func Syntax(e *jsonindex.Error) []advice.Advice {
	switch {
	case e.Limit != "":
		return []advice.Advice{advice.New(limitCode(e.Limit))}
	case e.Another:
		return []advice.Advice{advice.New(advice.OneDocument)}
	case e.Hint != "":
		return []advice.Advice{advice.New(advice.Mend, e.Hint)}
	}
	return nil
}
