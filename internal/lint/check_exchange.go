package lint

import (
	"errors"
	"fmt"
	"strings"

	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/operation"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/variants"
	"example.com/authlink/internal/words"
)

// Why an exchange has not been looked at, for people.
const (
	notDescribed = "the document does not describe it"
	noExchanges  = "a recording without exchanges"
	otherServer  = "a request to a server that the document does not have"
	noURL        = "a message without a request over HTTP"
	patternURL   = "its URL is a regular expression"
	noStatus     = "a response whose status is not recorded"
	preflight    = "a preflight request of a browser"
	notModified  = "a response with status 304, which has no body of its own"
	inFile       = "a body in a file of its own: the recording that names it says of which operation it is, or else an entry of the configuration"
	noMediaType  = "nothing says of which media type it is"
	notFlat      = "a parameter that is an object, and not spread over parameters of which each is one of its properties"
	wholeQuery   = "a query that is one parameter as a whole"
	notJSON      = "it is no JSON"
	noSchema     = "the document has no schema for it"
	noBody       = "a body that the document describes and the recording does not have"
)

// A recordingCheck is that of one recording.
type recordingCheck struct {
	*Linter
	path       string
	text       []byte
	document   source.Document
	redacted   func() []byte // the JSON of the document with its secrets masked
	lines      *jsonindex.Cursor
	isOfServer bool // some request is to a server that the document has
	isLive     bool // it is made of a response: nobody knows the body of the request
}

// An exchangeCheck is that of one exchange under one edition.
type exchangeCheck struct {
	*recordingCheck
	finding.Result
	of  variants.Variant
	api *contracts.API
	x   selection.Exchange

	match  operation.Match
	status string // of the response, as the document has it; "" for none
	bodies []UsedBody

	taken  []span.Stretch    // of the bodies that have been looked at
	inside []source.Document // bodies that were in a coding and have not been
}

// check lints an exchange, under the latest edition of those in question that has nothing against it,
// else under the one that has the least.
func (r *recordingCheck) check(x selection.Exchange) *exchangeCheck {
	var best *exchangeCheck
	for _, v := range r.exchanges.among {
		c := r.under(v, x)
		if best == nil || c.Err == nil && errorsIn(c.Result) < errorsIn(best.Result) {
			best = c
		}
		if c.Err != nil || errorsIn(c.Result) == 0 {
			break
		}
	}
	return best
}

// errorsIn counts the findings that are errors, those in files beside it too.
func errorsIn(r finding.Result) (n int) {
	for _, beside := range r.Held {
		n += errorsIn(beside)
	}
	for _, f := range r.Findings {
		if f.Severity == finding.SeverityError {
			n++
		}
	}
	return n
}

// under lints an exchange under an edition.
func (r *recordingCheck) under(v variants.Variant, x selection.Exchange) *exchangeCheck {
	c := &exchangeCheck{recordingCheck: r, of: v, x: x}
	c.Path = r.path
	if c.api, c.Err = r.exchanges.contract.API(v.Edition); c.Err != nil {
		return c
	}
	switch {
	case x.Left != "":
		c.leave(x.Place, x.Left)
	case !x.URL.IsThere():
		c.leave(x.Place, noURL)
	case operation.ParseURL(x.URL.Text).IsForeign:
		c.leave(x.URL, noURL)
	case x.IsPattern:
		c.leave(x.URL, patternURL)
	default:
		c.checkParts()
	}
	return c
}

// leave says that something has not been looked at.
func (c *exchangeCheck) leave(p selection.Part, reason string) {
	d := p.Document()
	n := finding.NotChecked{What: finding.UnitBody, Pointer: d.Pointer, Reason: reason}
	n.Line, _ = c.lines.Position(d.Start(0))
	c.NotChecked = append(c.NotChecked, n)
}

// checkParts lints the exchange, which counts as one document, whatever there is of it.
func (c *exchangeCheck) checkParts() {
	isOurs, isKnown := c.route()
	if isKnown {
		c.checkRequest()
		c.checkResponse()
	}
	if isOurs {
		c.Documents = 1 // at the end: what is added is of it
	}
}

// route finds the operation. It reports whether the exchange is with the API, and whether there is
// such an operation.
func (c *exchangeCheck) route() (isOurs, isKnown bool) {
	u := operation.ParseURL(c.x.URL.Text)
	var err error
	c.match, err = c.api.Find(c.x.Method.Text, u)
	unknown, ok := errors.AsType[*operation.UnknownError](err)
	switch {
	case err == nil:
		return true, true
	case !ok:
		c.fail(err)
		return true, false
	case unknown.OtherServer && c.isOfServer:
		c.leave(c.x.URL, otherServer)
		return false, false
	}
	if strings.EqualFold(c.x.Method.Text, "OPTIONS") && len(unknown.Methods) > 0 {
		c.leave(c.x.URL, preflight) // which browsers make, and few documents have
		return false, false
	}
	hint := unknown.Hint()
	if unknown.OtherServer {
		hint = "no request of this recording is to one of its servers"
	}
	asked := strings.TrimSpace(strings.ToUpper(shownWord(c.x.Method.Text)) + " " + selection.ShownPath(c.x.URL.Text))
	c.undescribed(rule.UnknownOperation, c.x.URL, fmt.Sprintf("%s has no operation %s", c.name(), asked), hint)
	return true, false
}

// fail says that the document is at fault, so that the exchange cannot be checked.
func (c *exchangeCheck) fail(err error) {
	c.Err = fmt.Errorf("%s: %w", span.Visible(c.exchanges.contract.Sources[c.of.Edition]), err)
}

// name names the edition of the contract.
func (c *exchangeCheck) name() string {
	return c.exchanges.contract.Name + " " + c.exchanges.contract.Editions[c.of.Edition]
}

// maxWord bounds a method, a status and a media type, as they are shown.
const maxWord = 60

// shownWord returns a word of a recording, to be shown.
func shownWord(text string) string {
	shown := []rune(span.Visible(secret.MaskText(text)))
	return string(shown[:min(len(shown), maxWord)])
}

// undescribed adds a finding about a part of the exchange that the document does not describe, so that it has
// not been looked at: that is said even where the finding is no error.
func (c *exchangeCheck) undescribed(id string, at selection.Part, message, hint string) {
	c.fault(id, at, message, hint)
	c.leave(at, notDescribed)
	c.NotChecked[len(c.NotChecked)-1].Fault = id
}

// fault adds a finding about a part of the exchange.
func (c *exchangeCheck) fault(id string, at selection.Part, message, hint string) {
	if !c.rules.IsOn(id) {
		return
	}
	d := at.Document()
	f := finding.Finding{
		Rule: id, Severity: c.rules.Severity(id), Message: message, Hint: hint,
		Offset: d.Start(0), End: d.Stop(len(d.JSON)), Location: &finding.Location{InstanceLocation: d.Pointer},
	}
	if len(d.JSON) > 0 && (d.JSON[0] == '{' || d.JSON[0] == '[') {
		f.End = d.Stop(1)
	}
	c.place([]finding.Finding{f}, at)
}

// place adds findings about parts of the exchange, whose places are those in the file.
func (c *exchangeCheck) place(found []finding.Finding, parts ...selection.Part) {
	for _, p := range parts {
		start, end := p.Stretch()
		c.Excerpts = append(c.Excerpts, p.Document().Excerpts(c.text, func() []byte { return c.redacted()[start:end] })...)
	}
	c.Findings = append(c.Findings, found...)
	finding.PutInOrder(c.Findings, c.text, c.lines)
}

// checkResponse looks at the response.
func (c *exchangeCheck) checkResponse() {
	status := c.x.Status
	if !status.IsThere() || status.Text == "0" { // as browsers record what has come to nothing
		c.leave(c.x.Place, noStatus)
		return
	}
	declared, ok, err := c.api.ResponseTo(c.match.Endpoint, status.Text)
	if err != nil {
		c.fail(err)
		return
	}
	if !ok && status.Text == "304" {
		c.leave(status, notModified)
		return
	}
	if !ok {
		said := "nothing"
		if statuses := c.api.Statuses(c.match.Endpoint); len(statuses) > 0 {
			said = words.Enumerate(statuses, "and")
		}
		c.undescribed(rule.UndeclaredStatus, status, fmt.Sprintf("%s answers %s, and not %s", c.operation(), said, shownWord(status.Text)), "")
		return
	}
	c.status = declared.Status
	if !c.x.Response.HasBody() && isDescribed(declared.Media) && !strings.EqualFold(c.x.Method.Text, "HEAD") {
		c.leave(status, noBody)
	}
	what := fmt.Sprintf("%s answers %s", c.operation(), shownWord(status.Text))
	c.checkBodies(c.x.Response, declaredBodies{declared.Media, what, func(mediaType string) *contracts.Contract {
		return c.exchanges.contract.ResponseBody(c.match.Endpoint, status.Text, mediaType)
	}})
	c.checkGroup(group{
		parameters: declared.Headers, fields: c.x.Response.Headers, what: "header", key: c.operation() + " " + declared.Status,
		needs: len(c.x.Response.Headers) > 0, at: status, direction: openapi.Response,
	})
}

// operation names the operation.
func (c *exchangeCheck) operation() string { return c.match.Method + " " + c.match.Path }

// checkRequest looks at the request.
func (c *exchangeCheck) checkRequest() {
	e, request := c.match.Endpoint, c.x.Request
	declared, err := c.api.RequestBody(e)
	if err != nil {
		c.fail(err)
		return
	}
	parameters, err := c.api.Parameters(e)
	if err != nil {
		c.fail(err)
		return
	}
	switch isMissing := declared.Required && !request.HasBody() && !request.IsPartial && !c.isLive; {
	case isMissing && request.None.IsThere():
		c.fault("required", request.None, c.operation()+" requires a body", "")
	case isMissing && isDescribed(declared.Media):
		c.leave(c.x.URL, noBody)
	}
	c.checkBodies(request, declaredBodies{declared.Media, c.operation() + " is asked", func(mediaType string) *contracts.Contract {
		return c.exchanges.contract.RequestBody(e, mediaType)
	}})
	u := operation.ParseURL(c.x.URL.Text)
	c.checkGroup(group{parameters: parameters["path"], values: c.match.Values, what: "path parameter", key: c.operation() + " path", direction: openapi.Request, isInPath: true})
	c.checkGroup(group{
		parameters: parameters["query"], values: u.Pairs(), fields: request.Query, what: "query parameter", key: c.operation() + " query",
		needs: !request.IsPartial, at: c.x.URL, direction: openapi.Request,
	})
	at := c.x.Method
	if !at.IsThere() {
		at = c.x.URL
	}
	c.checkGroup(group{
		parameters: parameters["header"], fields: request.Headers, what: "header", key: c.operation() + " header",
		needs: !request.IsPartial && len(request.Headers) > 0, at: at, direction: openapi.Request,
	})
	if len(parameters["querystring"]) > 0 && u.Query != "" {
		c.leave(c.x.URL, wholeQuery)
	}
	if cookies := request.All("Cookie"); len(cookies) > 0 { // whoever records may leave them out
		c.checkGroup(group{
			parameters: parameters["cookie"], fields: cookies, what: "cookie", key: c.operation() + " cookie",
			needs: !request.IsPartial, at: cookies[0].Value, direction: openapi.Request, isHidden: true,
		})
	}
}
