package authlink_test

import (
	"fmt"

	"example.com/authlink"
)

func ExampleParseEdition() {
	for _, s := range []string{"2025-03-20", "4.19.5", "v4.33.1"} {
		edition, err := authlink.ParseEdition(s)
		fmt.Println(edition, edition.SDKVersion(), edition.Change(), err)
	}
	// Output:
	// 2025-03-14 4.19.2 categories ticketing, screening added <nil>
	// 2025-03-31 4.19.5 external_trigger_token added <nil>
	// 2025-12-03 4.33.0 integration_id added <nil>
}

func ExampleDetect() {
	body := []byte(`{
		"auth_link_url": "https://example.com/", "created_at": "2025-07-13T09:44:27Z", "id": 4148.57,
		"organization_id": 3605.45, "origin_owner_id": "customer-1", "origin_owner_name": "Example Ltd",
		"project_id": "dev-project-68574", "token": "<value>", "categories": ["ats", "accounting"]
	}`)
	found, err := authlink.Detect(body)
	if err != nil {
		panic(err)
	}
	fmt.Println(found.Satisfied)
	fmt.Println(found.Nearest, found.Why)
	// Output:
	// [{wire 2025-07-08} {wire 2025-11-26} {wire 2025-12-03}]
	// {wire 2026-02-09} 3:22: expected string, got number 3605.45 [type] (the edition 2025-12-03 takes it)
}
