package source

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/span"
)

// VisiblePath returns path as it is if it is plain text, and otherwise as a
// Go string literal, so that a line of output stays one line and names one file.
// Its secrets are masked.
func VisiblePath(path string) string {
	path = MaskPath(path)
	if path != "" && span.IsPlain(path) {
		return path
	}
	return strconv.Quote(path)
}

// MaskPath masks the secrets of a URL, of a line of JSON or YAML, and of a variable
// that is set. These are not paths, but may be given as paths: somebody may pass a payload to
// --files-from.
func MaskPath(path string) string {
	if scheme, name, ok := objectOf(path); ok {
		return scheme + secret.Mask(name, secret.OfArgument)
	}
	isPart := func(sign string) bool { return strings.Contains(path, sign) }
	if slices.ContainsFunc([]string{":/", ": ", `":`, `':`}, isPart) {
		return string(RedactText([]byte(path)))
	}
	return secret.Mask(path, secret.OfArgument)
}

// objectOf splits the name of an object in storage, gs://BUCKET/NAME, which is a path for all that
// it looks like a URL: nobody signs in with one. ok is false if there is more to it, such as a password.
func objectOf(path string) (scheme, name string, ok bool) {
	for _, scheme := range []string{"gs://", "s3://"} {
		if name, ok := strings.CutPrefix(path, scheme); ok && !strings.ContainsAny(name, "@?#") {
			return scheme, name, true
		}
	}
	return "", "", false
}

// VisibleError returns err's message as one line that is safe to print: it may quote
// an argument, which may be a secret.
func VisibleError(err error) string {
	visible := func(text string) string { return span.Visible(secret.Mask(text, secret.OfArgument)) }
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		before, after, ok := strings.Cut(err.Error(), e.Error()) // what led to the file, and what is said beside it
		if !ok {
			before = ""
		}
		return visible(before) + e.Op + " " + VisiblePath(e.Path) + ": " + span.Visible(e.Err.Error()) + visible(after)
	}
	return visible(err.Error())
}

// RedactText masks the secrets of a text that is not JSON, at the same offsets.
func RedactText(text []byte) []byte {
	var anySchema *authlink.Validator
	return anySchema.Redact(text)
}

// SlashPath is the path with slashes, as programs on other systems expect it.
func SlashPath(path string) string {
	if path == StdinPath {
		return path
	}
	return filepath.ToSlash(filepath.Clean(path))
}
