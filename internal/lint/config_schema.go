package lint

import (
	"strconv"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonwrite"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/variants"
)

// ConfigSchema returns schema/config.schema.json, the JSON Schema of a
// configuration file, with every rule.
func ConfigSchema() ([]byte, error) {
	rules := map[string]any{}
	var ids []string
	for _, r := range rule.All() {
		ids = append(ids, r.ID)
		rules[r.ID] = describe("Finds "+r.Summary+". Default: "+r.Standing(", off")+".", map[string]any{"$ref": "#/$defs/severity"})
	}
	return jsonwrite.Encode(map[string]any{
		"$schema":     "https://json-schema.org/draft/2020-12/schema",
		"$id":         "https://example.com/authlink/config.schema.json",
		"title":       "authlink-lint configuration",
		"description": "What " + ConfigName + " holds. A glob is relative to the file's directory; without a slash it matches at any depth; one that matches a directory covers everything in it.",
		"type":        []string{"object", "null"},
		"properties": map[string]any{
			"rules":   describe("The severity of rules, by their ids. Entries of files take precedence.", map[string]any{"$ref": "#/$defs/rules"}),
			"fail-on": describe("Exit with code 1 if there are findings of this severity or a higher one; with not-checked, on errors, and if something has not been looked at.", enum(FailOns())),
			"docs":    describe("Where the docs are served: reports and editors link to the page of each rule there. What is meant is the address of the site, without the docs/ in it.", nonEmpty()),
			"draft":   describe("Draft of the schemas that name none in \"$schema\".", enum(drafts())),
			"limits":  describe("Limits of documents that are raised: how many bytes one has (64MiB), values and names, arrays and objects inside one another, digits of a number, and how large its exponent is.", limitsSchema()),
			"files": describe("What is different for some files. The first entry whose glob matches a file applies.",
				list(entry([]string{"glob"}, map[string]any{
					"glob":      describe("The files.", nonEmpty()),
					"contract":  describe("Name of a contract, one of those in \"contracts\" or "+variants.StackOne+", which is the default.", nonEmpty()),
					"form":      describe("Form of the contract. Of the built-in one: sdk is camelCase, wire is snake_case, dump is what the vendor's SDK writes; auto is whichever a document satisfies.", nonEmpty()),
					"edition":   describe("Edition of the contract: its name, or latest; auto is the latest that a document satisfies. Of the built-in one: a date, or a version of the vendor's SDK.", nonEmpty()),
					"operation": describe("Operation of a contract that is a whole API, for files that are its payloads and not recordings: its operationId, or its method and path, and perhaps a status and a media type, as in GET /orders/{id} 200.", nonEmpty()),
					"schema":    describe("File of a JSON Schema, relative to this one, to check against instead of a contract.", nonEmpty()),
					"draft":     describe("Draft of that schema, if it names none in \"$schema\".", enum(drafts())),
					"direction": describe("What documents of that schema are, where it is in an OpenAPI document: a response, the default, lacks what is writeOnly, a request what is readOnly.", enum(openapi.Directions())),
					"as":        describe("What the files hold, if their names do not say so: one JSON document, one with comments, one on each line, several one after another, or YAML.", enum(source.Kinds())),
					"select": describe("Where in the files the payloads are: a JSONPath, a JSON Pointer in which * stands for any, or a preset such as har, perhaps with :GLOB of the URLs; or a list of these.",
						map[string]any{"oneOf": []any{nonEmpty(), map[string]any{"type": "array", "minItems": 1, "items": nonEmpty()}}}),
					"rules": describe("The severity of rules in these files.", map[string]any{"$ref": "#/$defs/rules"}),
				}))),
			"contracts": contracts.Section(),
			"include":   describe("Globs of the files to check in directories, such as the directory with the fixtures; without any, every file is checked.", list(nonEmpty())),
			"ignore":    describe("Globs of files and directories to leave out in directories that are checked. One that begins with ! brings back what an earlier one leaves out, unless that is a directory above it, as in .gitignore.", list(nonEmpty())),
			"resources": describe("Files with documents that the schemas may refer to, or directories of them, relative to this one: each document is known by its path from the schema and by its \"$id\".", list(nonEmpty())),
			"accept": describe("Differences that compat and check-spec find, and that are known: they fail nothing.",
				list(entry([]string{"path", "reason"}, map[string]any{
					"in":      describe("The response, such as GET /orders/{id} 200 application/json, or the schema that it is in; without it, any.", nonEmpty()),
					"path":    describe("Where it is, as it is printed; /** at its end covers all that is below.", map[string]any{"type": "string"}),
					"keyword": describe("Its keyword; without it, any.", nonEmpty()),
					"reason":  describe("Why, for the next reader.", nonEmpty()),
				}))),
			"suppress": describe("Findings that are accepted.",
				list(entry([]string{"path", "rule", "reason"}, map[string]any{
					"path":    describe("Glob of the files.", nonEmpty()),
					"rule":    describe("Id of the rule.", enum(ids)),
					"pointer": describe("JSON Pointer to the value; without it, every finding of the rule is accepted.", map[string]any{"type": "string", "format": "json-pointer"}),
					"reason":  describe("Why, for the next reader.", nonEmpty()),
				}))),
		},
		"additionalProperties": false,
		"$defs": map[string]any{
			"severity": enum(append(finding.Severities(), finding.SeverityOff)),
			"rules": map[string]any{
				"type": []string{"object", "null"}, "properties": rules, "additionalProperties": false,
			},
		},
	}, "", "  ")
}

// drafts are the names of the drafts, those that look like numbers also as such.
func drafts() []any {
	var names []any
	for _, draft := range authlink.Drafts() {
		name := draft.String()
		names = append(names, name)
		if n, err := strconv.Atoi(name); err == nil {
			names = append(names, n)
		}
	}
	return names
}

func limitsSchema() map[string]any {
	properties := map[string]any{}
	for _, name := range LimitNames() {
		properties[name] = map[string]any{"type": "integer"}
	}
	properties["bytes"] = map[string]any{"type": []string{"integer", "string"}}
	return map[string]any{"type": []string{"object", "null"}, "properties": properties, "additionalProperties": false}
}

func describe(description string, schema map[string]any) map[string]any {
	schema["description"] = description
	return schema
}

func nonEmpty() map[string]any { return map[string]any{"type": "string", "minLength": 1} }

func enum[T any](values []T) map[string]any { return map[string]any{"enum": values} }

func list(items map[string]any) map[string]any {
	return map[string]any{"type": []string{"array", "null"}, "items": items}
}

func entry(required []string, properties map[string]any) map[string]any {
	return map[string]any{
		"type": "object", "properties": properties, "required": required, "additionalProperties": false,
	}
}
