package lint

import (
	"cmp"
	"slices"
	"sync"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// checkExchanges lints the exchanges of a recording, and what is around their bodies.
func (l *Linter) checkExchanges(path string, text []byte, d source.Document, lines *jsonindex.Cursor) finding.Result {
	result := finding.Result{Found: finding.Found{Path: path}}
	selects := l.exchangesIn(d)
	if selects == nil {
		return l.checkNoExchange(path, text, d, lines)
	}
	all, err := selects.Exchanges(d, l.validator.Redact)
	if err == selection.ErrNotJSON {
		if result, d = l.checkEnvelope(path, text, d, lines); len(result.NotChecked) > 0 {
			return result
		}
		all, err = selects.Exchanges(d, l.validator.Redact)
	}
	if err != nil {
		return finding.Failed(path, err)
	}
	r := recordingCheck{Linter: l, path: path, text: text, document: d, lines: lines}
	r.redacted = sync.OnceValue(func() []byte { return l.validator.Redact(d.JSON) })
	if r.isOfServer, err = l.exchanges.isOfServer(urlsOf(all)); err != nil {
		return finding.Failed(path, err)
	}
	var around selection.Found
	var checked []finding.Result
	for _, x := range all {
		c := r.check(x)
		checked = append(checked, c.Result)
		around.Taken, around.Inside = append(around.Taken, c.taken...), append(around.Inside, c.inside...)
	}
	slices.SortFunc(around.Taken, func(a, b span.Stretch) int { return cmp.Compare(a.Start, b.Start) })
	swept, err := l.checkAround(path, text, d, around, lines)
	if err != nil {
		return finding.Failed(path, err)
	}
	result.Add(swept)
	for _, one := range checked {
		result.Add(one)
	}
	if len(all) == 0 {
		result.NotChecked = append(result.NotChecked, finding.NotChecked{What: finding.UnitDocument, Line: 1, Reason: noExchanges})
	}
	slices.SortStableFunc(result.Findings, finding.ByPlace)
	result.Excerpts, result.Several = span.Join(result.Excerpts), true
	return result
}

// exchangesIn returns what selects the exchanges of a document: what somebody has asked for, or what
// is in it as a recording; nil if it is none.
func (l *Linter) exchangesIn(d source.Document) *selection.Selection {
	if l.opts.Selection != nil {
		return l.opts.Selection
	}
	return selection.RecognizeExchanges(d)
}

// urlsOf returns those of the requests that are asked for.
func urlsOf(all []selection.Exchange) (urls []string) {
	for _, x := range all {
		if x.URL.IsThere() && x.Left == "" {
			urls = append(urls, x.URL.Text)
		}
	}
	return urls
}

// checkNoExchange is the result of a document that is no recording, so that nobody knows which
// operation it is of.
func (l *Linter) checkNoExchange(path string, text []byte, d source.Document, lines *jsonindex.Cursor) finding.Result {
	anything := *l
	anything.exchanges, anything.opts.Selection = nil, nil
	result := anything.checkPlaced(path, text, d, lines) // which finds what is no JSON
	if isBodyFile(path) {
		result.NotChecked = append(result.NotChecked, finding.NotChecked{What: finding.UnitBody, Pointer: d.Pointer, Line: 1, Reason: inFile})
		return result
	}
	if !l.rules.IsOn(rule.UnknownOperation) || slices.ContainsFunc(result.Findings, finding.Finding.IsOfText) {
		return result
	}
	f := finding.Finding{
		Rule: rule.UnknownOperation, Severity: l.rules.Severity(rule.UnknownOperation),
		Message: "nothing says which operation of " + l.exchanges.contract.Name + " this is: it is no recording of exchanges",
		Hint:    "name it in the entry of the configuration, as in operation: GET /orders/{id} 200",
		Offset:  d.Start(0), End: d.Start(0), Location: &finding.Location{InstanceLocation: d.Pointer},
	}
	result.Findings = append(result.Findings, f)
	finding.PutInOrder(result.Findings, text, lines)
	if result.Excerpts == nil {
		result.Excerpts = d.Excerpts(text, func() []byte { return l.validator.Redact(d.JSON) })
	}
	return result
}
