package finding

import (
	"fmt"
	"strings"

	"example.com/authlink/internal/words"
)

// An AgainstCount says how many files were checked against something.
type AgainstCount struct {
	What  string
	Files int
}

// addAgainst counts a file that was checked.
func (s *Summary) addAgainst(e End) {
	if e.Against == "" || e.Status != StatusValid && e.Status != StatusInvalid {
		return
	}
	for i := range s.Against {
		if s.Against[i].What == e.Against {
			s.Against[i].Files++
			return
		}
	}
	s.Against = append(s.Against, AgainstCount{e.Against, 1})
}

// maxAgainst is how many things a summary names that files were checked against.
const maxAgainst = 5

// AgainstInWords says what the files were checked against, such as "stackone-auth-link, form
// sdk, edition 2024-12-02", with numbers of files if there are several things; "" for no files.
func (s Summary) AgainstInWords() string {
	if len(s.Against) == 1 {
		return s.Against[0].What
	}
	var named []string
	others := 0
	for i, a := range s.Against {
		if i < maxAgainst {
			named = append(named, fmt.Sprintf("%s (%s)", a.What, words.Count(a.Files, "file")))
			continue
		}
		others += a.Files
	}
	if others > 0 {
		named = append(named, fmt.Sprintf("%d more (%s)", len(s.Against)-maxAgainst, words.Count(others, "file")))
	}
	return strings.Join(named, "; ")
}
