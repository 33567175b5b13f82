package rule

// The rules that are known by name elsewhere.
const (
	LiveToken         = "live-token"
	EmptySelection    = "empty-selection"
	UnreadableBody    = "unreadable-body"
	UnusedSuppression = "unused-suppression"

	UnknownOperation    = "unknown-operation"
	UndeclaredStatus    = "undeclared-status"
	UndeclaredMediaType = "undeclared-media-type"

	wrongForm       = "wrong-form"
	wrongEdition    = "wrong-edition"
	unknownProperty = "unknown-property"
	deprecated      = "deprecated"
)

// A check looks for a fault in a document that is JSON.
type check struct {
	id    string
	find  func(*inspection)
	watch func(*watch) // asks what find need not be called for; nil if nobody knows
}

// content are the rules about what a document means: valid or not, it may do harm.
// Those about the payload are silent if the schema is not the built-in contract.
var content = []check{
	{LiveToken, checkLiveToken, watchLiveToken},
	{OtherDocument, nil, nil}, // see Set.judge: nothing else is said of such a document, which is never valid
	{wrongEdition, checkWrongEdition, watchWrongEdition},
	{wrongForm, checkWrongForm, watchWrongForm},
	{"mixed-forms", checkMixedForms, watchMixedForms},
	{unknownProperty, checkUnknownProperty, watchUnknownProperty},
	{deprecated, checkDeprecated, watchDeprecated},
	{"repeated-category", checkRepeatedCategory, watchRepeatedCategory},
	{"empty-categories", checkEmptyCategories, watchEmptyCategories},
	{"insecure-url", checkInsecureURL, watchInsecureURL},
	{"url-userinfo", checkURLUserinfo, watchURLUserinfo},
	{"imprecise-number", checkImpreciseNumber, watchImpreciseNumber},
	{"blank-value", checkBlankValue, watchBlankValue},
	{"placeholder-value", checkPlaceholderValue, watchPlaceholderValue},
	{"future-created-at", checkFutureCreatedAt, watchFutureCreatedAt},
	{"sdk-date-time", checkSDKDateTime, watchSDKDateTime},
}
