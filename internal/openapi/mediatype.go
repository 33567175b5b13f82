package openapi

import (
	"cmp"
	"mime"
	"slices"
	"strings"
)

// essenceOf returns a media type without its parameters, in lower case.
func essenceOf(mediaType string) string {
	essence, _, _ := strings.Cut(mediaType, ";")
	return strings.ToLower(strings.TrimSpace(essence))
}

// MatchMedia returns which of the media types of a body one is of: of several that match, the most
// specific (3.0.3, sections 4.7.13.1 and 4.7.17.1): one that has the same parameters, then the type without any,
// then application/*+json, then text/*, then */*. A charset counts only where both say one, for it has a default. Where nobody says what a body is, it is the one that is JSON.
func MatchMedia(all []Media, mediaType string) (Media, bool) {
	best, least := Media{}, 0
	for _, m := range all {
		specific := specificity(m.Type, mediaType)
		if mediaType == "" {
			specific = 4 - rank(m.Type)
		}
		if specific > least {
			best, least = m, specific
		}
	}
	return best, least > 0
}

// specificity says how closely a media type, or a range, is about another one: 0 if it is not.
func specificity(declared, mediaType string) int {
	declaredType, declaredParameters, err := mime.ParseMediaType(declared)
	if err != nil { // mime takes no range without a subtype, and nothing that is written wrongly
		declaredType, declaredParameters = essenceOf(declared), nil
	}
	essence, parameters, err := mime.ParseMediaType(mediaType)
	if err != nil {
		essence = essenceOf(mediaType)
	}
	same := 0
	for name, value := range declaredParameters {
		switch said, isSaid := parameters[name]; {
		case strings.EqualFold(said, value):
			same++
		case name != "charset" || isSaid:
			return 0
		}
	}
	major, _, _ := strings.Cut(essence, "/")
	before, suffix, isOfSuffix := strings.Cut(declaredType, "/*+")
	switch {
	case declaredType == essence:
		return 4 + same
	case isOfSuffix && strings.HasPrefix(essence, before+"/") && strings.HasSuffix(essence, "+"+suffix):
		return 3
	case declaredType == major+"/*":
		return 2
	case declaredType == "*/*", declaredType == "*":
		return 1
	}
	return 0
}

// MediaTypes lists the names of media types, those that are JSON first.
func MediaTypes(all []Media) []string {
	var names []string
	for _, m := range all {
		names = append(names, m.Type)
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(rank(a), rank(b)) })
	return names
}
