package advice

// What a value was probably meant to be, or a name.
const (
	DidYouMean      Code = "did-you-mean"       // the word
	DidYouMeanNames Code = "did-you-mean-names" // a name, and the one in its place; any number of such pairs
	OtherForm       Code = "other-form"         // the form: what it is, its constant in Go, its name
	Dumped          Code = "dumped"             // how the document spells what the SDK writes otherwise
	FormOrRename    Code = "form-or-rename"     // the form
	OtherEdition    Code = "other-edition"      // the edition that takes the value
	Wrapped         Code = "wrapped"            // the member that holds the names, and its JSON Pointer
	Allowed         Code = "allowed"            // a list of values
	Multiples       Code = "multiples"          // the two nearest
	Placeholder     Code = "placeholder"
	FirstItem       Code = "first-item" // why it does not match
	Described       Code = "described"  // what the schema says
)

// Edits of a value. Whoever gives one of these has the edit as well.
const (
	RemoveQuotes    Code = "remove-quotes"    // what is in quotes
	UnwrapJSON      Code = "unwrap-json"      // what is encoded twice
	AddQuotes       Code = "add-quotes"       // what is to have them
	TakeOut         Code = "take-out"         // an object out of an array
	PutIn           Code = "put-in"           // a value in an array
	WriteArray      Code = "write-array"      // the elements
	SplitString     Code = "split-string"     // the strings
	WriteDateTime   Code = "write-date-time"  // the date-time
	LeaveOut        Code = "leave-out"        // a property without a value
	RemoveDuplicate Code = "remove-duplicate" // one of two equal items
	TrimSpace       Code = "trim-space"
	WriteT          Code = "write-t"
	WritePoint      Code = "write-point"
	WriteColon      Code = "write-colon"
	DropZone        Code = "drop-zone"
)

// What is wrong with a value, where nobody but a person can mend it.
const (
	EncodedTwice   Code = "encoded-twice" // what is
	CheckEach      Code = "check-each"    // how many objects an array has
	SeveralStrings Code = "several-strings"
	LooksLike      Code = "looks-like" // a format, and an example of it
	OnlyDate       Code = "only-date"
	NoSeparators   Code = "no-separators"
	TwoDigits      Code = "two-digits"
	NoSeconds      Code = "no-seconds"
	NoOffset       Code = "no-offset"
	NoFraction     Code = "no-fraction"
	OffsetRange    Code = "offset-range"
	MonthRange     Code = "month-range"
	DayZero        Code = "day-zero"
	DayRange       Code = "day-range" // the month, and its days
	HourRange      Code = "hour-range"
	MinuteRange    Code = "minute-range"
	LeapSecond     Code = "leap-second"
	SecondRange    Code = "second-range"
	SDKTakesIt     Code = "sdk-takes-it"
)

// What to do about a text that is not JSON, or too much of it.
const (
	Mend               Code = "mend" // what to do, in words
	OneDocument        Code = "one-document"
	OneDocumentPerLine Code = "one-document-per-line"
	LimitBytes         Code = "limit-bytes"
	LimitValues        Code = "limit-values"
	LimitDepth         Code = "limit-depth"
	LimitDigits        Code = "limit-digits"
	LimitExponent      Code = "limit-exponent"
)

// What to do about a schema.
const (
	SupplyResource   Code = "supply-resource"    // the URI that is referred to
	EmbedResource    Code = "embed-resource"     // the same, where no resources can be given
	KnownDrafts      Code = "known-drafts"       // a metaschema may be a resource
	KnownDraftsAlone Code = "known-drafts-alone" // where no resources can be given
	NoAnchor         Code = "no-anchor"
	NothingThere     Code = "nothing-there"
	AlsoThere        Code = "also-there" // the JSON Pointer of the other place
	AlsoWhole        Code = "also-whole"
	PatternSyntax    Code = "pattern-syntax"
	IdentifierLike   Code = "identifier-like"
	ReferBelow       Code = "refer-below"
	FewerReferences  Code = "fewer-references"
	ShorterNames     Code = "shorter-names"
)

// A phrase is the words of one code: text for everybody but those who have words of
// their own.
type phrase struct{ text, shell, editor string }

func (p phrase) to(audience Audience) string {
	switch {
	case audience == Editor && p.editor != "":
		return p.editor
	case audience != Go && p.shell != "":
		return p.shell
	}
	return p.text
}

const splitUp = "split it up: a file with a document on each line (*.ndjson) may be of any length"

var phrases = map[Code]phrase{
	DidYouMean:      {text: "did you mean %s?"},
	DidYouMeanNames: {text: "did you mean …?"}, // see didYouMeanNames
	OtherForm: {
		text:   "this is %[1]s: validate with Variant{Form: %[2]s}",
		shell:  "this is %[1]s: pass --form %[3]s",
		editor: "this is %[1]s: set form to %[3]s in the configuration",
	},
	Dumped: {
		text:   "this is what the vendor's SDK emits: validate with Variant{Form: FormDump}; the document spells it %s",
		shell:  "this is what the vendor's SDK emits: pass --form dump; the document spells it %s",
		editor: "this is what the vendor's SDK emits: set form to dump in the configuration; the document spells it %s",
	},
	OtherEdition: {
		text:   "the edition %s takes it",
		shell:  "the edition %[1]s takes it: pass --edition %[1]s",
		editor: "the edition %[1]s takes it: set edition to %[1]s in the configuration",
	},
	FormOrRename: {
		text:   "validate it in the form %s, or rename the properties",
		shell:  "pass --form %s, or rename the properties",
		editor: "set form to %s in the configuration, or rename the properties",
	},
	Wrapped: {
		text:   "they are in %[1]s: validate that value alone",
		shell:  "they are in %[1]s: select that value alone, with --select %[2]s",
		editor: "they are in %[1]s: select that value alone, with select: %[2]s in the configuration",
	},
	Allowed:     {text: "allowed: %s"},
	Multiples:   {text: "the nearest are %s and %s"},
	Placeholder: {text: "this is a placeholder: fill it in"},
	FirstItem:   {text: "the first item does not: %s"},
	Described:   {text: "%s"},

	RemoveQuotes:    {text: "%s in quotes: remove the quotes"},
	UnwrapJSON:      {text: "%s is JSON inside a string, encoded twice: remove the quotes around it and the backslashes in it"},
	AddQuotes:       {text: "put %s in quotes"},
	TakeOut:         {text: "take the object out of the array"},
	PutIn:           {text: "put it in an array, even when it is alone"},
	WriteArray:      {text: "write an array of strings: [%s]"},
	SplitString:     {text: "these are several in one string: write each as a string of its own, %s"},
	WriteDateTime:   {text: "a Unix time: write %s"},
	LeaveOut:        {text: "leave the property out where there is no value"},
	RemoveDuplicate: {text: "remove one of them"},
	TrimSpace:       {text: "remove the white space around it"},
	WriteT:          {text: `put a "T" between the date and the time`},
	WritePoint:      {text: "a point begins the fraction, not a comma"},
	WriteColon:      {text: `write the offset with a colon, such as "+02:00"`},
	DropZone:        {text: "leave out the zone in brackets"},

	EncodedTwice:   {text: "%s is JSON inside a string, encoded twice: decode it once more"},
	CheckEach:      {text: "the array has %s, and one is expected: check each by itself"},
	SeveralStrings: {text: "these are several in one string, and one is expected"},
	LooksLike:      {text: "%s looks like %s"},
	OnlyDate:       {text: "only a date: the time and its offset are missing"},
	NoSeparators:   {text: "the hyphens of the date and the colons of the time are missing"},
	TwoDigits:      {text: "month, day and hour have two digits"},
	NoSeconds:      {text: "the seconds are missing"},
	NoOffset:       {text: `the offset is missing: end with "Z", or with one such as "+02:00"`},
	NoFraction:     {text: "digits must follow the point"},
	OffsetRange:    {text: "an offset goes up to 23:59"},
	MonthRange:     {text: "months go from 01 to 12"},
	DayZero:        {text: "days begin at 01"},
	DayRange:       {text: "%s has %s days"},
	HourRange:      {text: "hours go from 00 to 23"},
	MinuteRange:    {text: "minutes go from 00 to 59"},
	LeapSecond:     {text: "a leap second happens at 23:59:60 UTC and at no other time"},
	SecondRange:    {text: "seconds go from 00 to 59"},
	SDKTakesIt:     {text: "the vendor's SDK takes it as it is, other readers do not"},

	Mend:               {text: "%s"},
	OneDocument:        {text: "a document holds one value; a file with one on each line (NDJSON) is called *.ndjson or *.jsonl"},
	OneDocumentPerLine: {text: "each line holds one document: begin another line here"},
	LimitBytes:         {text: "raise Limits.Bytes", shell: splitUp},
	LimitValues:        {text: "raise Limits.Values", shell: splitUp},
	LimitDepth:         {text: "raise Limits.Depth", shell: "most readers do not go that deep: take some of the arrays or objects off"},
	LimitDigits:        {text: "raise Limits.Digits", shell: "most readers keep 17 digits: write fewer, or a string"},
	LimitExponent:      {text: "raise Limits.Exponent", shell: "most readers stop at 308: write a smaller one, or a string"},

	SupplyResource: {
		text:  "supply that document in Options.Resources under %s: nothing is fetched",
		shell: `name its file with --resource, or as one of the resources in the configuration; its path from the schema or its "$id" has to be %s: nothing is fetched`,
	},
	EmbedResource: {text: `put that document under "$defs" of this one, with "$id": %s: nothing is fetched`},
	KnownDrafts: {
		text:  "drafts 4, 6, 7, 2019-09 and 2020-12 are understood; a metaschema of your own belongs in Options.Resources",
		shell: "drafts 4, 6, 7, 2019-09 and 2020-12 are understood; a metaschema of your own is named with --resource, or as one of the resources in the configuration",
	},
	KnownDraftsAlone: {text: "drafts 4, 6, 7, 2019-09 and 2020-12 are understood; a metaschema of your own is not"},
	NoAnchor:         {text: "no schema there has that anchor"},
	NothingThere:     {text: "there is nothing at that JSON Pointer"},
	AlsoThere:        {text: "it stands at %s too"},
	AlsoWhole:        {text: "it is that of the whole document too"},
	PatternSyntax:    {text: "patterns are regular expressions of ECMA-262, as in JavaScript with the flag u"},
	IdentifierLike:   {text: `an identifier looks like "https://example.com/schema.json"`},
	ReferBelow:       {text: "a schema may refer to itself below a keyword for members or elements, such as properties or items"},
	FewerReferences:  {text: "let fewer alternatives refer to the same definition"},
	ShorterNames:     {text: "shorten the names on the way here, or the identifier of the schema"},
}
