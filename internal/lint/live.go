package lint

import (
	"encoding/base64"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
)

// NewAPILinter returns a linter of recordings of exchanges with an API, in an edition or [Auto]; ""
// is the default.
func NewAPILinter(contract *contracts.Contract, edition string, opts Options) (*Linter, error) {
	if opts.Severities == nil {
		opts.Severities = map[string]finding.Severity{}
	}
	return newExchangesLinter(contract, "", edition, opts)
}

// ofLive are the rules whose findings say nothing about a live response: its tokens do work.
var ofLive = []string{rule.LiveToken, "mixed-forms"}

// NewLiveLinter returns a linter for [Linter.CheckLive].
func NewLiveLinter(contract *contracts.Contract, edition string, opts Options) (*Linter, error) {
	severities := map[string]finding.Severity{}
	for _, id := range ofLive {
		severities[id] = finding.SeverityOff
	}
	opts.Severities = severities
	return NewAPILinter(contract, edition, opts)
}

// A LiveResponse is a response as it comes, with what was asked.
type LiveResponse struct {
	Method, URL string
	Status      int
	Header      map[string][]string
	Body        []byte // out of the codings of the header
}

// A LiveResult is what there is to say about a response.
type LiveResult struct {
	Operation  string // GET /orders/{id}; "" for none
	Findings   []finding.Finding
	NotChecked []finding.NotChecked
}

// CheckLive lints a response. The places of findings are those in a recording that has nothing but the
// response. A request to a server that the document does not have is not looked at.
func (l *Linter) CheckLive(r LiveResponse) (LiveResult, error) {
	text, err := json.Marshal(r.har())
	if err != nil {
		return LiveResult{}, err
	}
	selects, err := liveSelection()
	if err != nil {
		return LiveResult{}, err
	}
	d := source.Document{JSON: text}
	all, err := selects.Exchanges(d, l.validator.Redact)
	if err != nil {
		return LiveResult{}, err
	}
	check := recordingCheck{Linter: l, path: "response", text: text, document: d, lines: jsonindex.NewCursor(text), isOfServer: true, isLive: true}
	check.redacted = func() []byte { return l.validator.Redact(text) }
	c := check.check(all[0])
	out := LiveResult{Findings: c.Findings, NotChecked: c.NotChecked}
	if c.match.Path != "" {
		out.Operation = c.operation()
	}
	return out, c.Err
}

// liveSelection selects the exchange of the recording that is made of a response.
var liveSelection = sync.OnceValues(func() (*selection.Selection, error) { return selection.Parse([]string{"har"}) })

// har is the response in a recording. A URL without a host is of any server.
func (r LiveResponse) har() any {
	if strings.HasPrefix(r.URL, "/") {
		r.URL = "http://localhost" + r.URL
	}
	content := map[string]any{"text": string(r.Body)}
	if !utf8.Valid(r.Body) {
		content = map[string]any{"text": base64.StdEncoding.EncodeToString(r.Body), "encoding": "base64"}
	}
	headers := []any{}
	for _, name := range slices.Sorted(maps.Keys(r.Header)) {
		for _, value := range r.Header[name] {
			if !strings.EqualFold(name, "Content-Encoding") {
				headers = append(headers, map[string]string{"name": name, "value": value})
			}
		}
	}
	return map[string]any{"log": map[string]any{"entries": []any{map[string]any{
		"request":  map[string]any{"method": r.Method, "url": r.URL},
		"response": map[string]any{"status": r.Status, "headers": headers, "content": content},
	}}}}
}
