package schema_test

import (
	"fmt"

	"example.com/authlink/schema"
)

// What has come since the vendor's document was written, or changed its types.
func ExampleProperties() {
	documented := map[string]schema.Property{}
	for _, p := range schema.Properties(schema.Edition20241202) {
		documented[p.SDK] = p
	}
	for _, p := range schema.Properties(schema.LatestEdition) {
		switch before, ok := documented[p.SDK]; {
		case !ok:
			fmt.Println(p.Wire, "has come with", p.First)
		case before.Types[0] != p.Types[0]:
			fmt.Println(p.Wire, "was", before.Types, "and is", p.Types)
		}
	}
	// Output:
	// external_trigger_token has come with 2025-03-31
	// integration_id has come with 2025-12-03
	// metadata has come with 2025-03-10
	// organization_id was [number] and is [string]
	// type has come with 2025-06-28
}

func ExampleCategory_Spelling() {
	for _, form := range schema.Forms() {
		fmt.Println(form, schema.CategoryHRISLegacy.Spelling(form))
	}
	// Output:
	// sdk hrisLegacy
	// wire hris-legacy
	// dump hris-legacy
}

func ExampleEdition_Categories() {
	fmt.Println(schema.EarliestEdition.Categories())
	// Output: [ats hris hrisLegacy crm iam marketing lms stackOne fileStorage]
}
