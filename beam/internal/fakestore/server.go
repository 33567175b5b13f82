// Package fakestore is a store of objects for tests: it speaks as much of the protocols of Google
// Cloud Storage and of Amazon S3 as their clients need to list, read and write, and counts what is
// read.
package fakestore

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// A Server has objects by their buckets and names, as in "bucket/dir/name".
type Server struct {
	URL string

	mu      sync.Mutex
	objects map[string][]byte
	reads   []Read
}

// A Read is one request for the content of an object.
type Read struct {
	Object string
	Range  string // as in the header; empty for all of it
	Bytes  int64  // that were sent
}

// New starts a server.
func New(t testing.TB) *Server {
	s := &Server{objects: map[string][]byte{}}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	s.URL = server.URL
	return s
}

// Environ are the variables with which the clients of both protocols speak to the server.
func (s *Server) Environ() map[string]string {
	return map[string]string{
		"STORAGE_EMULATOR_HOST": strings.TrimPrefix(s.URL, "http://"),
		"AWS_ENDPOINT_URL_S3":   s.URL, "AWS_REGION": "eu-central-1", "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "xxxx", "AWS_EC2_METADATA_DISABLED": "true",
	}
}

// Put stores an object.
func (s *Server) Put(object string, content []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.objects[object] = content
}

// Get returns an object, nil if there is none.
func (s *Server) Get(object string) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.objects[object]
}

// Reads returns what has been read since the last call, in the order of objects and ranges.
func (s *Server) Reads() []Read {
	s.mu.Lock()
	defer s.mu.Unlock()
	reads := s.reads
	s.reads = nil
	return reads
}

// under returns the names of the objects in a bucket whose names begin with a prefix.
func (s *Server) under(bucket, prefix string) (names []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, object := range slices.Sorted(maps.Keys(s.objects)) {
		if name, ok := strings.CutPrefix(object, bucket+"/"); ok && strings.HasPrefix(name, prefix) {
			names = append(names, name)
		}
	}
	return names
}

// ServeHTTP implements [http.Handler].
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := strings.TrimPrefix(r.URL.Path, "/")
	if rest, ok := strings.CutPrefix(path, "storage/v1/b/"); ok {
		s.describe(w, r, rest)
		return
	}
	if rest, ok := strings.CutPrefix(path, "upload/storage/v1/b/"); ok {
		s.upload(w, r, strings.TrimSuffix(rest, "/o"))
		return
	}
	bucket, name, _ := strings.Cut(path, "/")
	switch {
	case r.Method == http.MethodPut:
		text, err := body(r)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		s.Put(path, text)
	case name == "":
		s.list(w, bucket, r.URL.Query().Get("prefix"))
	default:
		s.read(w, r, path)
	}
}

// read answers with the content of an object, or with its head.
func (s *Server) read(w http.ResponseWriter, r *http.Request, object string) {
	content := s.Get(object)
	if content == nil {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	counted := &counter{ResponseWriter: w}
	w.Header().Set("Content-Type", "application/octet-stream")
	http.ServeContent(counted, r, "", time.Unix(1_700_000_000, 0), bytes.NewReader(content))
	if r.Method == http.MethodHead {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reads = append(s.reads, Read{object, r.Header.Get("Range"), counted.bytes})
}

// A counter counts what is written.
type counter struct {
	http.ResponseWriter
	bytes int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.ResponseWriter.Write(p)
	c.bytes += int64(n)
	return n, err
}

// list answers a ListObjectsV2 of S3.
func (s *Server) list(w http.ResponseWriter, bucket, prefix string) {
	type contents struct{ Key string }
	answer := struct {
		XMLName     xml.Name `xml:"ListBucketResult"`
		IsTruncated bool
		Contents    []contents
	}{}
	for _, name := range s.under(bucket, prefix) {
		answer.Contents = append(answer.Contents, contents{name})
	}
	w.Header().Set("Content-Type", "application/xml")
	_ = xml.NewEncoder(w).Encode(answer)
}

// An attributes is what Google says of an object.
type attributes struct {
	Kind       string `json:"kind"`
	Name       string `json:"name"`
	Bucket     string `json:"bucket"`
	Size       string `json:"size"`
	Generation string `json:"generation"`
}

func (s *Server) attributesOf(bucket, name string) attributes {
	return attributes{"storage#object", name, bucket, strconv.Itoa(len(s.Get(bucket + "/" + name))), "1"}
}

// describe answers what Google's JSON interface says of an object, or of all of a bucket.
func (s *Server) describe(w http.ResponseWriter, r *http.Request, path string) {
	bucket, name, _ := strings.Cut(path, "/o")
	name = strings.TrimPrefix(name, "/")
	w.Header().Set("Content-Type", "application/json")
	if name != "" {
		if s.Get(bucket+"/"+name) == nil {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		_ = json.NewEncoder(w).Encode(s.attributesOf(bucket, name))
		return
	}
	items := []attributes{}
	for _, name := range s.under(bucket, r.URL.Query().Get("prefix")) {
		items = append(items, s.attributesOf(bucket, name))
	}
	_ = json.NewEncoder(w).Encode(map[string]any{"kind": "storage#objects", "items": items})
}

// upload takes an object as Google's client sends a small one: what it is, and then the content.
func (s *Server) upload(w http.ResponseWriter, r *http.Request, bucket string) {
	_, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	parts := multipart.NewReader(r.Body, params["boundary"])
	var of attributes
	about, err := parts.NextPart()
	if err == nil {
		err = json.NewDecoder(about).Decode(&of)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	content, err := parts.NextPart()
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	text, err := io.ReadAll(content)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	s.Put(bucket+"/"+of.Name, text)
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(s.attributesOf(bucket, of.Name))
}

// body reads what is sent, which S3's client may send in chunks with a checksum behind.
func body(r *http.Request) ([]byte, error) {
	text, err := io.ReadAll(r.Body)
	if err != nil || r.Header.Get("X-Amz-Decoded-Content-Length") == "" {
		return text, err
	}
	var out []byte
	for {
		size, rest, ok := bytes.Cut(text, []byte("\r\n"))
		hex, _, _ := bytes.Cut(size, []byte(";"))
		n, err := strconv.ParseInt(string(hex), 16, 64)
		if err != nil || !ok || int(n) > len(rest) {
			return nil, fmt.Errorf("a chunk of %q bytes", size)
		}
		if n == 0 {
			return out, nil
		}
		out = append(out, rest[:n]...)
		text = bytes.TrimPrefix(rest[n:], []byte("\r\n"))
	}
}

func gzipped(t testing.TB, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
