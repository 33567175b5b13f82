package secret

import (
	"bytes"
	"encoding/base64"
	"strings"

	"example.com/authlink/internal/jsonindex"
)

// A value is what a name names: a text, a token of a document, a decoded value.
type value interface {
	isNumber() bool
	looks(bar float64) bool // like a secret: see looksSecret
	isWords() bool          // a text of words, as a person writes them, or a name of some
	isJar() bool            // an object with a text in it, or what has such below: cookies by their names
}

// holds reports whether the value of a name is a secret.
func holds[V value](name string, v V) bool {
	var buffer [maxFolded]byte
	f := fold(name, buffer[:0])
	return isHeld(f.read(), f.isSlip, v)
}

// isHeld is holds for a name that has been read, and perhaps is a slip.
func isHeld[V value](r reading, isSlip func() bool, v V) bool {
	switch r.says {
	case always:
		return !r.isPlural || !v.isNumber()
	case maybe:
		if r.jar && v.isJar() || v.looks(barMaybe) {
			return true
		}
	}
	return isSlip() && v.looks(barSlip)
}

// MayHide reports whether a member by a name may be a secret for what the name says: by itself,
// or by what it holds, or as what the name of a pair is for.
func MayHide(name string) bool {
	var buffer [maxFolded]byte
	f := fold(name, buffer[:0])
	return f.read().says != nothing || f.isSlip() || f.isURL() || f.valuePart() != noPart
}

// MayName reports whether a member by a name may hold the name of a secret that another member
// of its object holds, whatever that is called.
func MayName(name string) bool { return namePart(name) == surePart }

// namesSecret reports whether a name says by itself that its value is a secret.
func namesSecret(name string) bool { return read(name).says == always }

// A textValue is a value: a text, or a piece of one.
type textValue string

func (t textValue) isNumber() bool {
	return strings.ContainsAny(string(t), digits) && strings.Trim(string(t), digits+".,+-") == ""
}

func (t textValue) looks(bar float64) bool { return looksSecret(string(t), bar) }

func (t textValue) isJar() bool { return false }

func (t textValue) isWords() bool { return isWords(string(t)) }

// A node is a value: a token of a document.
type node struct {
	doc   *jsonindex.Index
	token int
}

func (n node) isNumber() bool { return n.doc.Token(n.token).Kind == jsonindex.Number }

func (n node) looks(bar float64) bool { return n.looksBelow(maxLooked, bar) }

// maxLooked is how far below a name that says maybe a secret is looked for. It bounds
// the work where such names are nested.
const maxLooked = 3

func (n node) looksBelow(depth int, bar float64) bool {
	switch n.doc.Token(n.token).Kind {
	case jsonindex.String:
		return n.textLooks(bar)
	case jsonindex.Array:
		if depth > 0 {
			for element := range n.doc.Elements(n.token) {
				if (node{n.doc, element}).looksBelow(depth-1, bar) {
					return true
				}
			}
		}
	case jsonindex.Object:
		if depth > 0 {
			for _, member := range n.doc.Members(n.token) {
				if (node{n.doc, member}).looksBelow(depth-1, bar) {
					return true
				}
			}
		}
	}
	return false
}

// textLooks is looks for a string.
func (n node) textLooks(bar float64) bool {
	raw := n.doc.Raw(n.token)
	text := raw[1 : len(raw)-1] // no shorter than without its escapes
	if len(text) < shortestSecret {
		return false
	}
	if isSmallWord(text) {
		looks, ok := recalled(text, bar)
		if !ok {
			looks = looksSecret(string(text), bar)
			remember(string(text), bar, looks)
		}
		return looks
	}
	return looksSecret(n.doc.Text(n.token), bar)
}

func (n node) isWords() bool {
	return n.doc.Token(n.token).Kind == jsonindex.String && isWords(n.doc.Text(n.token))
}

func (n node) isJar() bool { return n.isJarOf(2) }

func (n node) isJarOf(depth int) bool {
	switch n.doc.Token(n.token).Kind {
	case jsonindex.Array:
		for element := range n.doc.Elements(n.token) {
			if depth > 0 && (node{n.doc, element}).isJarOf(depth-1) {
				return true
			}
		}
	case jsonindex.Object:
		for _, member := range n.doc.Members(n.token) {
			if n.doc.Token(member).Kind == jsonindex.String || depth > 0 && (node{n.doc, member}).isJarOf(depth-1) {
				return true
			}
		}
	}
	return false
}

// A decoded value is a value.
type decoded struct{ value any }

func (d decoded) isNumber() bool {
	switch d.value.(type) {
	case string, bool, []any, map[string]any, nil:
		return false
	}
	return true
}

func (d decoded) looks(bar float64) bool { return d.looksBelow(maxLooked, bar) }

func (d decoded) looksBelow(depth int, bar float64) bool {
	switch v := d.value.(type) {
	case string:
		return looksSecret(v, bar)
	case []any:
		for _, element := range v {
			if depth > 0 && (decoded{element}).looksBelow(depth-1, bar) {
				return true
			}
		}
	case map[string]any:
		for _, member := range v {
			if depth > 0 && (decoded{member}).looksBelow(depth-1, bar) {
				return true
			}
		}
	}
	return false
}

func (d decoded) isWords() bool {
	text, ok := d.value.(string)
	return ok && isWords(text)
}

func (d decoded) isJar() bool { return d.isJarOf(2) }

func (d decoded) isJarOf(depth int) bool {
	switch v := d.value.(type) {
	case []any:
		for _, element := range v {
			if depth > 0 && (decoded{element}).isJarOf(depth-1) {
				return true
			}
		}
	case map[string]any:
		for _, member := range v {
			if _, ok := member.(string); ok || depth > 0 && (decoded{member}).isJarOf(depth-1) {
				return true
			}
		}
	}
	return false
}

// Bounds on a text that is looked at.
const (
	shortestMade = 10
	longestMade  = 64
	maxLook      = 4096 // bytes
)

// The bars are the share of changes (see minChanges) that a text has at least which a
// program has made, if it is too short to be judged by its entropy. The name has said
// already that it may be a secret; a slip says so louder, as the name is then that of
// the secret itself, or has nothing to do with one.
const (
	barMaybe = 0.25
	barSlip  = minChanges
)

// shortestSecret is the least length of a text that looks like a secret. Written with escapes it is
// no shorter.
const shortestSecret = shortestCredentials

// looksSecret reports whether a text, if a name says that it may be a secret, is one.
func looksSecret(text string, bar float64) bool {
	text = text[:min(len(text), maxLook)]
	return isMade(text, bar) || IsRandom(text) || isUserAndPassword(text) || len(credentials(text)) > 0 || isMadeLine(text, bar)
}

// isMadeLine reports whether a line of a text of several looks like a secret.
func isMadeLine(text string, bar float64) bool {
	if strings.IndexByte(text, '\n') < 0 {
		return false
	}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); isMade(line, bar) || IsRandom(line) {
			return true
		}
	}
	return false
}

// isUserAndPassword reports whether a text is such in base64 (RFC 7617), as Docker and
// npm keep them.
func isUserAndPassword(text string) bool {
	if len(text) < shortestMade || len(text) > longestMade || len(text)%4 != 0 || !isOf(text, alphanumeric+"+/=") {
		return false
	}
	plain, err := base64.StdEncoding.DecodeString(text)
	isOther := func(c rune) bool { return c < ' ' || c > '~' }
	return err == nil && bytes.IndexByte(plain, ':') > 0 && !bytes.ContainsFunc(plain, isOther)
}

// isWords reports whether a text is words of letters, apart or in a name: "magic_link",
// "accountId", "API KEY". Capitals that are neighbors are a word of their own.
func isWords(text string) bool {
	if text == "" || len(text) > longestMade {
		return false
	}
	before, run := other, 0 // class, letters of the word
	for i := range len(text) {
		is := class(text[i])
		switch {
		case is == other && before != other && strings.IndexByte(" _-.", text[i]) >= 0:
			run = 0
		case is != small && is != capital, is == small && before == capital && run > 1, run == longestWord:
			return false
		case is == capital && before == small:
			run = 1
		default:
			run++
		}
		before = is
	}
	return true
}

// fewestLetters is how many letters a made text has: those of a time are two.
const fewestLetters = 3

// isMade reports whether a text is probably made by a program, by a lower bar than
// that of IsRandom.
func isMade(text string, bar float64) bool {
	if len(text) < shortestMade || len(text) > longestMade || !strings.ContainsAny(text, digits) {
		return false
	}
	letters := 0
	for i := range len(text) {
		switch class(text[i]) {
		case small, capital:
			letters++
		case other:
			if strings.IndexByte("-_+/.~=", text[i]) < 0 {
				return false
			}
		}
	}
	return letters >= fewestLetters && changes(text) >= bar && steps(text) <= maxSteps &&
		!hasPlaceholderWord(text) && !IsPlaceholder(text)
}
