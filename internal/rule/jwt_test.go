package rule

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// token returns a JWT of a header and a payload, with a signature of so many bytes.
func token(header, payload string, signature int) string {
	encode := base64.RawURLEncoding.EncodeToString
	return encode([]byte(header)) + "." + encode([]byte(payload)) + "." + encode([]byte(strings.Repeat("\xa5", signature)))
}

func TestLiveJWT(t *testing.T) {
	now := time.Date(2025, 2, 13, 9, 44, 27, 0, time.UTC) // 1739439867
	const (
		hs256   = `{"alg":"HS256"}`
		until   = `this token works until 2025-02-13T09:44:28Z, according to the JWT's "exp" claim`
		forever = `this token works and never expires: a JWT without an "exp" claim`
	)
	for _, test := range []struct{ name, text, want string }{
		{"live", token(hs256, `{"exp":1739439868}`, 32), until},
		{"live, with other claims", token(hs256, `{"sub":7,"aud":[1],"iat":"x","exp":1739439868}`, 32), until},
		{"live, to a fraction", token(hs256, `{"exp":1739439868.25}`, 32), until},
		{"live, unsigned", token(`{"alg":"none"}`, `{"exp":1739439868}`, 0), until},
		{"live, in an algorithm nobody knows", token(`{"alg":"XYZ"}`, `{"exp":1739439868}`, 32), until},
		{"live, in a text", "Authorization: Bearer " + token(hs256, `{"exp":1739439868}`, 32) + ";", until},
		{"live, in a URL", "https://example.com/?t=" + token(hs256, `{"exp":1739439868}`, 32) + "#x", until},
		{"live, after one that is not", token(hs256, `{"exp":1}`, 32) + " " + token(hs256, `{"exp":1739439868}`, 32), until},
		{"expires now", token(hs256, `{"exp":1739439867}`, 32), ""},
		{"expired", token(hs256, `{"exp":1600000000}`, 32), ""},
		{"expired before 1970", token(hs256, `{"exp":-1}`, 32), ""},
		{"no claim", token(hs256, `{}`, 32), forever},
		{"no claim, unsigned", token(`{"alg":"none"}`, `{}`, 0), ""},
		{"no claim, unsigned with a signature", token(`{"alg":"none"}`, `{}`, 32), ""},
		{"no claim, made-up signature", token(hs256, `{}`, 31), ""},
		{"the sample of jwt.io", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c", ""},
		{"a claim that is no date", token(hs256, `{"exp":"tomorrow"}`, 32), ""},
		{"live, beyond all dates", token(hs256, `{"exp":1e300}`, 32), "this token works until 9999-12-31T23:59:59Z, according to the JWT's \"exp\" claim"},
		{"expired, before all dates", token(hs256, `{"exp":-1e300}`, 32), ""},
		{"a claim of zero", token(hs256, `{"exp":0}`, 32), forever},
		{"a claim of null", token(hs256, `{"exp":null}`, 32), ""},
		{"no object", token(hs256, `[]`, 32), ""},
		{"no header", "eyJhbGciOiJ.eyJleHAiOjF9.c2ln", ""},
		{"two parts", "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9", ""},
		{"no JWT", "hello", ""},
	} {
		if got := liveJWT(test.text, now); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// FuzzLiveJWT gives the parser claims of every kind.
func FuzzLiveJWT(f *testing.F) {
	f.Add(`{"alg":"HS256"}`, `{"exp":1e300}`)
	f.Add(`{"alg":7}`, `{"exp":-1e300,"sub":[]}`)
	f.Add(`null`, `null`)
	f.Fuzz(func(t *testing.T, header, payload string) {
		text := token(header, payload, 32)
		message := liveJWT(text, testNow)
		for part := range strings.SplitSeq(text, ".") {
			if len(part) >= 12 && strings.Contains(message, part) {
				t.Errorf("%q tells of the token", message)
			}
		}
	})
}

// FuzzReadJWT compares what is read of a token with what a library reads.
func FuzzReadJWT(f *testing.F) {
	for _, text := range []string{
		token(`{"alg":"HS256"}`, `{"exp":1739439868.75,"sub":"a"}`, 32), token(`{"alg":"none"}`, `{}`, 0), token(`null`, `null`, 1),
		token(`{"alg":7}`, `{"exp":"x"}`, 3), token(`{"alg":"HS256"}`, `{"exp":0}`, 32), "a.b", "a.b.c.d", "..", "",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		token, ok := readJWT(text)
		claims := jwt.MapClaims{}
		parsed, parts, err := jwt.NewParser().ParseUnverified(text, claims)
		want := !errors.Is(err, jwt.ErrTokenMalformed)
		if len(parts) == 3 && errors.Is(err, jwt.ErrTokenUnverifiable) { // it has not looked at the signature
			_, err := base64.RawURLEncoding.DecodeString(parts[2])
			want = err == nil
		}
		if ok != want {
			t.Fatalf("%q: read %v, the library %v, error %v", text, ok, want, err)
		}
		if !ok {
			return
		}
		if token.header["alg"] != parsed.Header["alg"] {
			t.Errorf("%q: algorithm %v, want %v", text, token.header["alg"], parsed.Header["alg"])
		}
		if exp, _ := claims["exp"].(float64); exp < 1 && exp != 0 || exp > latestExpiry {
			return // before 1970, or beyond all dates, which the library makes something else of
		}
		date, err := claims.GetExpirationTime()
		at, ok := token.expires()
		if ok != (err == nil) || at.IsZero() != (date == nil) || date != nil && !at.Equal(date.Time) {
			t.Errorf("%q: expires %v, %v; the library has %v, %v", text, at, ok, date, err)
		}
	})
}
