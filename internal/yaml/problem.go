package yaml

// A problem is a fault that the parser finds, in our words.
type problem struct {
	context, problem string
	isOfContext      bool // it is the construct that is at fault, not where the parser gave up
	message, hint    string
}

// badStart comes before the character.
const badStart = "no value begins with"

// problems are searched for the first whose context and problem begin an error's. The
// last fits all.
var problems = []problem{
	{"", "unknown anchor", false, "this alias has no anchor before it", "put the text in quotes if it is not an alias"},
	{"", "found a tab character", false, `expected only spaces here, found '\t'`, "indent with spaces"},
	{"", "found a comment without preceding whitespace", false, "expected a space before the comment", ""},

	{"", "mapping values are not allowed", false, "a mapping cannot begin here", "put text with a colon in quotes, or check the indentation"},
	{"", "mapping keys are not allowed", false, "a mapping cannot begin here", "begin it on a line of its own"},
	{"", "block sequence entries are not allowed", false, "a sequence cannot begin here", "begin it on a line of its own"},
	{"while scanning a simple key", "could not find expected ':'", true, "expected a colon after this name", "check the indentation"},
	{"while parsing a block mapping", "", false, "expected another name of the mapping, or its end", "check the indentation and the quotes"},
	{"while parsing a block collection", "", false, "expected another - of the sequence, or its end", "check the indentation and the quotes"},
	{"", "did not find expected ',' or ']'", false, "expected a comma or ]", ""},
	{"", "did not find expected ',' or '}'", false, "expected a comma or }", ""},
	{"", "did not find expected node content", false, "expected a value", ""},

	{"while scanning a quoted scalar", "found unexpected", true, "this quote is not closed", ""},
	{"", "found unknown escape character", false, "an escape that YAML does not have", `write \\ for a backslash, or use single quotes`},
	{"", "did not find expected hexadecimal number", false, "expected hexadecimal digits in the escape", ""},
	{"", "found invalid Unicode character escape code", false, "this escape stands for no character", ""},
	{"while scanning for the next token", "found character that cannot start any token", false, badStart, ""},

	{"while scanning a block scalar", "", true, "the first line of this block scalar is malformed", "write | or >, then a digit and + or - where needed"},
	{"while scanning an anchor", "", true, "expected letters, digits, - or _ after this &", ""},
	{"while scanning an alias", "", true, "expected letters, digits, - or _ after this *", "put the text in quotes if it is not an alias"},
	{"while parsing a node", "found undefined tag handle", false, "no %TAG directive declares the prefix of this tag", ""},
	{"while scanning a tag", "", true, "this tag is malformed", "put the text in quotes if it is not a tag"},
	{"while parsing a tag", "", true, "this tag is malformed", "put the text in quotes if it is not a tag"},
	{"while scanning a %TAG directive", "", true, "this %TAG directive is malformed", ""},
	{"while parsing a %TAG directive", "", true, "this %TAG directive is malformed", ""},
	{"", "found duplicate %TAG directive", false, "a second %TAG directive for one prefix", ""},
	{"", "did not find expected <document end> before directive", false, "expected a line with ... before the directive", ""},
	{"", "did not find expected <document start>", false, "expected the end of the document", "check the indentation; begin another document with a line ---"},
	{"", "", false, "this cannot be read", ""},
}
