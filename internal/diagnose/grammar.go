package diagnose

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink/internal/show"
)

// count returns "1 item", "2 items", "3 properties".
func count(n int, noun string) string {
	switch {
	case n == 1:
	case strings.HasSuffix(noun, "y"):
		noun = strings.TrimSuffix(noun, "y") + "ies"
	default:
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}

// ordinal returns "1st", "2nd" or "11th" for an index, which counts from 0: people
// count from 1, as lines and alternatives are counted too.
func ordinal(index int) string {
	n := index + 1
	switch {
	case n%10 == 1 && n%100 != 11:
		return strconv.Itoa(n) + "st"
	case n%10 == 2 && n%100 != 12:
		return strconv.Itoa(n) + "nd"
	case n%10 == 3 && n%100 != 13:
		return strconv.Itoa(n) + "rd"
	}
	return strconv.Itoa(n) + "th"
}

func matching(n int) string {
	if n == 1 {
		return "1 item matches"
	}
	return strconv.Itoa(n) + " items match"
}

// propertyList returns `property "a"` or `properties "a", "b" and "c"`.
func propertyList(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = show.Quote(name)
	}
	if len(names) == 1 {
		return "property " + quoted[0]
	}
	return "properties " + enumerate(quoted, "and")
}

func dependent(prop string, missing []string) string {
	return fmt.Sprintf("missing %s, which %s requires", propertyList(missing), show.Quote(prop))
}

// alternatives returns "a", "a or b", "a, b or c".
func alternatives(words []string) string { return enumerate(words, "or") }

// typeList is alternatives with "null" last: the exception, not the rule.
func typeList(types []string) string {
	i := slices.Index(types, "null")
	if i < 0 {
		return alternatives(types)
	}
	return alternatives(append(slices.Delete(slices.Clone(types), i, i+1), "null"))
}

func enumerate(words []string, last string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n-1], ", ") + " " + last + " " + words[n-1]
}

func withArticle(noun string) string {
	if strings.ContainsRune("aeiouAEIOU", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}
