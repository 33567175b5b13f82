package contracts

import "example.com/authlink/internal/openapi"

// A section is what a configuration says of one contract, as [Section] describes it.
type section struct {
	Title     string                 `json:"title"`
	Editions  []editionEntry         `json:"editions"`
	Default   string                 `json:"default"`
	Source    string                 `json:"source"`
	Direction string                 `json:"direction"`
	Forms     map[string]formSection `json:"forms"`
	Secrets   []string               `json:"secrets"`
	OpenEnums []string               `json:"open-enums"`
	URLs      []string               `json:"urls"`
	Dates     []string               `json:"dates"`
	Lists     []string               `json:"lists"`
}

// isAPI reports whether the contract is a whole API.
func (s section) isAPI() bool { return s.Editions[0].OpenAPI != "" }

type editionEntry struct {
	Name    string `json:"name"`
	Schema  string `json:"schema"`
	OpenAPI string `json:"openapi"`
}

type formSection struct {
	Names  string            `json:"names"`
	Values map[string]string `json:"values"`
}

// Section returns the JSON Schema of "contracts" in a configuration.
func Section() map[string]any {
	pointers := func(description string) map[string]any {
		return map[string]any{
			"description": description, "type": []string{"array", "null"},
			"items": map[string]any{"type": "string", "format": "json-pointer", "minLength": 2},
		}
	}
	text := func(description string) map[string]any {
		return map[string]any{"description": description, "type": "string", "minLength": 1}
	}
	const where = "JSON Pointers in the names of the schema, in which * stands for any member or element"
	return map[string]any{
		"description": "Payloads of other people, by names of your own: each is a contract in one or more editions.",
		"type":        []string{"object", "null"},
		"propertyNames": map[string]any{
			"pattern": "^[a-z0-9][a-z0-9._-]*$",
		},
		"additionalProperties": map[string]any{
			"type":                 "object",
			"required":             []string{"editions"},
			"additionalProperties": false,
			"properties": map[string]any{
				"title": text("What the payload is, for people."),
				"editions": map[string]any{
					"description": "The editions, oldest first.",
					"type":        "array", "minItems": 1,
					"items": map[string]any{
						"type": "object", "required": []string{"name"}, "additionalProperties": false,
						"properties": map[string]any{
							"name":    text("Name of the edition: a date such as 2025-09-12, or a version of the vendor's."),
							"schema":  text("File of its JSON Schema, relative to this one; or a schema in an OpenAPI document, FILE#/components/schemas/NAME."),
							"openapi": text("Instead of a schema, the file of an OpenAPI document, relative to this one: the contract is a whole API, and each exchange of a recording is held against its operation."),
						},
					},
				},
				"default": text("The edition that counts where nobody names one; by default the last."),
				"source":  text("Where the vendor says what the payload is today, as schema of an edition: 'authlink-lint contract check' compares it with the last edition."),
				"direction": map[string]any{
					"description": "What the payload is, where its schema is in an OpenAPI document: a response, the default, lacks what is writeOnly, a request what is readOnly.",
					"enum":        openapi.Directions(),
				},
				"forms": map[string]any{
					"description": "Spellings of the payload, the default first.",
					"type":        "object", "minProperties": 1,
					"propertyNames": map[string]any{"pattern": "^[a-z0-9][a-z0-9._-]*$", "not": map[string]any{"const": "auto"}},
					"additionalProperties": map[string]any{
						"type": []string{"object", "null"}, "additionalProperties": false,
						"properties": map[string]any{
							"names":  map[string]any{"description": "How it writes names of several words; by default as the schema does.", "enum": []string{"camelCase", "snake_case"}},
							"values": map[string]any{"description": "How it spells values that the schema spells otherwise.", "type": "object", "additionalProperties": map[string]any{"type": "string"}},
						},
					},
				},
				"secrets":    pointers("Values that are secrets, whatever they are called: " + where + "."),
				"open-enums": pointers("Values whose enum is not complete, so that a new value is no fault: " + where + "."),
				"urls":       pointers("URLs that somebody is to open, which the rule insecure-url looks at: " + where + "."),
				"dates":      pointers("Dates that lie in the past, which the rule future-created-at looks at: " + where + "."),
				"lists":      pointers("Lists of words, which the rules repeated-category and empty-categories look at: " + where + "."),
			},
		},
	}
}
