package site

import "strings"

// The policies say what the browser may do on a page (Content Security Policy Level 3): nothing
// that is not named, and nothing with another host. data: is for the icons in CodeMirror's style.
var (
	docsPolicy = policy("script-src 'self'", "connect-src 'self'")
	pagePolicy = policy("script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'", "worker-src 'self'")

	// The worker gets the linter from the page, and has no need of any connection.
	workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"
)

func policy(more ...string) string {
	return strings.Join(append([]string{"default-src 'none'", "style-src 'self'", "img-src 'self' data:", "base-uri 'none'", "form-action 'none'"}, more...), "; ")
}

// A header is one that a server should send with a file.
type header struct{ name, value string }

// headersOf returns the headers of a file of the site. A page has its policy in itself, too, but
// not what keeps it out of frames of other pages.
func headersOf(path string) []header {
	headers := []header{
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"Cross-Origin-Resource-Policy", "same-origin"},
	}
	switch {
	case path == "/worker.js":
		return append(headers, header{"Content-Security-Policy", workerPolicy})
	case path == "/" || path == "/index.html":
		return append(headers, header{"Content-Security-Policy", pagePolicy + "; frame-ancestors 'none'"})
	case strings.HasPrefix(path, "/docs/"):
		return append(headers, header{"Content-Security-Policy", docsPolicy + "; frame-ancestors 'none'"})
	}
	return headers
}

// headersFile is the file _headers, from which several hosts of static files take headers.
func headersFile() string {
	var b strings.Builder
	for _, path := range []string{"/", "/index.html", "/worker.js", "/docs/*"} {
		b.WriteString(path + "\n")
		for _, h := range headersOf(path) {
			b.WriteString("  " + h.name + ": " + h.value + "\n")
		}
	}
	return b.String()
}
