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

authlink-lint reads ` + "`.authlink-lint.yaml`" + ` from the working directory or the nearest directory above it, up to the root of the repository; outside of a repository, only from the working directory. ` + "`--config FILE`" + ` reads another file, ` + "`--no-config`" + ` none. Flags take precedence over the file.

The file is checked before anything else, against [schema/config.schema.json](../schema/config.schema.json): a misspelled setting is reported with its place and a guess at what was meant, and the exit code is 3. Editors that support JSON Schema complete the settings.

` + "`authlink-lint config PATH`" + ` prints what applies to a file and where that is set.

## Which files

In a directory every JSON file is checked, except what git ignores. In a repository with other JSON files, such as package.json, name those to check under ` + "`include`" + `, and leave out some of them again with ` + "`ignore`" + `. Both apply to directories: a file named on the command line is checked all the same, unless ` + "`--skip-ignored`" + ` is given, as in the [hooks](hooks.md).

## Which rules

` + "`rules`" + ` sets the severity of rules, for all files or for some. ` + "`--rule ID=SEVERITY`" + ` does so for a single run. ` + "`--only ID`" + ` turns all other rules off for a run, but for those that say that something could not be read.

## Accepting findings

JSON has no comments, so findings are accepted in other places:

- An entry under ` + "`suppress`" + ` says which finding and why. One that suppresses nothing is a finding itself, [unused-suppression](rules.md#unused-suppression).
- ` + "`--write-baseline FILE`" + ` records all present findings, and ` + "`--baseline FILE`" + ` leaves them out from then on. They are recognised by their rule, file, place in the document and line of text, so changes above them do not matter. Paths are relative to the baseline's directory. A live-token is never accepted this way: lines are compared with their secrets masked, so the next token in its place would go unseen. Replace the token, or suppress the finding with a reason.

## Settings

` + "`authlink-lint init`" + ` looks for auth links in the working directory and below it, and writes this file with entries for them under ` + "`files`" + ` and ` + "`include`" + `. As it stands here it changes nothing:
`
