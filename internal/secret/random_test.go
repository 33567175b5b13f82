package secret

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// placeholders are what people put in the place of a secret.
var placeholders = []string{
	"", "x", "xxxx", "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX", "****************", "--------------------", "........................",
	"0000000000000000000000000000000000000000", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "abababababababababababababababab",
	"<value>", "<id>", "<token>", "<your-token-here>", "<YOUR_API_KEY_1234567890>", "[token]", "{token}", "{{token}}", "{{ secrets.TOKEN }}",
	"${TOKEN}", "${STACKONE_SESSION_TOKEN_2}", "$TOKEN", "%TOKEN%", "%s", "__TOKEN__", "...", "…",
	"string", "token", "secret", "test-token", "test_token_0123456789abcdef", "my-token", "your-token-here", "fake-token", "dummy",
	"example", "placeholder", "changeme", "change-me", "CHANGE_ME", "redacted", "REDACTED", "[REDACTED]", "(redacted)", "TODO", "tbd", "n/a", "none", "null",
	"fake-opaque-secret-0f1e2d3c", "fake-path-secret-5a6b7c8d", "sk_test_4eC39HqLyjWDarjtT1zdp7dc", "example-9f86d081884c7d659a2feaa0c55ad015",
	"abcdefghijklmnopqrstuvwxyz0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
	"0123456789abcdef0123456789abcdef", "1234567890abcdef1234567890abcdef", "0123456789ABCDEF0123456789ABCDEF01234567",
	"12345678901234567890123456789012", "45355976281015164504", "4111222233334444",
	"deadbeefdeadbeefdeadbeefdeadbeef", "cafebabecafebabecafebabecafebabe", "abc123abc123abc123abc123abc123abc123",
	"00000000-0000-0000-0000-000000000000", "00000000-0000-4000-8000-000000000000", "123e4567-e89b-12d3-a456-426614174000", "11111111-2222-3333-4444-555555555555",
	"correct-horse-battery-staple", "correct-horse-battery-staple-1", "the quick brown fox jumps over the lazy dog",
	"customer-1-production-session-2024", "acme-corp-session-for-staging-01", "AcmeCorpProductionSession2024", "ThisIsNotAToken1", "dev-project-68574",
	"connect_session_created_for_umbrella_01", "session.created.2025-02-13.by.integration.suite",
	"2025-02-13T09:44:27.866Z", "jane.doe@example.com", "https://connect.example.com/embedded/acme",
	"YWJjZGVmZ2hpamts", // too short to tell
}

// realSecrets are what services hand out, and nobody's: made for this test.
var realSecrets = []string{
	"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", // hex, 256 bits
	"5E884898DA28047151D0E56F8DC62927",                                 // hex, 128 bits, in capitals
	"7c9e6679-7425-40de-944b-e07fc1f90ae7",                             // UUID, random
	"k7j2n9x4q8w1z5v3b6m0c2f8h4",                                       // base 36
	"JBSWY3DPEHPK3PXPQ4T2LMN7WZ",                                       // base 32
	"sk_live_51Hq8Zx2eZvKYlo2CkT9vWm3N",
	"ghp_R4nD0mCh4r4ct3rsTh4tN0b0dyUs3s9Xz",
	"xoxb-2408135792-Zk3Qm8Vx1Lp9Rt5Wn7Yd",
	"AKfycbx7Qm2Zp9Lr4Tn8Vw3Xs6Yd1Hg5",
	"x8Kq2mVn7Lp4Rt9Wz3Yd", // 20 characters
	"q83vEjRWeJCrze8SNFZ4kA9mZ3hYw2Lr0tUeBv5Xc1s=",
	"n+5mQ2x/8vKzL1rT7wYd3hB9cF4jG6pS0aU=",
}

func TestIsRandom(t *testing.T) {
	for _, text := range placeholders {
		if IsRandom(text) {
			t.Errorf("%q counts as random: entropy %.2f, changes %.2f, steps %.2f", text, entropy(text), changes(text), steps(text))
		}
	}
	for _, text := range realSecrets {
		if !IsRandom(text) {
			t.Errorf("%q does not count as random: entropy %.2f, changes %.2f, steps %.2f", text, entropy(text), changes(text), steps(text))
		}
	}
}

// TestIsRandomCatchesMost measures on secrets as programs make them: of each
// kind 19 in 20 are caught at least. The source is seeded: it is the same test
// every time.
func TestIsRandomCatchesMost(t *testing.T) {
	const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	draw := func(r *rand.Rand, alphabet string, n int) string {
		var b strings.Builder
		for range n {
			b.WriteByte(alphabet[r.IntN(len(alphabet))])
		}
		return b.String()
	}
	sum := func(r *rand.Rand) []byte {
		sum := sha256.Sum256([]byte(fmt.Sprint(r.Uint64())))
		return sum[:]
	}
	for name, secret := range map[string]func(*rand.Rand) string{
		"hex 16 bytes":   func(r *rand.Rand) string { return hex.EncodeToString(sum(r)[:16]) },
		"hex 32 bytes":   func(r *rand.Rand) string { return hex.EncodeToString(sum(r)) },
		"base64 24 byte": func(r *rand.Rand) string { return base64.StdEncoding.EncodeToString(sum(r)[:24]) },
		"base64url 32":   func(r *rand.Rand) string { return base64.RawURLEncoding.EncodeToString(sum(r)) },
		"base 62, 24":    func(r *rand.Rand) string { return draw(r, base62, 24) },
		"base 62, 40":    func(r *rand.Rand) string { return draw(r, base62, 40) },
		"base 36, 32":    func(r *rand.Rand) string { return draw(r, base62[:10]+base62[36:], 32) },
	} {
		const total = 2000
		r := rand.New(rand.NewPCG(1, 2))
		caught := 0
		for range total {
			if IsRandom(secret(r)) {
				caught++
			}
		}
		if caught < total*19/20 {
			t.Errorf("%s: %d of %d caught", name, caught, total)
		}
	}
}

func TestIsPlaceholder(t *testing.T) {
	for _, text := range []string{
		"<value>", "<id>", " <id> ", "[name]", "{{name}}", "${NAME}", "%s", "__NAME__", "string", "String", "TODO", "xxxx", "XXX", "***", "---", "...", "…",
		"test", "test-customer", "example_1", "your name", "your-project-id", "change me", "lorem ipsum dolor", "n/a", "foo",
	} {
		if !IsPlaceholder(text) {
			t.Errorf("%q does not count as a placeholder", text)
		}
	}
	for _, text := range []string{
		"", "x", "II", "Acme", "customer-1", "dev-project-68574", "Testing Ltd", "Contest", "Example Ltd", "Mystic", "1 < 2 > 0", "myers", "staging", "Sandbox", "Umbrella [EU]",
		"https://connect.example.com/", "jane.doe@example.com", "日本語",
	} {
		if IsPlaceholder(text) {
			t.Errorf("%q counts as a placeholder", text)
		}
	}
}

func FuzzIsRandom(f *testing.F) {
	for _, text := range append(placeholders, realSecrets...) {
		f.Add(text)
	}
	f.Add("é\xff")
	f.Fuzz(func(t *testing.T, text string) {
		if IsRandom(text) && (len(text) < 20 || strings.ContainsAny(text, " <>{}")) {
			t.Errorf("%q counts as random", text)
		}
	})
}
