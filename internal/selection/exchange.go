package selection

import (
	"slices"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
)

// An Exchange is a request and its response, as a recording has them.
type Exchange struct {
	Place               Part // all of it
	Method, URL, Status Part
	Request, Response   Message

	// IsTemplate is set where the URL is a template or a pattern of requests, and IsPattern
	// where it is a regular expression, so that nobody knows which operation it is of.
	IsTemplate, IsPattern bool

	// Left says why nobody asked for it; "" if somebody did.
	Left string
}

// A Message is a request or a response, beside its first line.
type Message struct {
	Headers []Field
	Query   []Field // of a request, beside what is in its URL
	Bodies  []Body
	None    Part // what says that there is no body

	// IsPartial is set where the recording has only what a request must have to match.
	IsPartial bool
}

// HasBody reports whether there is a body, whether it can be read or not.
func (m Message) HasBody() bool { return slices.ContainsFunc(m.Bodies, Body.IsGiven) }

// Header returns the first value of a header field that is known, the zero Field if there is none.
func (m Message) Header(name string) (f Field, ok bool) {
	if all := m.All(name); len(all) > 0 {
		return all[0], true
	}
	return f, false
}

// All returns the header fields of a name that are known: HTTP/2 may split one.
func (m Message) All(name string) (all []Field) {
	for _, f := range m.Headers {
		if f.IsKnown && strings.EqualFold(f.Name, name) {
			all = append(all, f)
		}
	}
	return all
}

// A Field is a header field, or a parameter of a query.
type Field struct {
	Name    string
	Value   Part
	IsKnown bool // it has this value, and not one that some pattern is about
}

// A Part is something of an exchange, in its place. That of what is not recorded is the zero Part.
type Part struct {
	Text string // that of a string or a number

	in    *envelope
	found selected
}

// IsThere reports whether it is recorded.
func (p Part) IsThere() bool { return p.in != nil }

// An envelope is the document that exchanges are in.
type envelope struct {
	*way
	document source.Document
}

// Document returns the part as a document: the value as it is written there.
func (p Part) Document() source.Document {
	start, end := p.Stretch()
	value := []byte(harmless)
	if p.in.envelope.Token(p.found.value).Kind == jsonindex.String {
		value = p.in.document.JSON[start:end]
	}
	pointer, isSecret := p.in.show(p.found.path, value)
	pointer = p.in.document.HideNames(pointer, p.in.secret)
	out := p.in.document.Part(start, end, pointer)
	out.Secret = out.Secret || isSecret
	return out
}

// Stretch is where the part stands in the JSON of the recording.
func (p Part) Stretch() (start, end int) {
	t := p.in.envelope.Token(p.found.value)
	return int(t.Start), int(t.End)
}

// Inside returns a stretch of the text of the part, in its place in the file.
func (p Part) Inside(start, end int) (from, to int) {
	s, e := p.Stretch()
	if p.in.envelope.Token(p.found.value).Kind != jsonindex.String {
		return p.in.document.Start(s + start), p.in.document.Stop(s + end)
	}
	text := p.in.document.InString(s, e, "")
	from = text.Start(start)
	return from, max(from, text.Stop(end))
}

// A Body is the body of a message.
type Body struct {
	Part
	Type   Part // the media type, as the recording says beside the headers
	IsFile bool // it is in a file of that name
}

// Read returns the body as a document. It is empty where there is none; the error says why it cannot
// be read. IsText is set where it is a text in the recording, and not a value of it.
func (b Body) Read() (d source.Document, isText bool, err error) {
	d, err = b.in.way.document(b.in.document, b.found)
	if b.in.envelope.Token(b.found.value).Kind == jsonindex.Null {
		d.JSON = nil
	}
	return d, b.found.encoded, err
}

// Exchanges returns the exchanges of a document, those that the selection leaves out too. The error
// is [ErrNotJSON] if it cannot be read. redact masks the secrets of a document.
func (s *Selection) Exchanges(d source.Document, redact func([]byte) []byte) ([]Exchange, error) {
	index := new(jsonindex.Index)
	if index.Parse(d.JSON, source.EnvelopeOptions()) != nil {
		return nil, ErrNotJSON
	}
	in := &envelope{way: newWay(index, d, redact), document: d}
	var all []Exchange
	for _, selector := range s.selectors {
		r, ok := selector.(recordingSelector)
		if !ok {
			continue
		}
		for _, exchanges := range r.exchanges {
			for _, at := range exchangesAt(index, exchanges) {
				if e, ok := r.exchange(in, at); ok {
					all = append(all, e)
				}
			}
		}
	}
	return all, nil
}

// IsOfRecordings reports whether each selector is a preset, so that there are exchanges.
func (s *Selection) IsOfRecordings() bool {
	for _, selector := range s.selectors {
		if _, ok := selector.(recordingSelector); !ok {
			return false
		}
	}
	return true
}

// RecognizeExchanges returns the selection of all exchanges of a document that is a recording by what
// is in it; nil if it is none.
func RecognizeExchanges(d source.Document) *Selection {
	if !MayBeRecording(d.JSON) {
		return nil
	}
	return recognize(d, nil)
}

// exchange reads the exchange at a place, false if there is none.
func (s recordingSelector) exchange(in *envelope, at selected) (e Exchange, ok bool) {
	x := in.envelope
	e = Exchange{
		Place:  Part{in: in, found: at},
		Method: in.part(at, s.methods), URL: in.part(at, s.urls), Status: in.part(at, s.statuses),
	}
	if e.URL.IsThere() {
		switch last := e.URL.found.path[len(e.URL.found.path)-1].name; last {
		case "urlPattern", "urlPathPattern":
			e.IsPattern = true
		case "urlPathTemplate":
			e.IsTemplate = true
		}
	}
	if s.glob != "" && !matchesURL(s.glob, s.urlOf(x, at)) {
		e.Left = otherURL
	}
	e.Request = in.message(at, s.request)
	e.Response = in.message(at, message{headers: s.headers, types: s.types, bodies: s.bodies, bodiesIn: s.bodiesIn})
	ok = e.URL.IsThere() || e.Status.IsThere() || len(e.Response.Bodies) > 0 || s.urlOf(x, at) != ""
	if !e.Status.IsThere() && s.status != "" {
		e.Status = Part{Text: s.status, in: in, found: at}
	}
	return e, ok
}

// message reads a message of an exchange.
func (in *envelope) message(exchange selected, m message) Message {
	bodies := m.bodies
	if m.bodiesIn != nil {
		bodies = m.bodiesIn(in.envelope)
	}
	read := Message{Headers: in.fields(exchange, m.headers), Query: in.fields(exchange, m.queries), Bodies: in.bodies(exchange, bodies, m.headers), IsPartial: m.isPartial}
	for i := range read.Bodies {
		if said := in.part(exchange, m.types); said.IsThere() {
			read.Bodies[i].Type = said
		}
	}
	read.None = in.none(exchange, read, m.sizes)
	return read
}

// none returns what says that a message has no body: an empty one, or its size, unless a header says that there
// has been one.
func (in *envelope) none(exchange selected, m Message, sizes []pointer) Part {
	length, _ := m.Header("Content-Length")
	_, isChunked := m.Header("Transfer-Encoding")
	size := in.part(exchange, sizes)
	switch {
	case m.HasBody(), isChunked, length.Value.Text != "" && length.Value.Text != "0":
	case len(m.Bodies) > 0:
		return m.Bodies[0].Part
	case size.Text == "0":
		return size
	}
	return Part{}
}

// part returns the first text that pointers lead to.
func (in *envelope) part(from selected, pointers []pointer) Part {
	for _, p := range pointers {
		for _, at := range below(in.envelope, from, p) {
			if t := textOf(in.envelope, at.value); t != "" {
				return Part{t, in, at}
			}
		}
	}
	return Part{}
}

// bodies returns the bodies that are there.
func (in *envelope) bodies(exchange selected, bodies []body, headers []pointer) []Body {
	s := recordingSelector{recording: recording{headers: headers}}
	var all []Body
	for _, b := range bodies {
		for _, found := range s.bodiesOf(in.envelope, exchange, []body{b}) {
			one := Body{Part: Part{textOf(in.envelope, found.value), in, found}, IsFile: b.isFile}
			switch isText := in.envelope.Token(found.value).Kind == jsonindex.String; {
			case b.form != "":
				if slices.ContainsFunc(all, Body.IsGiven) || len(children(in.envelope, found, "*")) == 0 {
					continue // browsers write the text as well, or no fields at all
				}
				one.Type = Part{b.form, in, found}
			case b.isText && !isText:
				continue
			}
			all = append(all, one)
		}
	}
	return all
}

// IsGiven reports whether a body is more than null or an empty text.
func (b Body) IsGiven() bool {
	kind := b.in.envelope.Token(b.found.value).Kind
	return kind != jsonindex.Null && (kind != jsonindex.String || b.Text != "")
}
