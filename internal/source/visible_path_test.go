package source

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"
)

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

// hiding is an error that does not say what it wraps.
type hiding struct{ error }

func (hiding) Error() string   { return "something is wrong" }
func (h hiding) Unwrap() error { return h.error }

// TestVisibleError: what led to a file that cannot be read is said, without what is secret of either.
func TestVisibleError(t *testing.T) {
	const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl"
	none := &fs.PathError{Op: "open", Path: "none.yaml", Err: fs.ErrNotExist}
	secret := &fs.PathError{Op: "open", Path: jwt, Err: fs.ErrNotExist}
	for _, test := range []struct {
		err  error
		want string
	}{
		{none, "open none.yaml: file does not exist"},
		{fmt.Errorf("openapi.yaml: the reference %q: %w (twice)", "none.yaml", none), `openapi.yaml: the reference "none.yaml": open none.yaml: file does not exist (twice)`},
		{secret, "open " + VisiblePath(jwt) + ": file does not exist"},
		{fmt.Errorf("%s: %w", jwt, secret), VisiblePath(jwt) + ": open " + VisiblePath(jwt) + ": file does not exist"},
		{hiding{none}, "open none.yaml: file does not exist"},
		{errors.New("a\nb"), "a␊b"},
	} {
		if got := VisibleError(test.err); got != test.want {
			t.Errorf("%v: %s, want %s", test.err, got, test.want)
		}
	}
}
