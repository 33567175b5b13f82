package source

import (
	"io/fs"
	"os"
	"time"
)

// seenFiles are the files that have been found, by whatever name. Those that may be the
// same are few: they are of one size, and were written at one time.
type seenFiles map[looks][]fs.FileInfo

type looks struct {
	size     int64
	modified time.Time
}

// has reports whether a file has been found before, and remembers it. What is no file, such
// as a pipe, is another each time.
func (s seenFiles) has(info fs.FileInfo) bool {
	if !info.Mode().IsRegular() {
		return false
	}
	key := looks{info.Size(), info.ModTime()}
	for _, other := range s[key] {
		if os.SameFile(info, other) {
			return true
		}
	}
	s[key] = append(s[key], info)
	return false
}
