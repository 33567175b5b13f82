package bench

// Why an optional case of the suite fails.
const (
	wholeFloat  = "draft 4 alone may tell 1.0 from an integer; every later draft forbids it, and so does the engine"
	content     = "contentEncoding and contentMediaType are annotations, as in draft 2019-09 and later"
	idnEmail    = "the engine does not know the format idn-email"
	idnHostname = "the engine does not know the format idn-hostname"
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

	"optional/format/idn-email.json: validation of an internationalized e-mail addresses: an invalid e-mail address":     idnEmail,
	"optional/format/idn-email.json: validation of an internationalized e-mail addresses: an invalid idn e-mail address": idnEmail,

	"optional/format/idn-hostname.json: validation of internationalized host names: Arabic-Indic digits mixed with Extended Arabic-Indic digits": idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: Begins with a Nonspacing Mark":                               idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: Begins with a Spacing Combining Mark":                        idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: Begins with an Enclosing Mark":                               idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: Exceptions that are DISALLOWED, left-to-right chars":         idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: Exceptions that are DISALLOWED, right-to-left chars":         idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: Greek KERAIA not followed by Greek":                          idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: Greek KERAIA not followed by anything":                       idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: Hebrew GERESH not preceded by Hebrew":                        idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: Hebrew GERESH not preceded by anything":                      idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: Hebrew GERSHAYIM not preceded by Hebrew":                     idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: Hebrew GERSHAYIM not preceded by anything":                   idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: KATAKANA MIDDLE DOT with no Hiragana, Katakana, or Han":      idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: KATAKANA MIDDLE DOT with no other characters":                idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: MIDDLE DOT with no following 'l'":                            idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: MIDDLE DOT with no preceding 'l'":                            idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: MIDDLE DOT with nothing following":                           idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: MIDDLE DOT with nothing preceding":                           idnHostname,
	`optional/format/idn-hostname.json: validation of internationalized host names: U-label contains "--" in the 3rd and 4th position`:           idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: U-label ends with a dash":                                    idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: U-label starts and ends with a dash":                         idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: U-label starts with a dash":                                  idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: ZERO WIDTH JOINER not preceded by Virama":                    idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: ZERO WIDTH JOINER not preceded by anything":                  idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: a host name with a component too long":                       idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: contains illegal char U+302E Hangul single dot tone mark":    idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: illegal first char U+302E Hangul single dot tone mark":       idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: invalid Punycode":                                            idnHostname,
	"optional/format/idn-hostname.json: validation of internationalized host names: invalid label, correct Punycode":                             idnHostname,
}
