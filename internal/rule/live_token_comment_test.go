package rule

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
)

const (
	liveInComment   = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl"
	randomInComment = "x8Kq2mVn7Lp4Rt9Wz3Yd"
)

// TestLiveTokenInLine looks into what a comment may say.
func TestLiveTokenInLine(t *testing.T) {
	rules := contractSet(t, authlink.FormWire, nil)
	for _, test := range []struct {
		comment string
		want    []string // what is to be revoked
	}{
		{"was " + liveInComment + ", sorry", []string{liveInComment}},
		{"token: " + randomInComment, []string{randomInComment}},
		{`  "refresh_token": "` + randomInComment + `",`, []string{randomInComment}},
		{`'clientSecret' => '` + randomInComment + `'`, []string{randomInComment}},
		{"export STACKONE_API_KEY=" + randomInComment, []string{randomInComment}},
		{"the API key: " + randomInComment, []string{randomInComment}},
		{"curl -H 'Authorization: Bearer " + randomInComment + "'", []string{"Bearer " + randomInComment}},
		{"with Bearer\t" + randomInComment + " it works", []string{"Bearer\t" + randomInComment}},
		{"grant_type=refresh_token&refresh_token=" + randomInComment + "&a=b", []string{randomInComment}},
		{"see https://example.com/a?token=" + randomInComment + " there", []string{"https://example.com/a?token=" + randomInComment}},
		{"<https://user:" + randomInComment + "@example.com>", []string{"https://user:" + randomInComment + "@example.com"}},
		{`"auth_link_url": "https:\/\/example.com\/a\/` + randomInComment + `"`, []string{`https:\/\/example.com\/a\/` + randomInComment}},
		{"sessionId: 7c9e6679-7425-40de-944b-e07fc1f90ae7", []string{"7c9e6679-7425-40de-944b-e07fc1f90ae7"}},
		{"ghp_R4nD0mCh4r4ct3rsTh4tN0b0dyUs3s9Xz", []string{"ghp_R4nD0mCh4r4ct3rsTh4tN0b0dyUs3s9Xz"}},
		{"token: " + randomInComment + ", secret: " + randomInComment, []string{randomInComment, randomInComment}},

		{"", nil},
		{"token: abc", nil},
		{"token: <token>, or your-token-here-1234567890, or ${STACKONE_SESSION_TOKEN_2}", nil},
		{"token: test_token_0123456789abcdef", nil},
		{"The token is what the session was created with; it stands for one end user and expires after an hour.", nil},
		{"expired: eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE2MDAwMDAwMDB9.c2lnbmF0dXJl", nil},
		{"recorded at commit 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b, when tokens still had a prefix", nil},
		{"of the token of 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", nil},
		{"sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", nil},
		{"uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2", nil},
		{"request 7c9e6679-7425-40de-944b-e07fc1f90ae7", nil},
		{"id: 45355976281015164504", nil},
		{"https://docs.example.com/guides/connect-session/create-a-session-token-2025#tokens", nil},
		{"https://github.com/example/repo/commit/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", nil},
		{"https://docs.google.com/document/d/1x8Kq2mVn7Lp4Rt9Wz3Yd5Bc/edit", nil},
		{"/home/user/src/example/testdata/recorded/2025-02-13T09-44-27/session-token.json", nil},
		{"C:/Users/user/AppData/Local/Temp/x8Kq2mVn7Lp4Rt9Wz3Yd", nil},
		{"yaml-language-server: $schema=https://example.com/authlink/config.schema.json", nil},
		{strings.Repeat("=-", 40), nil},
		{"\x01token:\\q " + randomInComment + "\xff", nil},
	} {
		for name, file := range map[string]string{
			"a.yaml":  "#" + test.comment + "\n",
			"a.jsonc": "//" + test.comment + "\n{}",
		} {
			text := []byte(file)
			format := source.FormatOf("", name)
			whole, err := format.Read(text)
			if err != nil {
				t.Fatal(err)
			}
			found, shown := rules.InComments(text, format.Comments(text, whole))
			var got []string
			for _, f := range found {
				got = append(got, file[f.Offset:f.End])
				if f.Rule != LiveToken || f.Severity != finding.SeverityError || f.InstanceLocation != "" || f.Fix == nil {
					t.Errorf("%s: finding %+v", file, f)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%q (-want +got):\n%s", file, cmp.Diff(test.want, got))
			}
			for _, e := range shown {
				if strings.Contains(string(e.Text), "Kq2m") || strings.Contains(string(e.Text), "sorry") {
					t.Errorf("%q is shown as %q", file, e.Text)
				}
			}
		}
	}
}
