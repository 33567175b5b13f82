package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
)

// A pactPage is a Pact that does not keep to the OpenAPI document of its provider, and what each tool says
// of it.
type pactPage struct {
	Tools   []tool
	Outputs []output
	Rows    []pactRow
}

// A pactRow says of how many of the faults something is true, for each tool.
type pactRow struct {
	Text  string
	Cells []string
}

// A pactFault is a fault in the Pact: its line, and how a tool that knows no lines calls its place.
type pactFault struct {
	line  int
	place string
}

const (
	pactFolder = "bench/cmd/sidebyside/testdata/pact"
	pactSecret = "fake-key-9e8f7a6b5c4d"
)

var pactFaults = []pactFault{
	{7, "interactions[0].request.query.limit"},
	{10, "interactions[0].response.headers.X-Rate"},
	{13, "interactions[0].response.body.status"},
	{14, "interactions[0].response.body.api_key"},
	{20, "interactions[1].request.path"},
	{26, "interactions[2].response.status"},
}

// Folder is where the files are.
func (pactPage) Folder() string { return pactFolder }

// pactTools are those that hold a Pact against an OpenAPI document. bin has the first.
func pactTools(root, bin string) (own, other tool, err error) {
	const validator = "@pactflow/swagger-mock-validator"
	modules := filepath.Join(root, "bench/node/node_modules")
	version, err := packageVersion(modules, validator)
	own = tool{Name: "authlink-lint", command: []string{filepath.Join(bin, "authlink-lint"), "--config", pactFolder + "/config.yaml"}}
	other = tool{Name: "swagger-mock-validator", Version: version, command: []string{filepath.Join(modules, ".bin/swagger-mock-validator"), pactFolder + "/openapi.json"}}
	return own, other, err
}

// comparePact runs the tools on the Pact.
func comparePact(root, bin string) (pactPage, error) {
	own, other, err := pactTools(root, bin)
	p := pactPage{Tools: []tool{own, other}}
	for _, t := range p.Tools {
		shown, showErr := t.show(root, pactFolder+"/shop-acme.json")
		err = errors.Join(err, showErr)
		p.Outputs = append(p.Outputs, shown)
	}
	count := func(text string, is func(output, pactFault) bool) {
		row := pactRow{Text: text}
		for _, o := range p.Outputs {
			n := 0
			for _, f := range pactFaults {
				if is(o, f) {
					n++
				}
			}
			row.Cells = append(row.Cells, fmt.Sprintf("%d of %d", n, len(pactFaults)))
		}
		p.Rows = append(p.Rows, row)
	}
	count("finds the fault", func(o output, f pactFault) bool { return o.namesLine(f) || strings.Contains(o.Text, f.place) })
	count("names its line", output.namesLine)
	secret := pactRow{Text: "keeps the key to itself"}
	for _, o := range p.Outputs {
		secret.Cells = append(secret.Cells, map[bool]string{true: "no", false: "yes"}[strings.Contains(o.Text, pactSecret)])
	}
	p.Rows = append(p.Rows, secret)
	return p, err
}

func (o output) namesLine(f pactFault) bool {
	return strings.Contains(o.Text, fmt.Sprintf("shop-acme.json:%d:", f.line))
}
