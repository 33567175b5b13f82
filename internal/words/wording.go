package words

import "strings"

// split is what to do about a document beyond a limit.
const split = "split it up: a file with a document on each line (*.ndjson) may be of any length"

// commandWords are what the library says to those who write Go, and what is said
// instead to those who run a command.
var commandWords = strings.NewReplacer(
	"raise Limits.Bytes", split,
	"raise Limits.Values", split,
	"raise Limits.Depth", "most readers do not go that deep: take some of the arrays or objects off",
	"raise Limits.Digits", "most readers keep 17 digits: write fewer, or a string",
	"raise Limits.Exponent", "most readers stop at 308: write a smaller one, or a string",
	"validate with Variant{Form: FormWire} (--form wire)", "set the form to wire",
	"validate with Variant{Form: FormSDK} (--form sdk)", "set the form to sdk",
	"supply that document in Options.Resources under ", `put that document under "$defs" of this one, with "$id": `,
	"a metaschema of your own belongs into Options.Resources", "a metaschema of your own is not",
)

// lineWords are for a file that holds a document on each line already.
var lineWords = strings.NewReplacer(
	"a document holds one value; a file with one on each line (NDJSON) is called *.ndjson or *.jsonl",
	"each line holds one document: begin another line here",
)

// ForLines rewords a hint for a file that holds a document on each line already.
func ForLines(hint string) string { return lineWords.Replace(hint) }

// ForCommand rewords a hint of the library, which names what those who write Go
// can do, for those who run a command.
func ForCommand(hint string) string { return commandWords.Replace(hint) }

// resourceWords are those for a command that takes resources.
var resourceWords = strings.NewReplacer(
	"supply that document in Options.Resources under ", `name its file with --resource, or as one of the resources in the configuration; its path from the schema or its "$id" has to be `,
	"a metaschema of your own belongs into Options.Resources", `a metaschema of your own is named with --resource, or as one of the resources in the configuration`,
)

// ForResources is [ForCommand] where resources can be supplied.
func ForResources(hint string) string { return ForCommand(resourceWords.Replace(hint)) }
