package jsonindex

// Limits bound what a document may cost. A field that is zero or negative
// takes its default from [DefaultLimits].
type Limits struct {
	Bytes    int // length of the document; never more than 4 GiB
	Values   int // tokens: values of every kind, and member names
	Depth    int // arrays and objects inside one another
	Digits   int // digits of one number, before and after the point
	Exponent int // magnitude of a number's exponent
}

// DefaultLimits returns the limits that hold where none are set: generous for
// documents that people write, mean for those written against us.
func DefaultLimits() Limits {
	return Limits{Bytes: 16 << 20, Values: 1 << 20, Depth: 1000, Digits: 1000, Exponent: 1000}
}

// OrDefaults returns l with each unset field filled from [DefaultLimits].
func (l Limits) OrDefaults() Limits {
	d := DefaultLimits()
	if l.Bytes <= 0 {
		l.Bytes = d.Bytes
	}
	if l.Values <= 0 {
		l.Values = d.Values
	}
	if l.Depth <= 0 {
		l.Depth = d.Depth
	}
	if l.Digits <= 0 {
		l.Digits = d.Digits
	}
	if l.Exponent <= 0 {
		l.Exponent = d.Exponent
	}
	return l
}
