package schema

// A SessionType says what a session is for. The vendor may add types: any
// string is legal.
type SessionType string

// The types of session that are known.
const (
	SessionProduction SessionType = "production"
	SessionTest       SessionType = "test"
)
