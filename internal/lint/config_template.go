package lint

import _ "embed"

// ConfigTemplate is a configuration that changes nothing and explains every
// setting.
//
//go:embed config_template.yaml
var ConfigTemplate string

//go:generate go test -run ^Test(ConfigSchema|ConfigurationDocument)$ -update .

// ConfigurationDocument returns docs/configuration.md.
func ConfigurationDocument() string {
	return configurationIntroduction + "\n```yaml\n" + ConfigTemplate + "```\n"
}

const configurationIntroduction = `<!-- Generated from internal/lint by go generate. -->

# Configuration

authlink-lint reads ` + "`.authlink-lint.yaml`" + ` from the working directory or the nearest directory above it, up to the root of the repository; outside of a repository, only from the working directory. ` + "`--config FILE`" + ` reads another one, ` + "`--no-config`" + ` none. Flags count more than the file.

The file is checked before anything else, against [schema/config.schema.json](../schema/config.schema.json): a misspelled setting is an error with its place, a guess at what was meant, and exit code 3. Editors that know JSON Schema complete it.

` + "`authlink-lint config PATH`" + ` prints what applies to a file and where that is set.

## Which files

In a directory every JSON file is checked, less what git ignores. In a repository with files of other kinds, such as package.json, name those to check under ` + "`include`" + `, and leave out some of them again with ` + "`ignore`" + `. Both are about directories: a file that is named on the command line is checked all the same, unless with ` + "`--skip-ignored`" + `, as the [hooks](hooks.md) have it.

## Accepting findings

JSON has no comments, so a finding is accepted elsewhere:

- An entry under ` + "`suppress`" + ` says which finding and why. One that suppresses nothing is a finding itself, [unused-suppression](rules.md#unused-suppression).
- ` + "`--write-baseline FILE`" + ` writes down all findings that there are, and ` + "`--baseline FILE`" + ` leaves them out from then on. They are recognised by their rule, file, place in the document and line of text, so changes above them do not matter. Paths are relative to the baseline's directory. A live-token is never accepted like that: the line is recognised with its secrets masked, so the next token in its place would go unseen. Replace the token, or suppress the finding with a reason.

## Settings

` + "`authlink-lint init`" + ` writes this file, which changes nothing:
`
