package diagnose

import (
	"fmt"
	"slices"
	"strconv"

	"example.com/authlink/internal/show"
	"example.com/authlink/internal/words"
)

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
	return "properties " + words.Enumerate(quoted, "and")
}

func dependent(prop string, missing []string) string {
	return fmt.Sprintf("missing %s, which %s requires", propertyList(missing), show.Quote(prop))
}

// typeList is alternatives with "null" last: the exception, not the rule.
func typeList(types []string) string {
	i := slices.Index(types, "null")
	if i < 0 {
		return words.Alternatives(types)
	}
	return words.Alternatives(append(slices.Delete(slices.Clone(types), i, i+1), "null"))
}
