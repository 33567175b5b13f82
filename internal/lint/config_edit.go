package lint

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/source"
)

// A NewEdition is what is to be written into a configuration.
type NewEdition struct {
	Contract  string // which is new, unless the configuration has it
	Name      string
	Schema    string            // the name of its file, relative to the configuration, with slashes
	Source    string            // of a new contract; "" for none
	Direction openapi.Direction // of a new contract
}

// entry is the edition as an element of a list.
func (e NewEdition) entry() string {
	return fmt.Sprintf("{name: %s, schema: %s}", quotedYAML(e.Name), quotedYAML(e.Schema))
}

// contract is the contract as a member of "contracts", each line after an indentation.
func (e NewEdition) contract(indent string) string {
	lines := []string{e.Contract + ":", "  editions: # oldest first", "    - " + e.entry()}
	if e.Source != "" {
		lines = append(lines, "  source: "+quotedYAML(e.Source))
	}
	if e.Direction != openapi.Response {
		lines = append(lines, "  direction: "+e.Direction.String())
	}
	return indent + strings.Join(lines, "\n"+indent) + "\n"
}

// quotedYAML writes a text so that YAML takes it for one, in a flow mapping, too.
func quotedYAML(text string) string {
	isPlain := text != "" && text[0] >= 'a' && text[0] <= 'z'
	for _, c := range []byte(text) {
		isPlain = isPlain && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("_./-", c) >= 0)
	}
	if isPlain {
		return text
	}
	return strconv.Quote(text)
}

// errByHand is why a configuration is left to a person.
var errByHand = errors.New("this configuration is written in a way that is not edited here")

// WithEdition returns the text of a configuration with one more edition, all else as it was; that
// of a new configuration where c is nil.
func (c *Config) WithEdition(e NewEdition) ([]byte, error) {
	if c == nil {
		return []byte("contracts:\n" + e.contract("  ")), nil
	}
	text, err := c.insert(e)
	if err != nil {
		return nil, err
	}
	return text, c.hasEdition(text, e)
}

// hasEdition reports, with an error, that a text is not what was meant.
func (c *Config) hasEdition(text []byte, e NewEdition) error {
	yaml, err := source.ReadPlainYAML(c.Path, text)
	if err != nil {
		return errByHand
	}
	set, err := contracts.New(contracts.File{Path: c.Path, YAML: yaml, Files: directory(c.dir)})
	if err != nil {
		return err
	}
	contract, err := set.Find(e.Contract)
	if err != nil || contract.Editions[len(contract.Editions)-1] != e.Name {
		return errByHand
	}
	return nil
}

func (c *Config) insert(e NewEdition) ([]byte, error) {
	editions := jsonpointer.Append("/contracts", e.Contract, "editions")
	if start, end, ok := c.yaml.Range(editions); ok {
		return c.appendEdition(start, end, e)
	}
	start, end, ok := c.yaml.Range("/contracts")
	switch text := string(c.text); {
	case !ok:
		if text != "" && !strings.HasSuffix(text, "\n") {
			text += "\n"
		}
		return []byte(text + "\ncontracts:\n" + e.contract("  ")), nil
	case start == end || strings.TrimSpace(text[start:end]) == "": // nothing but a name
		return c.afterName(e, "  ")
	case text[start] == '{':
		return nil, errByHand
	}
	indent := c.text[lineStart(c.text, start):start]
	return c.insertAt(lineStart(c.text, start), e.contract(string(indent))), nil
}

// afterName inserts a contract after the line that says "contracts:".
func (c *Config) afterName(e NewEdition, indent string) ([]byte, error) {
	at := c.yaml.PlaceOf("/contracts")
	offset := 0
	for range at.Line {
		offset = lineEnd(c.text, offset)
	}
	text := e.contract(indent)
	if offset > 0 && c.text[offset-1] != '\n' {
		text = "\n" + text
	}
	return c.insertAt(offset, text), nil
}

// appendEdition adds an element to a list of editions, in a block or in brackets.
func (c *Config) appendEdition(start, end int, e NewEdition) ([]byte, error) {
	if c.text[start] == '[' {
		last := strings.LastIndexByte(string(c.text[start:end]), ']')
		if last < 0 {
			return nil, errByHand
		}
		return c.insertAt(start+len(strings.TrimRight(string(c.text[start:start+last]), " \n,")), ", "+e.entry()), nil
	}
	dash := strings.LastIndexByte(string(c.text[lineStart(c.text, start):start+1]), '-')
	if dash < 0 {
		return nil, errByHand
	}
	indent := string(c.text[lineStart(c.text, start) : lineStart(c.text, start)+dash])
	if strings.TrimSpace(indent) != "" {
		return nil, errByHand
	}
	end = start + len(strings.TrimRight(string(c.text[start:end]), " \n"))
	at, text := lineEnd(c.text, end), indent+"- "+e.entry()+"\n"
	if at > 0 && c.text[at-1] != '\n' {
		text = "\n" + text
	}
	return c.insertAt(at, text), nil
}

func (c *Config) insertAt(offset int, text string) []byte {
	return []byte(string(c.text[:offset]) + text + string(c.text[offset:]))
}

// lineStart returns the offset at which the line of an offset begins, lineEnd that after its end.
func lineStart(text []byte, offset int) int {
	return strings.LastIndexByte(string(text[:offset]), '\n') + 1
}

func lineEnd(text []byte, offset int) int {
	if i := strings.IndexByte(string(text[offset:]), '\n'); i >= 0 {
		return offset + i + 1
	}
	return len(text)
}
