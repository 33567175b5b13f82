package authlink_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"
	"testing/iotest"

	"example.com/authlink"
)

// told writes what Lines yields, a line each.
func told(v *authlink.Validator, r io.Reader) string {
	var b strings.Builder
	for line, err := range v.Lines(context.Background(), r) {
		if err != nil {
			fmt.Fprintln(&b, "end:", err)
			continue
		}
		fmt.Fprintf(&b, "%d @%d %s %v\n", line.Number, line.Offset, line.Data, line.Err)
	}
	return b.String()
}

func TestLines(t *testing.T) {
	v := compile(t, `{"type":"integer"}`, &authlink.Options{Limits: authlink.Limits{Bytes: 18}})
	const (
		tooLong = "1:19: the document is longer than the limit of 18 bytes [limit] (raise Limits.Bytes)\n"
		noText  = `1:1: expected integer, got string "a" [type]` + "\n"
	)
	for _, test := range []struct{ name, stream, want string }{
		{"nothing", "", ""},
		{"blank", "\n \r\n\t", ""},
		{"one line", "1\n", "1 @0 1 <nil>\n"},
		{"no line feed at the end", "1\n2", "1 @0 1 <nil>\n2 @2 2 <nil>\n"},
		{"carriage returns", "1\r\n2\r\n", "1 @0 1 <nil>\n2 @3 2 <nil>\n"},
		{"blank lines count", "\n\r\n1\n\n2\n", "3 @3 1 <nil>\n5 @6 2 <nil>\n"},
		{"faults", "1\n\"a\"\n2\n", "1 @0 1 <nil>\n2 @2 \"a\" " + noText + "3 @6 2 <nil>\n"},
		{"malformed", "1\n1 2\n", "1 @0 1 <nil>\n2 @2 1 2 1:3: expected the end of the document after its value, found '2' [syntax] (each line holds one document: begin another line here)\n"},
		{"at the limit", "123456789012345678\r\n1", "1 @0 123456789012345678 <nil>\n2 @20 1 <nil>\n"},
		{"beyond the limit", "1234567890123456789\n1", "1 @0 1234567890123456789 " + tooLong + "2 @20 1 <nil>\n"},
		{"far beyond it", strings.Repeat("1", 1<<20) + "\r\n1", "1 @0 1111111111111111111 " + tooLong + "2 @1048578 1 <nil>\n"},
		{"far beyond it, at the end", "1\n" + strings.Repeat("1", 1<<20), "1 @0 1 <nil>\n2 @2 1111111111111111111 " + tooLong},
		{"blank beyond it", strings.Repeat(" ", 1<<20) + "\"a\"\n" + strings.Repeat(" ", 18) + "\n", "1 @0 " + strings.Repeat(" ", 19) + " " + tooLong},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := told(v, strings.NewReader(test.stream)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
			if len(test.stream) < 100 {
				if got := told(v, iotest.OneByteReader(strings.NewReader(test.stream))); got != test.want {
					t.Errorf("byte by byte\n%s\nwant\n%s", got, test.want)
				}
			}
			if got := told(v, iotest.DataErrReader(strings.NewReader(test.stream))); got != test.want {
				t.Errorf("with the end beside the data\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestLinesEndWithTheReader(t *testing.T) {
	v := compile(t, `{"type": "integer"}`, nil)
	r := io.MultiReader(strings.NewReader("1\n2\n3"), iotest.ErrReader(errors.New("the disk is gone")))
	if got, want := told(v, r), "1 @0 1 <nil>\n2 @2 2 <nil>\nend: the disk is gone\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := told(nil, strings.NewReader("1")); !strings.HasPrefix(got, "end: authlink: this Validator has no schema") {
		t.Errorf("a nil Validator: %q", got)
	}
}

func TestLinesEndWithTheContext(t *testing.T) {
	v := compile(t, `true`, nil)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	seen, last := 0, error(nil)
	for line, err := range v.Lines(ctx, endless("1\n")) {
		if last = err; err == nil {
			seen = line.Number
		}
		if seen == 1000 {
			cancel()
		}
	}
	if seen != 1000 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d lines, then %v", seen, last)
	}
	// A line without an end ends, too.
	ctx, cancel = context.WithCancel(t.Context())
	defer cancel()
	r := &counted{r: endless("1")}
	r.at = func(n int) {
		if n > 10<<20 {
			cancel()
		}
	}
	for _, err := range v.Lines(ctx, r) {
		last = err
	}
	if !errors.Is(last, context.Canceled) || r.n > 11<<20 {
		t.Errorf("after %d bytes: %v", r.n, last)
	}
}

func TestLinesStopWhenAsked(t *testing.T) {
	v := compile(t, `true`, nil)
	for line := range v.Lines(t.Context(), endless("1\n")) {
		if line.Number == 3 {
			break
		}
	}
}

// endless is a text that goes on for ever.
type endless string

func (e endless) Read(p []byte) (int, error) {
	n := 0
	for n+len(e) <= len(p) {
		n += copy(p[n:], e)
	}
	return n, nil
}

// A counted reader counts the bytes that it hands out.
type counted struct {
	r  io.Reader
	n  int
	at func(n int)
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += n
	if c.at != nil {
		c.at(c.n)
	}
	return n, err
}

// TestLinesHoldNoMoreThanALine counts the bytes of a stream of a hundred megabytes that
// are in memory at each line: what has been read of it and not been yielded, and the room
// of the buffer that the line lies in.
func TestLinesHoldNoMoreThanALine(t *testing.T) {
	const limit, ahead = 1 << 20, 64 << 10
	v := compile(t, `true`, &authlink.Options{Limits: authlink.Limits{Bytes: limit}})
	long := `"` + strings.Repeat("a", limit*3) + `"` + "\n"
	short := strings.Repeat(`"`+strings.Repeat("b", 1000)+`"`+"\n", 500)
	block := long + short
	r := &counted{r: io.LimitReader(&repeated{text: block}, 100<<20)}
	lines, most := 0, 0
	for line, err := range v.Lines(t.Context(), r) {
		if err != nil {
			t.Fatal(err)
		}
		lines++
		isLong := lines%501 == 1
		unread := r.n - int(line.Offset) - len(line.Data)
		if isLong {
			unread = r.n - int(line.Offset) - len(long)
		}
		most = max(most, unread+cap(line.Data))
		if isLong != (line.Err != nil) {
			t.Fatalf("line %d: %v", lines, line.Err)
		}
	}
	if lines < 10_000 || most > 2*limit+ahead {
		t.Errorf("%d lines, at most %d bytes are held", lines, most)
	}
}

// repeated is a text over and over.
type repeated struct {
	text string
	at   int
}

func (r *repeated) Read(p []byte) (int, error) {
	n := copy(p, r.text[r.at:])
	r.at = (r.at + n) % len(r.text)
	return n, nil
}

// TestLinesOfAnyLength has a limit that leaves no room for one byte more.
func TestLinesOfAnyLength(t *testing.T) {
	v := compile(t, `true`, &authlink.Options{Limits: authlink.Limits{Bytes: math.MaxInt}})
	if got, want := told(v, strings.NewReader(strings.Repeat(" ", 100_000)+"1\n")), "<nil>\n"; !strings.HasSuffix(got, want) {
		t.Errorf("got %q", got)
	}
}
