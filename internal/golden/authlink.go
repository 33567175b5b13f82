package golden

import (
	"fmt"
	"slices"
	"strings"
)

// authLink is a payload in the SDK form, less what a test adds to it.
var authLink = map[string]string{
	"id": `7`, "organizationId": `8`, "projectId": `"staging"`, "originOwnerId": `"customer-1"`, "originOwnerName": `"Acme"`,
	"authLinkUrl": `"https://connect.example.com/embedded/acme"`, "createdAt": `"2025-02-13T09:44:27Z"`, "token": `"<token>"`,
}

// AuthLink returns a valid payload in the SDK form with members changed, or added, each as name, value; an
// empty value removes one.
func AuthLink(changes ...string) string {
	members := map[string]string{}
	for name, value := range authLink {
		members[name] = value
	}
	for i := 0; i < len(changes); i += 2 {
		members[changes[i]] = changes[i+1]
	}
	var parts []string
	for name, value := range members {
		if value != "" {
			parts = append(parts, fmt.Sprintf("%q: %s", name, value))
		}
	}
	slices.Sort(parts)
	return "{" + strings.Join(parts, ", ") + "}"
}
