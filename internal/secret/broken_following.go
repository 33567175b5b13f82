package secret

import "bytes"

// following is the value that may follow a name in a text.
type following struct {
	redactor *textRedactor
	at       int
}

func (f following) isNumber() bool { return f.text().isNumber() }

func (f following) looks(bar float64) bool {
	at := f.start()
	if i := bytes.IndexAny(f.redactor.text[f.at:at], "{["); i >= 0 && f.redactor.hasMade(f.at+i, bar) {
		return true
	}
	return f.text().looks(bar) || f.redactor.hasMadeBelow(f.at, bar)
}

func (f following) isWords() bool { return f.text().isWords() }

func (f following) isJar() bool {
	return bytes.IndexByte(f.redactor.text[f.at:f.start()], '{') >= 0
}

// maxBetween is how many bytes may stand between a name and its value.
const maxBetween = 64

// start returns where the first word of the value begins.
func (f following) start() int {
	t := f.redactor
	at, most := f.at, min(len(t.text), f.at+maxBetween)
	for at < most && !(isWordByte(t.text[at]) && t.text[at] != '\\') {
		at++
	}
	return at
}

func (f following) text() textValue {
	t, start := f.redactor, f.start()
	end, most := start, min(len(t.text), start+maxNamed)
	for end < most && isWordByte(t.text[end]) {
		end++
	}
	t.looked += end - f.at
	return textValue(bytes.TrimRight(t.text[start:end], `\`))
}
