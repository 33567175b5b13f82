package contracts

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"example.com/authlink/internal/variants"
)

// Texts are the texts of files by their names: a configuration called [TextsConfig], and the
// schemas that it names. They can be sent to machines that do not have the files.
type Texts map[string]string

// TextsConfig is what the configuration is called in [Texts].
const TextsConfig = ".authlink-lint.yaml"

// Open implements [fs.FS].
func (t Texts) Open(name string) (fs.File, error) {
	text, ok := t[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return textFile{strings.NewReader(text)}, nil
}

type textFile struct{ *strings.Reader }

func (textFile) Close() error { return nil }

// Stat has nothing to say: nobody asks but for a guess at the length.
func (textFile) Stat() (fs.FileInfo, error) { return nil, errors.ErrUnsupported }

// Texts returns a configuration that has the contract alone, with its schemas as they are when
// whatever else they need has been taken in. All of them are compiled first, so that an error
// names the file that is at fault.
func (c *Contract) Texts() (Texts, error) {
	if c.IsAPI() {
		return nil, fmt.Errorf("the contract %s is a whole API, which recordings are held against: documents by themselves need one whose editions have a schema", c.Name)
	}
	texts := Texts{}
	var editions []map[string]string
	for i, name := range c.Editions {
		schema, err := c.Original(i)
		if err != nil {
			return nil, err
		}
		file := fmt.Sprintf("%d.schema.json", i+1)
		texts[file] = string(schema)
		editions = append(editions, map[string]string{"name": name, "schema": file})
	}
	for _, v := range c.Variants() {
		if _, err := c.Validator(v); err != nil {
			return nil, err
		}
	}
	config, err := json.Marshal(map[string]any{"contracts": map[string]any{c.Name: c.section(editions)}})
	texts[TextsConfig] = string(config)
	return texts, err
}

// section is what a configuration says of the contract, as [Section] describes it.
func (c *Contract) section(editions []map[string]string) map[string]any {
	s := map[string]any{
		"editions": editions, "default": c.Editions[c.Default],
		"secrets": c.Secrets, "open-enums": c.openEnums, "urls": c.URLs, "dates": c.Dates,
	}
	if c.Title != "" {
		s["title"] = c.Title
	}
	var lists []string
	for _, list := range c.Lists {
		lists = append(lists, list.Pointer)
	}
	s["lists"] = lists
	if c.HasForms() {
		s["forms"] = formSections(c.Forms)
	}
	return s
}

// formSections are forms in their order, in which the first is the default.
type formSections []variants.Form

// MarshalJSON implements [json.Marshaler].
func (forms formSections) MarshalJSON() ([]byte, error) {
	var members []string
	for _, f := range forms {
		of := map[string]any{}
		if f.Style != variants.AsIs {
			of["names"] = f.Style.String()
		}
		if f.Values != nil {
			of["values"] = f.Values
		}
		name, err := json.Marshal(f.Name)
		if err != nil {
			return nil, err
		}
		text, err := json.Marshal(of)
		if err != nil {
			return nil, err
		}
		members = append(members, string(name)+":"+string(text))
	}
	return []byte("{" + strings.Join(members, ",") + "}"), nil
}
