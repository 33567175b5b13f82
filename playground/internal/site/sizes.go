package site

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// firstVisit are the files that a page needs, the largest first.
var firstVisit = []string{mark, "app.js", "worker.js", "style.css", "index.html"}

// printSizes says how much a first visit downloads, as docs/playground.md has it.
func (b *builder) printSizes(context.Context) error {
	if b.Quick {
		return nil
	}
	for _, name := range firstVisit {
		plain, err1 := os.Stat(filepath.Join(b.dir, name))
		small, err2 := os.Stat(filepath.Join(b.dir, name+".br"))
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		fmt.Fprintf(b.Log, "| `%s` | %s | %s |\n", name, grouped(plain.Size()), grouped(small.Size()))
	}
	return nil
}

// grouped writes a number with commas between thousands.
func grouped(n int64) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", grouped(n/1000), n%1000)
}
