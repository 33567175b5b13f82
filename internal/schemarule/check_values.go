package schemarule

import (
	"bytes"
	"slices"
	"strconv"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/show"
)

// checkValues looks for values in a schema that the rest of the schema refuses.
func (d *document) checkValues(n *node) {
	if d.opts.Refuses == nil {
		return
	}
	if value, ok := n.get("const"); ok && n.allowed("const") {
		d.checkValue(Contradiction, n, value, `the schema refuses its own "const", so no value is valid: `, "const")
	} else { // beside a "const", that is held against the "enum"
		d.checkEnum(n)
	}
	if value, ok := n.get("default"); ok && d.Token(value).Kind != jsonindex.Null { // null says that there is none
		d.checkValue(InvalidDefault, n, value, "the schema refuses its own default: ", "default")
	}
	if list, ok := n.get("examples"); ok && n.allowed("examples") && d.Token(list).Kind == jsonindex.Array {
		i := 0
		for value := range d.Elements(list) {
			d.checkValue(InvalidExample, n, value, "the schema refuses its own example: ", "examples", strconv.Itoa(i))
			i++
		}
	}
}

// checkValue remarks that the schema refuses a value, with the reason after what is said.
func (d *document) checkValue(code Code, n *node, value int, text string, way ...string) {
	if why, ok := d.refuses(n, value, way...); ok {
		d.aboutValue(code, n, value, said{message: text + why}, way...)
	}
}

// checkEnum looks for members of an "enum" that can never be valid. If none can, nothing
// is valid.
func (d *document) checkEnum(n *node) {
	list, ok := n.get("enum")
	if !ok || d.Token(list).Kind != jsonindex.Array {
		return
	}
	type dead struct {
		value, index int
		why          string
	}
	var found []dead
	i := 0
	for value := range d.Elements(list) {
		if why, ok := d.refuses(n, value, "enum", strconv.Itoa(i)); ok {
			found = append(found, dead{value, i, why})
		}
		i++
	}
	switch {
	case i == 0:
		d.aboutValue(Contradiction, n, list, said{message: `the "enum" is empty: no value is valid`}, "enum")
	case len(found) == i:
		d.aboutValue(Contradiction, n, list, said{message: `the schema refuses all of its own "enum", so no value is valid: ` + found[0].why}, "enum")
	default:
		for _, f := range found {
			s := said{message: d.shown(f.value) + " can never be valid: " + f.why}
			d.aboutValue(DeadEnumValue, n, f.value, s, "enum", strconv.Itoa(f.index))
		}
	}
}

// maxJudged bounds the values of a document that are held against the schema that they stand
// in.
const maxJudged = 10_000

// refuses says why a schema refuses a value that stands in it.
func (d *document) refuses(n *node, value int, way ...string) (why string, ok bool) {
	if d.judged == maxJudged {
		return "", false
	}
	d.judged++
	path := n.path()
	why, ok = d.opts.Refuses(path, value, slices.Concat(path, way))
	if ok && d.isSecret(value) {
		why = "what is wrong would show a secret"
	}
	return why, ok
}

// isSecret reports whether a value has something in it that must not be shown.
func (d *document) isSecret(value int) bool {
	t := d.Token(value)
	return !bytes.Equal(d.Raw(value), d.masked()[t.Start:t.End])
}

// shown returns a value as a message may have it.
func (d *document) shown(value int) string {
	if d.isSecret(value) {
		return "a value that is a secret"
	}
	return show.Own(d.Value(value))
}
