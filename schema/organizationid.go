package schema

import "encoding/json"

// An OrganizationID identifies an organization: by a number in the older
// editions, by a string in the latest. It keeps every digit of the number, and
// which of the two it is. Like a [json.Number], the zero value is written as 0.
type OrganizationID struct {
	text     string
	isString bool
}

// NumberID returns the identifier that is a number in JSON.
func NumberID(n json.Number) OrganizationID { return OrganizationID{text: n.String()} }

// StringID returns the identifier that is a string in JSON.
func StringID(s string) OrganizationID { return OrganizationID{text: s, isString: true} }

// String returns the digits of the number as they were sent, or the string
// without quotes.
func (id OrganizationID) String() string { return id.text }

// IsString reports whether the identifier is a string in JSON.
func (id OrganizationID) IsString() bool { return id.isString }

// MarshalJSON writes a number or a string. The error is that of a [json.Number]
// that holds no number.
func (id OrganizationID) MarshalJSON() ([]byte, error) {
	if id.isString {
		return marshal(id.text)
	}
	return json.Marshal(json.Number(id.text))
}

// UnmarshalJSON reads a number or a string; like most, it passes over null. On
// an error id is as it was.
func (id *OrganizationID) UnmarshalJSON(data []byte) error {
	switch {
	case string(data) == "null":
		return nil
	case len(data) > 0 && data[0] == '"':
		var s string
		if err := json.Unmarshal(data, &s); err != nil {
			return err
		}
		*id = StringID(s)
		return nil
	}
	var n json.Number
	if err := json.Unmarshal(data, &n); err != nil {
		return err
	}
	*id = NumberID(n)
	return nil
}
