package selection

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/words"
)

// A way leads from an envelope to what is selected in it. It knows the names and
// the neighbors there what the payload by itself does not show: that it is a secret.
type way struct {
	redact   func([]byte) []byte
	envelope *jsonindex.Index
	secret   map[string]bool  // names: see SecretNames
	named    map[int][]byte   // what naming has found for an object
	shown    map[int]shownWay // to containers
	left     int              // how many bytes bodies may still expand to
}

// newWay returns the way into a document, of which envelope is the index.
func newWay(envelope *jsonindex.Index, d source.Document, redact func([]byte) []byte) *way {
	return &way{
		redact: redact, envelope: envelope, secret: d.SecretNames(), named: map[int][]byte{}, shown: map[int]shownWay{}, left: source.EnvelopeLimits().Bytes,
	}
}

// document returns what has been found as a document. The error says why it cannot be
// read.
func (w *way) document(d source.Document, p selected) (source.Document, error) {
	t := w.envelope.Token(p.value)
	start, end := int(t.Start), int(t.End)
	holdsJSON := t.Kind == jsonindex.String && (p.encoded || source.LooksLikeJSON([]byte(w.envelope.Text(p.value))))
	value := []byte(harmless)
	if t.Kind == jsonindex.String && !holdsJSON && end-start > len(`""`) {
		value = d.JSON[start:end]
	}
	pointer, isSecret := w.show(p.path, value)
	pointer = d.HideNames(pointer, w.secret)
	d.Secret = d.Secret || isSecret
	if !holdsJSON {
		return d.Part(start, end, pointer), nil
	}
	if p.body == nil || p.body.isFile {
		return d.InString(start, end, pointer), nil
	}
	b := p.body.Body
	b.Most = max(1, min(jsonindex.DefaultLimits().Bytes, w.left))
	found, err := d.InBody(start, end, pointer, b)
	if found.Opaque {
		w.left -= len(found.JSON)
	}
	return found, err
}

// harmless is a value that is not a secret under a name that does not say so.
const harmless = `"https://example.com"`

// steps is how many names on the way to a value are looked at together. Whether one is a secret is
// told by those shortly before it, and by whether it is below a secret: were all of them looked at
// for each value, what is selected at the bottom of a deep document would take its depth each time.
const steps = 32

// A shownWay is what is known of the way to a container.
type shownWay struct {
	pointer  string // masked
	isSecret bool   // what is below is
}

// show returns the JSON Pointer of a path, secrets masked, and whether what it leads
// to, such as value, is a secret. Of what is below a secret, the names are secrets too.
func (w *way) show(path []step, value []byte) (pointer string, isSecret bool) {
	known := max(0, len(path)-1) / steps * steps // of these names it is known how they are shown
	if known == 0 {
		return w.showFrom(0, 0, path, value)
	}
	before := w.showKnown(path[:known], path[known].container)
	pointer, isSecret = w.showFrom(known-steps, known, path, value)
	if before.isSecret {
		pointer, isSecret = strings.Repeat("/***", len(path)-known), true
	}
	return before.pointer + pointer, isSecret
}

// showKnown is show for the way to a container, which is remembered.
func (w *way) showKnown(path []step, container int) shownWay {
	shown, ok := w.shown[container]
	if !ok {
		shown.pointer, shown.isSecret = w.show(path, []byte(harmless))
		w.shown[container] = shown
	}
	return shown
}

// showFrom is show for the names from one on, told by those from another on.
func (w *way) showFrom(first, from int, path []step, value []byte) (pointer string, isSecret bool) {
	var probe, closing []byte
	ends := make([]int, len(path)) // of the names
	for i := first; i < len(path); i++ {
		within, name := path[i].container, path[i].name
		if before, ok := w.elementBefore(within, name); ok {
			probe, closing = append(append(append(probe, '['), words.Quoted(before)...), ','), append(closing, ']')
			continue
		}
		probe, closing = append(append(probe, '{'), w.naming(within)...), append(closing, '}')
		probe = append(probe, words.Quoted(name)...)
		ends[i] = len(probe)
		probe = append(probe, ':')
	}
	slices.Reverse(closing)
	start, end := len(probe), len(probe)+len(value)
	probe = append(append(probe, value...), closing...)
	masked := w.redact(probe)
	var shown []byte // all of them at once: there may be many
	for i := from; i < len(path); i++ {
		name := path[i].name
		if start := ends[i] - len(words.Quoted(name)); start > 0 && !bytes.Equal(masked[start:ends[i]], probe[start:ends[i]]) {
			name = string(masked[start+1 : ends[i]-1])
		}
		shown = append(shown, jsonpointer.Append("", name)...)
	}
	return string(shown), len(bytes.Trim(masked[start:end], `"* `)) == 0
}

// maxNaming bounds the texts that may name a secret, in bytes.
const maxNaming = 64

// elementBefore returns the text before an element of a container, if that is an array; it may
// name the element.
func (w *way) elementBefore(container int, element string) (text string, ok bool) {
	n, err := strconv.Atoi(element)
	if err != nil || n == 0 || w.envelope.Token(container).Kind != jsonindex.Array {
		return "", false
	}
	_, before, _ := w.envelope.Child(container, strconv.Itoa(n-1))
	text = w.shortText(before)
	return text, text != ""
}

// naming returns the member of an object, with the comma after it, that names others
// as secrets, as in {"name": "token", "value": "…"}; nothing if there is no such member.
func (w *way) naming(object int) []byte {
	if w.envelope.Token(object).Kind != jsonindex.Object {
		return nil
	}
	if found, ok := w.named[object]; ok {
		return found
	}
	w.named[object] = nil
	for name, value := range w.envelope.Members(object) {
		if w.shortText(name) == "" || w.shortText(value) == "" {
			continue
		}
		member := fmt.Appendf(nil, "%s:%s,", words.Quoted(w.shortText(name)), words.Quoted(w.shortText(value)))
		if masked := w.redact(fmt.Appendf(nil, `{%s"value":%s}`, member, harmless)); !bytes.Contains(masked, []byte(harmless)) {
			w.named[object] = member
			break
		}
	}
	return w.named[object]
}

// shortText returns the text of a string; "" for any other value, and a long one.
func (w *way) shortText(value int) string {
	if t := w.envelope.Token(value); t.Kind != jsonindex.String || int(t.End-t.Start) > maxNaming {
		return ""
	}
	return w.envelope.Text(value)
}
