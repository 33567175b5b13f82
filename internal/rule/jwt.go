package rule

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"time"

	"example.com/authlink/internal/lazyregexp"
	"github.com/golang-jwt/jwt/v5"
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
	_, _, err := jwt.NewParser().ParseUnverified(text, jwt.MapClaims{})
	return !errors.Is(err, jwt.ErrTokenMalformed) // any other is about an "alg" that is not known
}

func liveSince(token string, now time.Time) string {
	claims := jwt.MapClaims{}
	parsed, parts, err := jwt.NewParser().ParseUnverified(token, claims)
	if errors.Is(err, jwt.ErrTokenMalformed) {
		return ""
	}
	expires, err := claims.GetExpirationTime()
	switch {
	case err != nil:
		return "" // no date: nobody accepts the token
	case expires == nil && isSigned(parsed, parts) && claims["sub"] != sampleSubject:
		return `this token works and never expires: a JWT without an "exp" claim`
	case expires != nil && expires.After(now):
		return fmt.Sprintf(`this token works until %s, according to the JWT's "exp" claim`, expires.UTC().Format(time.RFC3339))
	}
	return ""
}

// sampleSubject is the subject of the sample on jwt.io, which is in a great many
// examples and opens nothing.
const sampleSubject = "1234567890"

func isSigned(token *jwt.Token, parts []string) bool {
	signature, err := base64.RawURLEncoding.DecodeString(parts[2])
	return err == nil && len(signature) >= shortestSignature && token.Header["alg"] != "none"
}
