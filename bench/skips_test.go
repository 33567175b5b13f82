package bench

// Why an optional case of the suite fails.
const (
	wholeFloat = "draft 4 alone may tell 1.0 from an integer; every later draft forbids it, and so does the engine"
	content    = "contentEncoding and contentMediaType are annotations, as in draft 2019-09 and later"
)

// skips are the optional cases that fail, with the reason; in every draft that
// has them. They are named by file, description of the schema, description of
// the test.
var skips = map[string]string{
	"optional/zeroTerminatedFloats.json: some languages do not distinguish between different types of numeric value: a float is not an integer even without fractional part": wholeFloat,

	"optional/content.json: validation of binary string-encoding: an invalid base64 string (% is not a valid character)":    content,
	"optional/content.json: validation of binary-encoded media type documents: a validly-encoded invalid JSON document":     content,
	"optional/content.json: validation of binary-encoded media type documents: an invalid base64 string that is valid JSON": content,
	"optional/content.json: validation of string-encoded content based on media type: an invalid JSON document":             content,
}
