package schema

import (
	"encoding/json"
	"time"
)

// An AuthLink is the answer of StackOne's API when a connect session is
// created. The tag json names each property in the SDK form, the tag wire in
// the wire form; the jsonschema tags are the rest of the contract.
//
// It holds the payload of every [Edition]. The tag since names the edition that
// brought a property, until the one that removed it, and types has the JSON
// types of a required property that have changed, each list after the edition
// that brought it. Without them a property is the same in all editions.
// [Properties] has what the tags say as a table.
//
// A field of type [Optional] may be absent or null; the others may be neither.
//
// An AuthLink is written by [encoding/json] in the SDK form, and read from it, by
// the exact names; see [AuthLink.UnmarshalJSON]. Package fmt and log/slog print
// it without its secrets; see [AuthLink.Format].
type AuthLink struct {
	// AccountID is the account that the session re-authenticates.
	AccountID Optional[string] `json:"accountId,omitzero" wire:"account_id,omitzero" jsonschema:"example=45355976281015164504" jsonschema_description:"The account that the session re-authenticates, where it already exists."`

	// AuthLinkURL is the page where the end user connects an account. Whoever
	// has it can act for the end user until the session expires.
	AuthLinkURL string `json:"authLinkUrl" wire:"auth_link_url" jsonschema:"example=https://rapid-league.info/" jsonschema_description:"The page where the end user connects an account."`

	// Categories are the kinds of integration on offer. Repeats are legal.
	Categories Optional[[]Category] `json:"categories,omitzero" wire:"categories,omitzero" jsonschema_description:"The kinds of integration that the end user may connect."`

	// CreatedAt is when the session was created.
	CreatedAt time.Time `json:"createdAt" wire:"created_at" jsonschema:"example=2025-02-13T09:44:27.866Z" jsonschema_description:"When the session was created, as an RFC 3339 date-time."`

	// ExternalTriggerToken triggers actions on the account. It is a secret.
	ExternalTriggerToken Optional[string] `json:"externalTriggerToken,omitzero" wire:"external_trigger_token,omitzero" since:"2025-03-31" jsonschema:"writeOnly=true" jsonschema_description:"The secret that triggers actions on the account."`

	// ID numbers the session. Fractions are legal; every digit is kept.
	ID json.Number `json:"id" wire:"id" jsonschema:"example=4148.57" jsonschema_description:"The number of the session."`

	// IntegrationID identifies the integration of the session.
	IntegrationID Optional[string] `json:"integrationId,omitzero" wire:"integration_id,omitzero" since:"2025-12-03" jsonschema:"example=a7c3f0d2-4b1e-4c55-9a59-0d0c6f6f2b11" jsonschema_description:"The identifier of the integration of the session."`

	// Label names the session for people.
	Label Optional[string] `json:"label,omitzero" wire:"label,omitzero" jsonschema:"example=Sandbox" jsonschema_description:"A name of the session for people."`

	// Metadata is what the caller attached to the session, each value as JSON.
	Metadata Optional[map[string]json.RawMessage] `json:"metadata,omitzero" wire:"metadata,omitzero" since:"2025-03-10" jsonschema_description:"What was attached to the session when it was created."`

	// OrganizationID identifies the organization that owns the project. Where
	// it is a number, fractions are legal; every digit is kept.
	OrganizationID OrganizationID `json:"organizationId" wire:"organization_id" types:"2024-11-25 number, 2026-01-27 string integer, 2026-02-09 string" jsonschema:"example=3605.45" jsonschema_description:"The identifier of the organization that owns the project."`

	// OriginOwnerID identifies the customer for whom the session was created.
	OriginOwnerID string `json:"originOwnerId" wire:"origin_owner_id" jsonschema:"example=customer-1" jsonschema_description:"The identifier of the customer for whom the session was created."`

	// OriginOwnerName is the name of that customer.
	OriginOwnerName string `json:"originOwnerName" wire:"origin_owner_name" jsonschema:"example=Example Ltd" jsonschema_description:"The name of the customer for whom the session was created."`

	// OriginUsername is the end user at that customer.
	OriginUsername Optional[string] `json:"originUsername,omitzero" wire:"origin_username,omitzero" jsonschema:"example=jane.doe@example.com" jsonschema_description:"The end user for whom the session was created."`

	// ProjectID identifies the project that created the session.
	ProjectID string `json:"projectId" wire:"project_id" jsonschema:"example=dev-project-68574" jsonschema_description:"The identifier of the project that created the session."`

	// Provider limits the session to one provider.
	Provider Optional[string] `json:"provider,omitzero" wire:"provider,omitzero" jsonschema:"example=hibob" jsonschema_description:"The provider to which the session is limited."`

	// Token opens the session. It is a secret.
	Token string `json:"token" wire:"token" jsonschema:"writeOnly=true" jsonschema_description:"The secret that opens the session."`

	// Type says what the session is for.
	Type Optional[SessionType] `json:"type,omitzero" wire:"type,omitzero" since:"2025-06-28" jsonschema:"example=production,example=test" jsonschema_description:"What the session is for. Known values are production and test; others are legal."`
}
