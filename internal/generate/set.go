package generate

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// A set collects cases that differ in their documents and their names.
type set struct {
	cases []Case
	most  int
	size  int // of the documents
	data  map[string]bool
	names map[string]int // how often each was asked for
}

func newSet(most int) *set {
	return &set{most: most, data: map[string]bool{}, names: map[string]int{}}
}

// maxKept bounds the documents that are kept, in bytes.
const maxKept = 1 << 28

func (s *set) isFull() bool { return len(s.cases) >= s.most || s.size > maxKept }

// add adds a case and reports whether its document is a new one. A name that is
// taken gets a number.
func (s *set) add(c Case) bool {
	if s.isFull() || s.data[string(c.Data)] {
		return false
	}
	s.data[string(c.Data)] = true
	s.size += len(c.Data)
	name := c.Name
	for n := s.names[name]; ; n++ {
		if n > 0 {
			c.Name = name + "-" + strconv.Itoa(n+1)
		}
		if n == 0 || s.names[c.Name] == 0 {
			s.names[name] = n + 1
			break
		}
	}
	s.names[c.Name] = max(s.names[c.Name], 1)
	s.cases = append(s.cases, c)
	return true
}

// encode writes a value as people do: indented, with nothing escaped that need
// not be.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil // not JSON: no check will accept it
	}
	return b.Bytes()
}
