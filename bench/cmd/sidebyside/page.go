package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"text/template"
)

// badFolder holds the payloads.
const badFolder = "testdata/invalid"

// A page is what docs/comparison.md shows.
type page struct {
	Tools     []tool
	Questions []question
	Cases     []shown
	Skills    []skill
	Prices    []priceList
	Pact      pactPage
	Rounds    int
	Machine   string
	MostLines int
}

// A shown payload is one with what each tool says of it.
type shown struct {
	payload
	Outputs []output // in the order of the tools
}

// A question is answered by reading outputs: in how many of them the answer is
// yes, of those about payloads of which it can be asked.
type question struct {
	Text  string
	asked func(payload) bool
	yes   func(payload, output) bool
	Of    int
	Yes   []int // in the order of the tools
}

func questions() []question {
	always := func(payload) bool { return true }
	return []question{
		{Text: "refuses it", asked: always, yes: func(_ payload, o output) bool { return o.Refused }},
		{Text: "names the line of the fault", asked: always, yes: func(p payload, o output) bool {
			return strings.Contains(o.Text, fmt.Sprintf("%s:%d:", p.File, p.Line)) ||
				strings.Contains(o.Text, fmt.Sprintf("line %d,", p.Line))
		}},
		{
			Text:  "shows that line",
			asked: func(p payload) bool { return p.Text != "" },
			yes:   func(p payload, o output) bool { return strings.Contains(o.Text, p.Text) },
		},
		{
			Text:  "keeps the secret to itself",
			asked: func(p payload) bool { return p.Secret != "" },
			yes:   func(p payload, o output) bool { return !strings.Contains(o.Text, p.Secret) },
		},
	}
}

func (q *question) count(cases []shown, tools int) {
	q.Yes = make([]int, tools)
	for _, c := range cases {
		if !q.asked(c.payload) {
			continue
		}
		q.Of++
		for i, output := range c.Outputs {
			if q.yes(c.payload, output) {
				q.Yes[i]++
			}
		}
	}
}

//go:embed comparison.md.tmpl
var pageTemplate string

// writePage runs every tool on every payload.
func writePage(w io.Writer, root string, rounds int) error {
	bin, err := os.MkdirTemp("", "sidebyside")
	if err != nil {
		return err
	}
	defer os.RemoveAll(bin)
	p := page{
		Questions: questions(), MostLines: mostLines, Rounds: rounds,
		Machine: fmt.Sprintf("%s/%s, %d cores, %s", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version()),
	}
	own, err1 := goTools(root, bin)
	others, err2 := nodeTools(root)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	p.Tools = slices.Concat(own, others)
	for _, bad := range payloads {
		c := shown{payload: bad}
		for _, t := range p.Tools {
			output, err := t.show(root, badFolder+"/"+bad.File)
			if err != nil {
				return err
			}
			c.Outputs = append(c.Outputs, output)
		}
		p.Cases = append(p.Cases, c)
	}
	scratch, err := os.MkdirTemp("", "sidebyside")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	if p.Skills, err = skills(p.Tools, root, scratch); err != nil {
		return err
	}
	if p.Prices, err = prices(p.Tools, root, scratch, rounds); err != nil {
		return err
	}
	if p.Pact, err = comparePact(root, bin); err != nil {
		return err
	}
	for i := range p.Questions {
		p.Questions[i].count(p.Cases, len(p.Tools))
	}
	t, err := template.New("page").Funcs(template.FuncMap{"excerpt": excerpt}).Parse(pageTemplate)
	if err != nil {
		return err
	}
	return t.Execute(w, p)
}

// mostLines is how much of an output the page shows.
const mostLines = 24

// excerpt returns the start of an output, without trailing white space.
func excerpt(output string) string {
	lines := slices.Collect(strings.Lines(output))
	rest := len(lines) - mostLines
	if rest > 0 {
		lines = append(lines[:mostLines], fmt.Sprintf("… (%d more lines)", rest))
	}
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t\r\n")
	}
	return strings.Join(lines, "\n")
}
