package lint

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/operation"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/words"
)

// A group is the parameters in one part of a message, and the values that are there.
type group struct {
	parameters []openapi.Parameter
	values     []operation.Value // in the URL
	fields     []selection.Field // elsewhere
	what       string            // what one is called
	key        string
	direction  openapi.Direction
	isInPath   bool
	isHidden   bool // none of the values is shown

	needs bool           // what is required and not there is a fault
	at    selection.Part // where that is said
}

// placed is a parameter with the values that are given for it, and the parts of the recording that they are in.
type placed struct {
	operation.Argument
	parts     []selection.Part
	isUnknown bool // some value of it is a variable
}

// checkGroup holds the values of parameters against their schemas.
func (c *exchangeCheck) checkGroup(g group) {
	var arguments []operation.Argument
	parts := map[string][]selection.Part{}
	for _, p := range g.parameters {
		found := c.given(g, p)
		switch {
		case len(found.Texts) == 0 && !found.isUnknown:
			mayBeSpread := p.IsSpread() && !p.IsDeep() // over names that nothing tells from others
			if g.needs && p.Required && !mayBeSpread {
				c.fault("required", g.at, fmt.Sprintf("%s requires the %s %s", c.operation(), g.what, words.Quoted(p.Name)), "")
			}
			if mayBeSpread && len(p.Members) == 0 && len(g.values)+len(g.fields) > 0 {
				c.leave(g.at, notFlat)
			}
		case found.isUnknown:
		case found.IsReadable() && (g.needs || !p.IsSpread()):
			arguments = append(arguments, found.Argument)
			parts[p.Name] = found.parts
		case p.Fragment != "":
			c.leave(found.parts[0], notFlat)
		}
	}
	if len(arguments) == 0 {
		return
	}
	linter, err := c.exchanges.ofGroup(c.api, c.of.Edition, g.key, g.parameters, g.direction)
	if err != nil {
		c.Err = err
		return
	}
	text, from := operation.Object(arguments)
	in, err := linter.inspect(text, 0, nil)
	if err != nil {
		c.Err = err
		return
	}
	for _, f := range in.Findings {
		c.placeInGroup(g, f, source.Made(text, from), parts)
	}
}

// placeInGroup adds a finding about an object of parameters, in its place.
func (c *exchangeCheck) placeInGroup(g group, f finding.Finding, made source.Document, parts map[string][]selection.Part) {
	if f.Location == nil {
		return // the texts have been read once more than they are there
	}
	tokens := jsonpointer.Split(f.InstanceLocation)
	if len(tokens) == 0 {
		return
	}
	start := made.Start(f.Offset)
	i := slices.IndexFunc(parts[tokens[0]], func(p selection.Part) bool {
		d := p.Document()
		return d.Start(0) <= start && start <= d.Stop(len(d.JSON))
	})
	if i < 0 {
		return
	}
	part := parts[tokens[0]][i]
	d := part.Document()
	if text := string(c.text[start:max(start, made.Stop(f.End))]); g.isHidden || d.Secret || c.isSecret(text, part, g.isInPath) {
		f.Hide()
	}
	f.Message = fmt.Sprintf("the %s %s: %s", g.what, words.Quoted(tokens[0]), f.Message)
	f.Offset, f.End, f.Related, f.Fix = start, made.Stop(f.End), nil, nil
	f.End = max(f.Offset, f.End)
	f.Location = &finding.Location{InstanceLocation: d.Pointer, KeywordLocation: f.KeywordLocation}
	c.place([]finding.Finding{f}, part)
}

// mostDigits is how many digits a number may have so that it is taken for no secret.
const mostDigits = 10

// isSecret reports whether the text of a value must not be shown: by itself or, in a path, where it is masked
// in the recording and is neither a word nor a number.
func (c *exchangeCheck) isSecret(text string, part selection.Part, isInPath bool) bool {
	start, end := part.Stretch()
	isMasked := isInPath && !bytes.Contains(c.redacted()[start:end], []byte(text)) && !isShownInPath(text)
	return isMasked || secret.MaskText(text) != text || secret.IsRandom(text)
}

// isShownInPath reports whether a segment of a path is shown: a word, as elsewhere, or a number.
func isShownInPath(segment string) bool {
	isNumber := len(segment) <= mostDigits && strings.Trim(segment, "0123456789") == ""
	return isNumber || selection.ShownPath("/"+segment) == "/"+segment
}

// given returns the values that a message has for a parameter.
func (c *exchangeCheck) given(g group, p openapi.Parameter) placed {
	out := placed{Argument: operation.Argument{Parameter: p}}
	for _, v := range g.values {
		if !out.takes(v.Name) {
			continue
		}
		from, to := c.x.URL.Inside(v.Start, v.End)
		out.add(v.Name, v.Text, span.Stretch{Start: from, End: to}, c.x.URL, v.StandsFor)
	}
	for _, f := range g.fields {
		switch {
		case f.Name == "": // a query as text
			u := operation.ParseURL("?" + f.Value.Text)
			for _, v := range u.Pairs() {
				if out.takes(v.Name) {
					from, to := f.Value.Inside(v.Start-1, v.End-1)
					out.add(v.Name, v.Text, span.Stretch{Start: from, End: to}, f.Value, v.StandsFor)
				}
			}
		case p.In == "cookie":
			for _, v := range operation.Cookies(f.Value.Text) {
				if out.takes(v.Name) {
					from, to := f.Value.Inside(v.Start, v.End)
					out.add(v.Name, v.Text, span.Stretch{Start: from, End: to}, f.Value, v.StandsFor)
				}
			}
		case out.takes(f.Name) || p.In == "header" && strings.EqualFold(f.Name, p.Name):
			d := f.Value.Document()
			out.add(f.Name, f.Value.Text, span.Stretch{Start: d.Start(0), End: d.Stop(len(d.JSON))}, f.Value, !f.IsKnown || operation.IsVariable(f.Value.Text))
		}
	}
	return out
}

// takes reports whether a value of a name is of the parameter, or of a member of it.
func (p *placed) takes(name string) bool {
	if p.IsSpread() {
		_, ok := p.MemberOf(name)
		return ok
	}
	return name == p.Name
}

func (p *placed) add(name, text string, at span.Stretch, part selection.Part, standsFor bool) {
	if standsFor {
		p.isUnknown = true
		return
	}
	if p.IsSpread() {
		member, _ := p.MemberOf(name)
		p.Given = append(p.Given, member)
	}
	p.Texts, p.Places, p.parts = append(p.Texts, text), append(p.Places, at), append(p.parts, part)
}
