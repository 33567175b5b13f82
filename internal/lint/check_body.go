package lint

import (
	"fmt"
	"slices"
	"strings"

	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/words"
)

// declaredBodies is what the document says of the bodies of a message.
type declaredBodies struct {
	media []openapi.Media
	what  string // how a message about them begins, such as GET /orders answers 200

	// contract is that of the body of a media type; "" is the one that is JSON.
	contract func(mediaType string) *contracts.Contract
}

// checkBodies looks at the bodies of a message.
func (c *exchangeCheck) checkBodies(m selection.Message, declared declaredBodies) {
	for _, b := range m.Bodies {
		d, isText, err := b.Read()
		if err != nil || len(d.JSON) > 0 { // else there is none
			c.checkBody(c.exchanged(b, d, isText, err), m, declared)
		}
	}
}

// isDescribed reports whether a body has a schema in some media type.
func isDescribed(all []openapi.Media) bool {
	return slices.ContainsFunc(all, func(m openapi.Media) bool { return m.Fragment != "" })
}

// An exchangedBody is a body that has been read, or not.
type exchangedBody struct {
	selection.Body
	document source.Document
	isText   bool
	err      error
	file     string // that it is in, "" for the recording
}

func (c *exchangeCheck) checkBody(b exchangedBody, m selection.Message, declared declaredBodies) {
	said, at := mediaTypeOf(m, b.Body)
	media, ok := openapi.MatchMedia(declared.media, said)
	mediaType := said
	if said == "" {
		mediaType = media.Type
	}
	isJSON := source.IsJSONType(mediaType)
	switch {
	case len(declared.media) == 0:
		c.undescribed(rule.UndeclaredMediaType, b.Part, declared.what+" without a body, and here is one", "")
	case !ok && said == "":
		c.skip(b, noMediaType)
	case !ok:
		c.undescribed(rule.UndeclaredMediaType, at, fmt.Sprintf("%s with %s, and not with %s", declared.what, words.Enumerate(openapi.MediaTypes(declared.media), "and"), shownWord(said)), "")
	case !isJSON, said == "" && b.isText && b.err == nil && !source.LooksLikeJSON(b.document.JSON):
		c.skip(b, notJSON)
	case b.err != nil:
		missed := selection.Missed{Document: b.document, Reason: b.err.Error(), IsFault: !b.IsFile || said != ""}
		c.add(c.checkMissed(c.path, c.text, missed, c.lines))
	case media.Fragment == "":
		c.skip(b, noSchema)
		c.use(b, media)
	default:
		linter, err := c.exchanges.ofBody(declared.contract(said), c.of)
		if err != nil {
			c.Err = err
			return
		}
		if b.file != "" {
			c.hold(b, media, linter)
		} else {
			c.take(b)
			c.add(linter.checkPlaced(c.path, c.text, b.document, c.lines))
		}
		c.use(b, media)
	}
}

// use remembers which schema a body has been held against. The request comes first.
func (c *exchangeCheck) use(b exchangedBody, media openapi.Media) {
	c.bodies = append(c.bodies, UsedBody{IsRequest: c.status == "", MediaType: media.Type, Fragment: media.Fragment, JSON: b.document.JSON})
}

// mediaTypeOf returns the media type of a body and where the recording says it, "" where it does not.
func mediaTypeOf(m selection.Message, b selection.Body) (string, selection.Part) {
	if f, ok := m.Header("Content-Type"); ok && f.Value.Text != "" {
		return f.Value.Text, f.Value
	}
	if text := b.Type.Text; strings.Contains(text, "/") {
		return text, b.Type
	}
	return "", selection.Part{}
}

// skip says that a body has not been looked at. It may have secrets in it.
func (c *exchangeCheck) skip(b exchangedBody, reason string) {
	if b.document.Opaque && b.err == nil {
		c.inside = append(c.inside, b.document)
		c.take(b)
	}
	c.leave(b.Part, reason)
}

// take remembers that a body has been looked at.
func (c *exchangeCheck) take(b exchangedBody) {
	start, end := b.Stretch()
	c.taken = append(c.taken, span.Stretch{Start: start, End: end})
}

// add adds what was found in a part of the exchange.
func (c *exchangeCheck) add(r finding.Result) {
	r.Documents = 0
	c.Result.Add(r)
}
