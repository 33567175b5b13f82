package rule

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"example.com/authlink/internal/lazyregexp"
)

// jwtShape is a JWT in compact form, signed or not (RFC 7519, section 3). Its
// header begins with '{"', which is eyJ in base64.
var jwtShape = lazyregexp.New(`eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*`)

// jwtSign is in every JWT of that shape.
const jwtSign = "eyJ"

// shortestSignature is the fewest bytes that a signature has (RFC 7518, section
// 3.1): that of HS256. A shorter one is made up.
const shortestSignature = 32

// liveJWT says why a JWT in text still works at a time; it returns "" if no JWT
// does. It says nothing else about the token.
func liveJWT(text string, now time.Time) string {
	if !strings.Contains(text, jwtSign) {
		return "" // most texts, at a fraction of the price
	}
	for _, token := range jwtShape().FindAllString(text, -1) {
		if message := liveSince(token, now); message != "" {
			return message
		}
	}
	return ""
}

// isJWT reports whether text is a JWT, live or not.
func isJWT(text string) bool {
	_, ok := readJWT(text)
	return ok
}

func liveSince(text string, now time.Time) string {
	token, ok := readJWT(text)
	if !ok {
		return ""
	}
	expires, ok := token.expires()
	switch {
	case !ok:
		return "" // no date: nobody accepts the token
	case expires.IsZero() && token.isSigned() && token.claims["sub"] != sampleSubject:
		return `this token works and never expires: a JWT without an "exp" claim`
	case expires.After(now):
		return fmt.Sprintf(`this token works until %s, according to the JWT's "exp" claim`, expires.UTC().Format(time.RFC3339))
	}
	return ""
}

// sampleSubject is the subject of the sample on jwt.io, which is in a great many
// examples and opens nothing.
const sampleSubject = "1234567890"

// A jwToken is a JWT that has been read and not verified: for that, nobody here has a key.
// (The library that could verify it brings all of the standard library's cryptography along.)
type jwToken struct {
	header, claims map[string]any
	signature      []byte
}

// readJWT reads a JWT: three parts in base64url, of which the first two are objects (RFC 7515,
// section 7.1).
func readJWT(text string) (token jwToken, ok bool) {
	parts := strings.SplitN(text, ".", 4)
	if len(parts) != 3 {
		return jwToken{}, false
	}
	for i, object := range []any{&token.header, &token.claims} {
		data, err := base64.RawURLEncoding.DecodeString(parts[i])
		if err != nil || json.Unmarshal(data, object) != nil {
			return jwToken{}, false
		}
	}
	var err error
	token.signature, err = base64.RawURLEncoding.DecodeString(parts[2])
	return token, err == nil
}

func (t jwToken) isSigned() bool {
	return len(t.signature) >= shortestSignature && t.header["alg"] != "none"
}

// latestExpiry is the last second of the year 9999, in seconds since 1970: no date is later.
const latestExpiry = 253402300799

// expires returns the time in the claim "exp" (RFC 7519, section 4.1.4), the zero time where
// there is none; ok is false for one that is no date.
func (t jwToken) expires() (at time.Time, ok bool) {
	claim, has := t.claims["exp"]
	seconds, isNumber := claim.(float64)
	if !isNumber || seconds == 0 { // which libraries take for no claim
		return time.Time{}, isNumber || !has
	}
	return time.Unix(int64(max(1, min(seconds, latestExpiry))), 0), true // it has expired, however long ago
}
