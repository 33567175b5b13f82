package authlinkbeam_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/passert"

	authlinkbeam "example.com/authlink/beam"
	"example.com/authlink/internal/linttest"
)

func init() { register.Function1x1(shownFailure) }

func shownFailure(f authlinkbeam.Failure) string {
	return fmt.Sprintf("%s: %s", filepath.Base(f.Path), f.Error)
}

// panicking is a check that panics; see [linttest.Panicking].
func panicking(t *testing.T) authlinkbeam.Check {
	check := authlinkbeam.Check{Now: now.Add(time.Nanosecond)} // which no other test has
	authlinkbeam.SetLinter(t, check, linttest.Panicking(t))
	return check
}

// TestPanic: documents whose check panics are failures and dead letters, which show nothing of
// them, and those after them are checked; whatever the blocks, and in compressed files.
func TestPanic(t *testing.T) {
	lines := "{\"id\": 1}\n{\"id\": \"s3cretX\"}\n{\"id\": 2}\n{\n"
	dir := files(t, map[string]string{"a.ndjson": lines, "b.ndjson.gz": lines, "c.json": `{"id": "s3cretX"}`})
	check := panicking(t)
	for _, size := range []int64{10, 1000} {
		out := t.TempDir()
		p, s := beam.NewPipelineWithRoot()
		result := authlinkbeam.Read(s, dir+"/*", check, authlinkbeam.BlockBytes(size))
		authlinkbeam.Write(s, out, result, 1)
		passert.EqualsList(s, beam.ParDo(s, shownFailure, result.Failures), []string{
			"a.ndjson: the document at byte 10: the check panicked with a string",
			"b.ndjson.gz: the document at byte 10: the check panicked with a string",
			"c.json: the check panicked with a string",
		})
		var letters []string
		for _, name := range []string{"a.ndjson", "b.ndjson.gz"} {
			path := filepath.Join(dir, name)
			letters = append(letters, path+"@10  [panic]", path+"@38 { [syntax]")
		}
		passert.EqualsList(s, beam.ParDo(s, shownLetter, result.DeadLetters), letters)
		res := run(t, p)
		if n := counted(res, "panicked"); n != 2 {
			t.Errorf("%d panicked", n)
		}
		for _, name := range []string{"findings.ndjson", "summary.json"} {
			text, err := os.ReadFile(filepath.Join(out, name))
			if err != nil || strings.Contains(string(text), linttest.Secret) {
				t.Errorf("%s: %v, %s", name, err, text)
			}
		}
	}
}

func TestValidatePanic(t *testing.T) {
	p, s := beam.NewPipelineWithRoot()
	docs := beam.CreateList(s, [][]byte{[]byte(`{"id": 1}`), []byte(`{"id": "s3cretX"}`)})
	result := authlinkbeam.Validate(s, docs, panicking(t))
	passert.Empty(s, result.Findings)
	passert.EqualsList(s, beam.ParDo(s, shownFailure, result.Failures), []string{".: the document at byte 0: the check panicked with a string"})
	passert.EqualsList(s, beam.ParDo(s, shownLetter, result.DeadLetters), []string{"@0  [panic]"})
	run(t, p)
}
