package site

import (
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Handler serves the files of a site in a directory, with the headers that they should have,
// compressed where the client takes that and there is such a file.
func Handler(dir string) http.Handler {
	files := http.FileServer(http.Dir(dir))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := path.Clean("/" + r.URL.Path)
		for _, h := range headersOf(name) {
			w.Header().Set(h.name, h.value)
		}
		w.Header().Set("Cache-Control", "no-cache")
		if encoding, file := precompressed(dir, name, r.Header.Get("Accept-Encoding")); encoding != "" {
			w.Header().Set("Content-Type", contentType(name))
			w.Header().Set("Content-Encoding", encoding)
			w.Header().Add("Vary", "Accept-Encoding")
			http.ServeFile(w, r, file)
			return
		}
		files.ServeHTTP(w, r)
	})
}

// precompressed returns the coding and the path of a compressed file that a client takes.
func precompressed(dir, name, accepted string) (encoding, file string) {
	if strings.HasSuffix(name, "/index.html") {
		return "", "" // which is redirected
	}
	for _, c := range []struct{ name, extension string }{{"br", ".br"}, {"gzip", ".gz"}} {
		file := filepath.Join(dir, filepath.FromSlash(name)) + c.extension
		if _, err := os.Stat(file); err == nil && contentType(name) != "" && strings.Contains(accepted, c.name) {
			return c.name, file
		}
	}
	return "", ""
}

func contentType(name string) string {
	return map[string]string{
		".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
		".json": "application/json", ".txt": "text/plain; charset=utf-8", ".wasm": "application/wasm",
	}[path.Ext(name)]
}
