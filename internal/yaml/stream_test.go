package yaml

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestParts: the parts of a stream are the stream, cut at its markers; a document keeps
// its directives.
func TestParts(t *testing.T) {
	for _, test := range []struct {
		name, stream string
		want         []string // those with content begin with a plus sign
	}{
		{"one", "a: 1\n", []string{"+a: 1\n"}},
		{"none", "", []string{"-"}},
		{"a comment", "# a\n", []string{"-# a\n"}},
		{"two", "a\n---\nb\n", []string{"+a\n", "+---\nb\n"}},
		{"a marker with content", "--- a\n--- |\n b\n", []string{"+--- a\n", "+--- |\n b\n"}},
		{"no marker", "---a\n ---\n....\n", []string{"+---a\n ---\n....\n"}},
		{"ends", "a\n...\n# b\n---\nc\n...\n", []string{"+a\n...\n", "-# b\n", "+---\nc\n...\n", "-"}},
		{"empty documents", "---\n---\n%YAML 1.2\n---\na\n---\n", []string{"----\n", "----\n%YAML 1.2\n", "+---\na\n", "----\n"}},
		{"directives", "# a\n%YAML 1.2\n\n# b\n%TAG ! x\n---\na\n...\n%X\n--- b\n", []string{"+# a\n%YAML 1.2\n\n# b\n%TAG ! x\n---\na\n...\n", "+%X\n--- b\n"}},
		{"directives of nothing", "%YAML 1.2\n", []string{"+%YAML 1.2\n"}},
		{"directives of an empty document", "%YAML 1.2\n---\n# a\n", []string{"-%YAML 1.2\n---\n# a\n"}},
		{"directives and an end", "%YAML 1.2\n...\na\n", []string{"+%YAML 1.2\n...\n", "+a\n"}},
		{"a byte order mark", "\uFEFFa\n", []string{"-\uFEFF", "+a\n"}},
		{"CRLF", "a\r\n---\r\nb\r\n...\r\n", []string{"+a\r\n", "+---\r\nb\r\n...\r\n", "-"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			offset, line := 0, 1
			for part := range Parts([]byte(test.stream)) {
				if part.Offset != offset || part.Line != line {
					t.Errorf("%q is at %d, in line %d, want %d, %d", part.Text, part.Offset, part.Line, offset, line)
				}
				offset += len(part.Text)
				line += strings.Count(string(part.Text), "\n")
				mark := "-"
				if HasContent(part.Text) {
					mark = "+"
				}
				got = append(got, mark+string(part.Text))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			for range Parts([]byte(test.stream)) {
				break // is allowed
			}
		})
	}
}
