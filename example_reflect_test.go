package authlink_test

import (
	"fmt"
	"log"

	"example.com/authlink"
)

func ExampleReflect() {
	type Webhook struct {
		URL    string   `json:"url" jsonschema:"format=uri"`
		Events []string `json:"events,omitempty" jsonschema:"enum=created,enum=deleted"`
		Secret *string  `json:"secret" jsonschema_description:"Signs each delivery."`
	}
	schema, err := authlink.Reflect[Webhook](&authlink.ReflectOptions{Title: "A webhook"})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s", schema)
	// Output:
	// {
	//   "$schema": "https://json-schema.org/draft/2020-12/schema",
	//   "properties": {
	//     "url": {
	//       "type": "string",
	//       "format": "uri"
	//     },
	//     "events": {
	//       "items": {
	//         "type": "string",
	//         "enum": [
	//           "created",
	//           "deleted"
	//         ]
	//       },
	//       "type": "array"
	//     },
	//     "secret": {
	//       "description": "Signs each delivery.",
	//       "type": [
	//         "string",
	//         "null"
	//       ]
	//     }
	//   },
	//   "type": "object",
	//   "required": [
	//     "url",
	//     "secret"
	//   ],
	//   "title": "A webhook"
	// }
}

func ExampleReflect_misspelledTag() {
	type Webhook struct {
		URL string `json:"url" jsonschema:"patern=^https:"`
	}
	_, err := authlink.Reflect[Webhook](nil)
	fmt.Println(err)
	// Output:
	// reflect authlink_test.Webhook: authlink_test.Webhook.URL: jsonschema tag "patern=^https:": no such keyword
}

func ExampleVariant_Decode() {
	body := []byte(`{
		"auth_link_url": "https://rapid-league.info/",
		"categories": ["hris-legacy"],
		"created_at": "2025-02-13T09:44:27.866Z",
		"id": 4148.57,
		"label": null,
		"organization_id": 3605.45,
		"origin_owner_id": "<id>",
		"origin_owner_name": "<value>",
		"project_id": "<id>",
		"token": "<value>"
	}`)
	link, err := authlink.Variant{Form: authlink.FormWire}.Decode(body)
	if err != nil {
		log.Fatal(err)
	}
	categories, _ := link.Categories.Get()
	fmt.Println(link.ID, link.CreatedAt, categories, link.Label.IsNull(), link.Provider.IsZero())
	// Output: 4148.57 2025-02-13 09:44:27.866 +0000 UTC [hrisLegacy] true true
}
