package rule

import (
	"encoding/base64"
	"strings"
	"testing"
	"time"
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
