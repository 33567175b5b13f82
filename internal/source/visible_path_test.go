package source

import "testing"

// TestMaskPath: the name of an object in storage is a path, whatever it looks like, and URLs that
// somebody may sign in with are not.
func TestMaskPath(t *testing.T) {
	for path, want := range map[string]string{
		"gs://archive/2026/01/a.ndjson.gz":               "gs://archive/2026/01/a.ndjson.gz",
		"s3://archive/auth-links.ndjson":                 "s3://archive/auth-links.ndjson",
		"s3://key:s3cretX@archive/a.ndjson":              "s3://***********@archive/********",
		"gs://archive/a.json?X-Goog-Signature=s3cretXYZ": "gs://archive/******?**************************",
		"https://connect.example.com/s3cretXYZ":          "https://connect.example.com/*********",
		"archive/a.ndjson":                               "archive/a.ndjson",
	} {
		if got := MaskPath(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl"
	if got := MaskPath("gs://archive/" + jwt); got == "gs://archive/"+jwt {
		t.Errorf("a token is shown: %s", got)
	}
}
