package advice

import (
	"strings"
	"sync"
)

// What a value was probably meant to be, or a name.
const (
	DidYouMean      Code = "did-you-mean"       // the word
	DidYouMeanNames Code = "did-you-mean-names" // a name, and the one in its place; any number of such pairs
	OtherForm       Code = "other-form"         // the form: what it is, its constant in Go, its name
	Dumped          Code = "dumped"             // how the document spells what the SDK writes otherwise
	OtherSpelling   Code = "other-spelling"     // the form that spells it so, and how the document spells it
	FormOrRename    Code = "form-or-rename"     // the form
	OtherEdition    Code = "other-edition"      // the edition that takes the value
	LaterEdition    Code = "later-edition"      // the edition that has the properties
	Preview         Code = "preview"            // the edition that no release has yet
	NameForm        Code = "name-form"          // the form that a document is in
	NameEdition     Code = "name-edition"       // the edition that a document is of
	NameVariant     Code = "name-variant"       // its form and its edition
	Wrapped         Code = "wrapped"            // the member that holds the names, and its JSON Pointer
	Select          Code = "select"             // the selector of the documents in one that is none, in quotes if need be
	SelectLess      Code = "select-less"
	Include         Code = "include"
	Allowed         Code = "allowed"   // a list of values
	Multiples       Code = "multiples" // the two nearest
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
	RemovePart      Code = "remove-part"     // what is too much
	RemoveBrackets  Code = "remove-brackets" // around all of it
	AddBrackets     Code = "add-brackets"    // around the address in a URI
	AddHyphens      Code = "add-hyphens"     // the text with them
	AddScheme       Code = "add-scheme"
	AddSlash        Code = "add-slash"
	PercentEncode   Code = "percent-encode" // a character, and how it is written
	WriteSlashes    Code = "write-slashes"
	WriteASCII      Code = "write-ascii" // the name of a host
	WriteTilde      Code = "write-tilde"
	WriteAlone      Code = "write-alone" // what a text has besides other things
	WriteUnit       Code = "write-unit"  // the duration with it
	AddT            Code = "add-t"
	LowerCase       Code = "lower-case"
	Compose         Code = "compose"
	DropZeros       Code = "drop-zeros"
	SingleBraces    Code = "single-braces"
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

	FillIn        Code = "fill-in"       // a variable
	BadCharacter  Code = "bad-character" // the character
	NotHex        Code = "not-hex"       // the character
	HexDigits     Code = "hex-digits"    // how many there are
	EndsEarly     Code = "ends-early"
	NoScheme      Code = "no-scheme"
	ColonFirst    Code = "colon-first"
	BadPort       Code = "bad-port"
	BadLiteral    Code = "bad-literal"
	FourNumbers   Code = "four-numbers"
	ByteRange     Code = "byte-range"
	EightGroups   Code = "eight-groups"
	GroupRange    Code = "group-range"
	EmptyLabel    Code = "empty-label"
	LongLabel     Code = "long-label"
	LabelHyphen   Code = "label-hyphen"
	BadALabel     Code = "bad-a-label"
	NotInName     Code = "not-in-name"     // the character
	NotBesideThem Code = "not-beside-them" // the character
	MarkFirst     Code = "mark-first"
	MixedWriting  Code = "mixed-writing"
	NoAt          Code = "no-at"
	EmptyPart     Code = "empty-part"
	MisplacedDot  Code = "misplaced-dot"
	BeginP        Code = "begin-p"
	WholeUnits    Code = "whole-units"
	UnitOrder     Code = "unit-order"
	UnitMissing   Code = "unit-missing"
	BeginSlash    Code = "begin-slash"
	BeginNumber   Code = "begin-number"
	Unclosed      Code = "unclosed"
	NoVariable    Code = "no-variable"
	BadOperator   Code = "bad-operator" // the operator
	PrefixRange   Code = "prefix-range"
	NoPattern     Code = "no-pattern" // why
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
	OneIdentifier    Code = "one-identifier"
	PointerEscapes   Code = "pointer-escapes"
	ReferenceLike    Code = "reference-like"
	AlsoThere        Code = "also-there" // the JSON Pointer of the other place
	AlsoWhole        Code = "also-whole"
	PatternSyntax    Code = "pattern-syntax"
	IdentifierLike   Code = "identifier-like"
	ReferBelow       Code = "refer-below"
	FewerReferences  Code = "fewer-references"
	ShorterNames     Code = "shorter-names"
	SplitSchema      Code = "split-schema"

	NameDraft         Code = "name-draft"          // a draft, and the URI of its metaschema
	OtherDraftNamed   Code = "other-draft-named"   // the same, where the schema names another one
	Draft3            Code = "draft-three"         // what to write for what draft 3 wrote so
	UnderProperties   Code = "under-properties"    // where a property belongs
	NotASchema        Code = "not-a-schema"        // what it may be
	ReferToDefinition Code = "refer-to-definition" // a reference to one of them
	WrapReference     Code = "wrap-reference"      // the first draft in which siblings of a reference count
	WrapInAllOf       Code = "wrap-in-all-of"
	NullType          Code = "null-type"
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

// splitUp is for what is too long, and raise for every limit: its name.
const splitUp = "; or split it up: a file with a document on each line (*.ndjson) may be of any length"

func raise(limit, otherwise string) phrase {
	return phrase{
		text:   "raise Limits." + strings.ToUpper(limit[:1]) + limit[1:],
		shell:  "raise the limit with --limit " + limit + "=NUMBER" + otherwise,
		editor: "raise it with " + limit + " under limits in the configuration" + otherwise,
	}
}

const splitSchema = `split the schema into several, or keep definitions under "$defs", and give fewer of them an "$id" or a "$dynamicAnchor"`

// phrases returns those of all codes. They are listed when somebody asks for one.
func phrases() map[Code]phrase {
	listed.once.Do(func() {
		listed.phrases = map[Code]phrase{
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
			OtherSpelling: {
				text:   "the form %[1]s spells it like this; the document spells it %[2]s",
				shell:  "this is the form %[1]s: pass --form %[1]s; the document spells it %[2]s",
				editor: "this is the form %[1]s: set form to %[1]s in the configuration; the document spells it %[2]s",
			},
			OtherEdition: {
				text:   "the edition %s takes it",
				shell:  "the edition %[1]s takes it: pass --edition %[1]s",
				editor: "the edition %[1]s takes it: set edition to %[1]s in the configuration",
			},
			LaterEdition: {
				text:   "known since the edition %s",
				shell:  "known since the edition %[1]s: pass --edition %[1]s",
				editor: "known since the edition %[1]s: set edition to %[1]s in the configuration",
			},
			Preview: {text: "comes with the preview edition %s, which no release has yet"},
			NameForm: {
				text:   "validate it in the form %s",
				shell:  "pass --form %s",
				editor: "set form to %s in the configuration",
			},
			NameEdition: {
				text:   "validate it against the edition %s",
				shell:  "pass --edition %s",
				editor: "set edition to %s in the configuration",
			},
			NameVariant: {
				text:   "validate it in the form %s, against the edition %s",
				shell:  "pass --form %s --edition %s",
				editor: "set form to %s and edition to %s in the configuration",
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
			Select: {
				text:   "validate that alone: %s",
				shell:  "open it with --select %s",
				editor: "open it with select: %s in the configuration",
			},
			SelectLess: {text: "select less: the preset of a recording takes a glob of the URLs after a colon"},
			Include: {
				text:   "validate something else",
				shell:  "if it is not to be checked, name under include in .authlink-lint.yaml what is ('authlink-lint init' writes that file)",
				editor: "if it is not to be checked, name under include in the configuration what is",
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
			RemovePart:      {text: "remove %s"},
			RemoveBrackets:  {text: "remove the brackets"},
			AddBrackets:     {text: "put the IP address in brackets"},
			AddHyphens:      {text: "write it with hyphens: %s"},
			AddScheme:       {text: `begin with a scheme, such as "https://"`},
			AddSlash:        {text: `put a "/" before it`},
			PercentEncode:   {text: "%s must be written %s"},
			WriteSlashes:    {text: "write slashes, not backslashes"},
			WriteASCII:      {text: "write the name of the host in ASCII: %s"},
			WriteTilde:      {text: `write "~0" for a "~"`},
			WriteAlone:      {text: "write %s alone"},
			WriteUnit:       {text: "no unit may be left out between two others: write %s"},
			AddT:            {text: `put a "T" before hours, minutes and seconds`},
			LowerCase:       {text: "write it in lower case"},
			Compose:         {text: "compose its characters (Unicode normalization form C)"},
			DropZeros:       {text: "write the numbers without leading zeros"},
			SingleBraces:    {text: "write single braces"},

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
			LeapSecond:     {text: "a leap second happens at 23:59:60 UTC on the last day of a month and at no other time"},
			SecondRange:    {text: "seconds go from 00 to 59"},
			SDKTakesIt:     {text: "the vendor's SDK takes it as it is, other readers do not"},

			FillIn:        {text: "this is a template: fill in %s"},
			BadCharacter:  {text: "%s must not stand there"},
			NotHex:        {text: "%s is no hexadecimal digit"},
			HexDigits:     {text: "there are %s hexadecimal digits, 32 are expected"},
			EndsEarly:     {text: "it ends too early"},
			NoScheme:      {text: `the scheme is missing, "https:" for example`},
			ColonFirst:    {text: "what stands before a colon is a scheme, and this is none"},
			BadPort:       {text: "a port is a number"},
			BadLiteral:    {text: "brackets are for an IPv6 address"},
			FourNumbers:   {text: "there are four numbers with dots between them"},
			ByteRange:     {text: "numbers go from 0 to 255"},
			EightGroups:   {text: "there are eight groups, or less where \"::\" stands for the others"},
			GroupRange:    {text: "a group has at most four hexadecimal digits"},
			EmptyLabel:    {text: "nothing stands between two dots, or beside one"},
			LongLabel:     {text: "at most 63 characters may stand between two dots"},
			LabelHyphen:   {text: "no part begins or ends with a hyphen, or has two of them in the third place"},
			BadALabel:     {text: "what begins with \"xn\" and two hyphens is the Punycode of other characters, and this is none"},
			NotInName:     {text: "%s is not allowed in the name of a host"},
			NotBesideThem: {text: "%s is not allowed in the name of a host beside these characters"},
			MarkFirst:     {text: "no part begins with a combining mark"},
			MixedWriting:  {text: "a part is written from left to right or from right to left, not both"},
			NoAt:          {text: "the \"@\" is missing"},
			EmptyPart:     {text: "nothing stands before the \"@\", or after it"},
			MisplacedDot:  {text: "a dot stands between two other characters before the \"@\""},
			BeginP:        {text: "a duration begins with \"P\""},
			WholeUnits:    {text: "a duration has whole numbers"},
			UnitOrder:     {text: "years, months and days come first, hours, minutes and seconds after a \"T\", each once; weeks stand alone"},
			UnitMissing:   {text: "a number has no unit after it"},
			BeginSlash:    {text: "it begins with \"/\", or is empty"},
			BeginNumber:   {text: "it begins with a number without leading zeros"},
			Unclosed:      {text: "a brace or a quote is there without its other half"},
			NoVariable:    {text: "the name of a variable is missing in an expression"},
			BadOperator:   {text: "%s is an operator that has no meaning yet"},
			PrefixRange:   {text: "a prefix has from 1 to 9999 characters"},
			NoPattern:     {text: "%s"},

			Mend:               {text: "%s"},
			OneDocument:        {text: "a document holds one value; a file with one on each line (NDJSON) is called *.ndjson or *.jsonl"},
			OneDocumentPerLine: {text: "each line holds one document: begin another line here"},
			LimitBytes:         raise("bytes", splitUp),
			LimitValues:        raise("values", splitUp),
			LimitDepth:         raise("depth", "; most readers do not go that deep"),
			LimitDigits:        raise("digits", "; most readers keep 17: write fewer, or a string"),
			LimitExponent:      raise("exponent", "; most readers stop at 308: write a smaller one, or a string"),

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
			OneIdentifier:    {text: "several resources that differ identify themselves so: leave all but one of them out, or give the others another identifier"},
			PointerEscapes:   {text: "in a JSON Pointer, ~ is written ~0, and / in a name ~1"},
			ReferenceLike:    {text: `a reference looks like "other.json", "#/$defs/name" or "https://example.com/schema.json#name"`},
			AlsoThere:        {text: "it stands at %s too"},
			AlsoWhole:        {text: "it is that of the whole document too"},
			NameDraft: {
				text:   `this is of draft %[1]s: name that draft, with "$schema": "%[2]s" in the schema or in Options.Draft`,
				shell:  `this is of draft %[1]s: name that draft, with "$schema": "%[2]s" in the schema or --draft %[1]s`,
				editor: `this is of draft %[1]s: name that draft, with "$schema": "%[2]s" in the schema or as draft in the configuration`,
			},
			OtherDraftNamed:   {text: `this is of draft %[1]s: to name that draft, write "$schema": "%[2]s"`},
			Draft3:            {text: "draft 3 wrote it so, and is not understood: %s"},
			UnderProperties:   {text: `put it under "properties" if it is a property`},
			NotASchema:        {text: "this looks like a document: name the file with its schema"},
			ReferToDefinition: {text: `say which of them documents are held against, such as "$ref": %s`},
			WrapReference:     {text: `put the "$ref" in an "allOf" of its own, or name draft %s or later in "$schema"`},
			NullType:          {text: `list the type "null" in "type"`},
			WrapInAllOf:       {text: `put the "$ref" in an "allOf" of its own`},
			PatternSyntax:     {text: "patterns are regular expressions of ECMA-262, as in JavaScript with the flag u"},
			IdentifierLike:    {text: `an identifier looks like "https://example.com/schema.json"`},
			ReferBelow:        {text: "a schema may refer to itself below a keyword for members or elements, such as properties or items"},
			FewerReferences:   {text: "let fewer alternatives refer to the same definition"},
			SplitSchema:       {text: splitSchema + "; or raise Options.MaxCompileSteps", shell: splitSchema},
			ShorterNames:      {text: "shorten the names on the way here, or the identifier of the schema"},
		}
	})
	return listed.phrases
}

var listed struct {
	once    sync.Once
	phrases map[Code]phrase
}
