package selection

import (
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
)

// Why a body has not been looked at, for people.
const (
	otherStatus  = "a response that is no success"
	otherURL     = "a response to another URL"
	otherPayload = "another payload"
)

// A recordingSelector selects the bodies of responses.
type recordingSelector struct {
	recording
	glob string // of URLs; empty for every one

	// interest is set if nobody has asked for the recording: which of its bodies may be
	// payloads. It is nil for all of them.
	interest *Interest
}

func (s recordingSelector) find(x *jsonindex.Index) ([]selected, error) {
	var found []selected
	bodies := s.bodies
	if s.bodiesIn != nil {
		bodies = s.bodiesIn(x)
	}
	for _, exchanges := range s.exchanges {
		for _, exchange := range exchangesAt(x, exchanges) {
			found = append(found, s.bodiesOf(x, exchange, bodies)...)
		}
	}
	return found, nil
}

// bodiesOf returns the body or, of several messages, the bodies. Whether one is a payload
// shows when it has been read.
func (s recordingSelector) bodiesOf(x *jsonindex.Index, exchange selected, bodies []body) []selected {
	b := foundBody{
		Body:     source.Body{Encodings: encodings(x, exchange, s.headers)},
		isJSON:   s.isCalledJSON(x, exchange),
		isAsked:  s.glob != "",
		isLeft:   s.leftOut(x, exchange),
		interest: s.interest,
		isKnown:  s.interest != nil && s.interest.knows(s.urlOf(x, exchange)),
	}
	var found []selected
	for _, at := range bodies {
		encodings := below(x, exchange, at.encoding)
		for i, f := range below(x, exchange, at.at) {
			here := b
			here.Base64 = at.base64 || at.encoding != nil && i < len(encodings) && textOf(x, encodings[i].value) == "base64"
			here.isFile = at.isFile
			f.body, f.encoded = &here, x.Token(f.value).Kind == jsonindex.String
			found = append(found, f)
		}
	}
	return found
}

// leftOut says why the bodies of an exchange are none to check: it is no success, or of
// another URL than the one that is given; "" if they are.
func (s recordingSelector) leftOut(x *jsonindex.Index, exchange selected) string {
	if status := textAt(x, exchange, s.statuses); status != "" && (len(status) != 3 || status[0] != '2') {
		return otherStatus
	}
	if s.glob != "" && !matchesURL(s.glob, s.urlOf(x, exchange)) {
		return otherURL
	}
	return ""
}

// A foundBody is what a recording says about a body.
type foundBody struct {
	source.Body
	isJSON   bool   // its headers say so
	isAsked  bool   // somebody has named its URL: it is a payload, whatever it looks like
	isLeft   string // why it is none to check, or ""
	isFile   bool   // the string is the name of the file that it is in
	interest *Interest
	isKnown  bool // its URL is that of payloads
}

// judge says what becomes of a body that has been read, or not, for the reason of err: it
// is a payload; or a reason why nobody looks at it; or neither, for what nobody would take
// for a payload.
func (b *foundBody) judge(d source.Document, isText bool, err error) (isPayload bool, missed Missed) {
	looksRight := !isText || source.LooksLikeJSON(d.JSON)
	isEmpty := len(d.JSON) == 0 || string(d.JSON) == "null"
	switch {
	case isEmpty && err == nil:
		return false, Missed{}
	case b.isLeft == "" && err == nil && b.wants(d.JSON, looksRight):
		return true, Missed{}
	}
	reason, isFault := b.reason(d.JSON, looksRight, err)
	if reason == "" {
		return false, Missed{}
	}
	return false, Missed{Document: d, Reason: reason, IsFault: isFault}
}

// wants reports whether a body is a payload.
func (b *foundBody) wants(text []byte, looksRight bool) bool {
	return b.isAsked || looksRight && (b.interest == nil || b.isKnown || b.interest.isPayload(text))
}

// reason says why a body is no payload, and whether that is a fault; it is "" for what
// nobody would take for one.
func (b *foundBody) reason(text []byte, looksRight bool, err error) (reason string, isFault bool) {
	mayBeJSON := looksRight || b.isJSON
	switch {
	case b.isLeft != "" && mayBeJSON:
		return b.isLeft, false
	case b.isLeft != "":
		return "", false
	case err != nil:
		return err.Error(), b.isJSON || b.isAsked || b.isKnown
	case !mayBeJSON && !b.isKnown:
		return "", false
	case looksRight, new(jsonindex.Index).Parse(text, source.EnvelopeOptions()) == nil:
		return otherPayload, false
	}
	return "its headers call it JSON, and it is none", true
}

// A Missed is something in an envelope that may be a payload, and is not among the
// documents.
type Missed struct {
	Document source.Document // where it stands
	Reason   string          // why it is not; "" if nothing has been missed
	IsFault  bool            // it cannot be read, though it is called JSON
}
