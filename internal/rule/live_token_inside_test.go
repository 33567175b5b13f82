package rule

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"io"
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
)

// TestInsideBound: what strings expand to is bounded for all of a document, and what has not been
// decoded for that is said not to have been looked at.
func TestInsideBound(t *testing.T) {
	bomb := func(size int) string {
		var out bytes.Buffer
		w := gzip.NewWriter(&out)
		io.WriteString(w, `["`+strings.Repeat(" ", size)+`"]`) // a buffer takes everything
		w.Close()
		return base64.StdEncoding.EncodeToString(out.Bytes())
	}
	limit := jsonindex.DefaultLimits().Bytes
	small, large, huge := bomb(100), bomb(limit*2/3), bomb(limit)
	for _, test := range []struct {
		name, document string
		unread         string
	}{
		{"small ones", fmt.Sprintf(`[%q, %q, %q]`, small, small, small), ""},
		{"a large one", fmt.Sprintf(`[%q, %q]`, large, small), ""},
		{"two large ones", fmt.Sprintf(`[%q, %q]`, large, large), "limit"},
		{"one too large", fmt.Sprintf(`[%q]`, huge), "limit"},
	} {
		t.Run(test.name, func(t *testing.T) {
			v, err := authlink.Compile([]byte("true"), nil)
			if err != nil {
				t.Fatal(err)
			}
			in, err := NewSet(v, nil, nil, testNow).Inspect(new(jsonindex.Index), []byte(test.document), 0, nil)
			if err != nil || in.Unread != test.unread || len(in.Findings) > 0 {
				t.Errorf("unread for %q, want %q; found %+v, error %v", in.Unread, test.unread, in.Findings, err)
			}
		})
	}
}
