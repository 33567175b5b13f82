package lint

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/lazyregexp"
)

// A SurveyEntry is what a configuration says about files with auth links.
type SurveyEntry struct {
	Glob    string // relative to the working directory, with slashes
	Select  string
	Variant authlink.Variant
	Files   int // that the survey has seen
}

// SurveyEntries puts what [Survey] has found into as few entries as say it: one for the files
// of a directory with the same extension, where all of them are the same.
func SurveyEntries(found []Sighting, seen []string) []SurveyEntry {
	group := func(file string) string { return filepath.Dir(file) + "/*" + filepath.Ext(file) }
	files, same := map[string]int{}, map[string][]Sighting{}
	for _, file := range seen {
		files[group(file)]++
	}
	for _, s := range found {
		same[group(s.Path)] = append(same[group(s.Path)], s)
	}
	var entries []SurveyEntry
	for _, s := range found {
		in := same[group(s.Path)]
		entry := SurveyEntry{escapeGlob(filepath.ToSlash(s.Path)), s.Select, s.Variant, 1}
		if isUniform(in) && len(in) == files[group(s.Path)] && len(in) > 1 && filepath.Dir(s.Path) != "." {
			entry.Glob, entry.Files = escapeGlob(filepath.ToSlash(filepath.Dir(s.Path)))+"/*"+escapeGlob(path.Ext(s.Path)), len(in)
		}
		if !slices.Contains(entries, entry) {
			entries = append(entries, entry)
		}
	}
	// A glob without a slash matches at any depth: it must not take what a longer one is for.
	slices.SortStableFunc(entries, func(a, b SurveyEntry) int { return strings.Count(b.Glob, "/") - strings.Count(a.Glob, "/") })
	return entries
}

func isUniform(of []Sighting) bool {
	return !slices.ContainsFunc(of, func(s Sighting) bool { return s.Select != of[0].Select || s.Variant != of[0].Variant })
}

// escapeGlob returns the glob that matches a path alone.
func escapeGlob(path string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`, "]", `\]`, "{", `\{`, "}", `\}`).Replace(path)
}

// Settings says what an entry sets, as in "form wire, edition 2026-02-09, select har".
func (e SurveyEntry) Settings() string {
	var set []string
	for _, line := range e.settings() {
		set = append(set, strings.Replace(line, ": ", " ", 1))
	}
	return strings.Join(set, ", ")
}

// settings returns the lines of an entry after its glob. They name the form even where it is
// the default: YAML in a directory is checked only if there is an entry for it.
func (e SurveyEntry) settings() []string {
	lines := []string{"form: " + e.Variant.Form.String()}
	if e.Variant.Edition != (authlink.Variant{}).Edition {
		lines = append(lines, "edition: "+e.Variant.Edition.String())
	}
	if e.Select != "" {
		lines = append(lines, "select: "+e.Select)
	}
	return lines
}

// ConfigFor returns [ConfigTemplate] with entries for what a survey has found.
func ConfigFor(entries []SurveyEntry) string {
	var files, include strings.Builder
	for _, e := range entries {
		fmt.Fprintf(&include, "  - %s\n", plainYAML(e.Glob))
		fmt.Fprintf(&files, "  - glob: %s\n    %s\n", plainYAML(e.Glob), strings.Join(e.settings(), "\n    "))
	}
	text := strings.Replace(ConfigTemplate, "\nfiles:\n", "\nfiles:\n"+files.String(), 1)
	return strings.Replace(text, "\ninclude:\n", "\ninclude:\n"+include.String(), 1)
}

// plainScalar matches globs that YAML takes for strings without quotes.
var plainScalar = lazyregexp.New(`^[A-Za-z_][A-Za-z0-9_/.*-]*[/.][A-Za-z0-9_/.*-]*$`)

// plainYAML writes a string in YAML: in quotes where it might be taken for something else.
func plainYAML(s string) string {
	if plainScalar().MatchString(s) {
		return s
	}
	return strconv.Quote(s)
}
