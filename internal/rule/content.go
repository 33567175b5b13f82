package rule

// The rules that are known by name elsewhere.
const (
	LiveToken         = "live-token"
	EmptySelection    = "empty-selection"
	UnreadableBody    = "unreadable-body"
	UnusedSuppression = "unused-suppression"

	wrongForm    = "wrong-form"
	wrongEdition = "wrong-edition"
)

// A check looks for a fault in a document that is JSON.
type check struct {
	id   string
	find func(*inspection)
}

// content are the rules about what a document means: valid or not, it may do harm.
// Those about the payload are silent if the schema is not the built-in contract.
var content = []check{
	{LiveToken, checkLiveToken},
	{OtherDocument, nil}, // see Set.judge: nothing else is said of such a document
	{wrongEdition, checkWrongEdition},
	{wrongForm, checkWrongForm},
	{"mixed-forms", checkMixedForms},
	{"unknown-property", checkUnknownProperty},
	{"deprecated", checkDeprecated},
	{"repeated-category", checkRepeatedCategory},
	{"empty-categories", checkEmptyCategories},
	{"insecure-url", checkInsecureURL},
	{"url-userinfo", checkURLUserinfo},
	{"imprecise-number", checkImpreciseNumber},
	{"blank-value", checkBlankValue},
	{"placeholder-value", checkPlaceholderValue},
	{"future-created-at", checkFutureCreatedAt},
	{"sdk-date-time", checkSDKDateTime},
}
