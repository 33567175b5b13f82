package main

import (
	"bytes"
	"fmt"
	"strings"

	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/words"
)

// maxUnused is how many of the operations and of the properties that nothing uses are named.
const maxUnused = 10

// coverageText writes what is used of each API for people.
func coverageText(c *coverage, all bool) []byte {
	var out bytes.Buffer
	for i, a := range c.Contracts {
		if i > 0 {
			fmt.Fprintln(&out)
		}
		a.write(&out, all)
	}
	return out.Bytes()
}

// share says how many of some things are used.
func share(used, all int, noun string) string {
	return fmt.Sprintf("%d of %s", used, words.Count(all, noun))
}

func (a *apiCoverage) write(out *bytes.Buffer, all bool) {
	a.writeTotals(out)
	var unused []string
	for _, o := range a.Operations {
		if o.Exchanges > 0 {
			o.write(out, all)
		} else {
			unused = append(unused, o.Method+" "+o.Path)
		}
	}
	if len(unused) > 0 {
		fmt.Fprintf(out, "  not used: %s\n", firstOf(unused, all))
	}
	for _, r := range a.Recordings {
		follows := "follows no edition"
		if n := len(r.Follows); n > 0 {
			follows = "follows " + span.Visible(r.Follows[n-1])
		}
		fmt.Fprintf(out, "  %s: %s, %s\n", source.VisiblePath(r.Path), words.Count(r.Exchanges, "exchange"), follows)
	}
}

// writeTotals writes how many operations, responses and properties are used, and how many there are.
func (a *apiCoverage) writeTotals(out *bytes.Buffer) {
	operations, responses, allResponses, properties, allProperties := 0, 0, 0, 0, 0
	for _, o := range a.Operations {
		if o.Exchanges > 0 {
			operations++
		}
		allResponses += len(o.Responses)
		for _, r := range o.Responses {
			if r.Exchanges > 0 {
				responses++
			}
		}
	}
	for _, b := range a.bodies {
		properties, allProperties = properties+b.Used, allProperties+b.Properties
	}
	fmt.Fprintf(out, "%s %s: %s, %s, %s\n", a.Contract, span.Visible(a.Edition),
		share(operations, len(a.Operations), "operation"), share(responses, allResponses, "response"), share(properties, allProperties, "property"))
}

// firstOf lists the first of some texts, or all.
func firstOf(texts []string, all bool) string {
	if more := len(texts) - maxUnused; more > 0 && !all {
		texts = append(texts[:maxUnused:maxUnused], fmt.Sprintf("%d more", more))
	}
	return span.Visible(strings.Join(texts, ", "))
}

func (o *operationCoverage) write(out *bytes.Buffer, all bool) {
	fmt.Fprintf(out, "  %s %s: %s\n", o.Method, span.Visible(o.Path), words.Count(o.Exchanges, "exchange"))
	for _, b := range o.Request {
		b.write(out, "request", all)
	}
	for _, r := range o.Responses {
		switch {
		case r.Exchanges == 0:
			fmt.Fprintf(out, "    %s: not used\n", r.Status)
		case len(r.Bodies) == 0:
			fmt.Fprintf(out, "    %s: %s\n", r.Status, words.Count(r.Exchanges, "exchange"))
		}
		for _, b := range r.Bodies {
			b.write(out, r.Status, all)
		}
	}
}

func (b *bodyCoverage) write(out *bytes.Buffer, where string, all bool) {
	fmt.Fprintf(out, "    %s %s: %s", where, span.Visible(b.MediaType), words.Count(b.Documents, "document"))
	if b.Properties > 0 {
		fmt.Fprintf(out, ", %s", share(b.Used, b.Properties, "property"))
	}
	if b.IsCut {
		fmt.Fprint(out, " and more that are not told apart")
	}
	if len(b.Unused) > 0 {
		fmt.Fprintf(out, "; not used: %s", firstOf(b.Unused, all))
	}
	fmt.Fprintln(out)
}
