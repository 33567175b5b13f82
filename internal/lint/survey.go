package lint

import (
	"encoding/json"
	"slices"
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
	"example.com/authlink/schema"
)

// A Sighting is a file with auth links.
type Sighting struct {
	Path    string
	Select  string           // the selector of the auth links in it; empty if they are all of it
	Variant authlink.Variant // that they satisfy, or that they are nearest to
}

// Survey looks for auth links in the working directory and below it, in every file that a
// configuration could have the linter check. It returns those files with nothing else in
// them, once selected, and the paths of all files that it has looked at, in lexical order.
func Survey() (found []Sighting, seen []string, err error) {
	projects, err := surveyors()
	if err != nil {
		return nil, nil, err
	}
	everything := func(string) bool { return true }
	for file := range source.FindFiles([]string{"."}, nil, source.Search{SpokenOf: everything}) {
		if file.Err != nil || file.Skipped != "" || file.Path == ConfigName {
			continue
		}
		seen = append(seen, file.Path)
		for _, p := range projects {
			if variant, ok := p.sees(file.Path); ok {
				found = append(found, Sighting{file.Path, p.selector, variant})
				break
			}
		}
	}
	return found, seen, nil
}

// surveyedURLs is the glob of the URLs from which auth links come, for recordings of
// other exchanges, too.
const surveyedURLs = "/connect_sessions"

// A surveyor looks at what one selector finds.
type surveyor struct {
	*Project
	selector string
}

// surveyors returns one for files that are auth links, and then two for each kind of
// recording: with auth links alone, and with other exchanges, too.
func surveyors() ([]surveyor, error) {
	selectors := []string{""}
	for _, preset := range selection.Presets() {
		selectors = append(selectors, preset, preset+":"+surveyedURLs)
	}
	var all []surveyor
	for _, selector := range selectors {
		var overrides Overrides
		if selector != "" {
			overrides.Select = []string{selector}
		}
		project, err := NewProject(nil, overrides, time.Time{}) // which compares nothing with the time
		if err != nil {
			return nil, err
		}
		all = append(all, surveyor{project, selector})
	}
	return all, nil
}

// sees reports whether a file holds auth links and nothing else, and of which variant.
func (s surveyor) sees(path string) (authlink.Variant, bool) {
	var common []authlink.Variant
	var nearest authlink.Variant
	seen := false
	for d := range s.Documents(Input{Args: []string{path}}) {
		if d.Err != nil || d.Syntax != nil {
			return authlink.Variant{}, false
		}
		form, ok := resembles(d.Data)
		if !ok {
			return authlink.Variant{}, false
		}
		detected, err := authlink.Detect(d.Data)
		if err != nil {
			return authlink.Variant{}, false
		}
		if !seen {
			common, nearest, seen = detected.Satisfied, authlink.Variant{Form: form}, true
		}
		common = slices.DeleteFunc(common, func(v authlink.Variant) bool { return !slices.Contains(detected.Satisfied, v) })
	}
	if len(common) == 0 {
		return nearest, seen
	}
	return preferred(common), seen
}

// preferred returns the variant that needs the least to be said in a configuration: that
// of the default edition, or else of the latest.
func preferred(of []authlink.Variant) authlink.Variant {
	best := of[0]
	for _, v := range of {
		switch standard := (authlink.Variant{}).Edition; {
		case v.Edition == best.Edition && v.Form < best.Form,
			v.Edition == standard && best.Edition != standard,
			v.Edition > best.Edition && best.Edition != standard:
			best = v
		}
	}
	return best
}

// resembles reports whether a document has at least half of the names that an auth link
// must have, and in which form.
func resembles(data []byte) (authlink.Form, bool) {
	var members map[string]json.RawMessage
	if json.Unmarshal(data, &members) != nil {
		return authlink.FormSDK, false
	}
	for _, form := range []authlink.Form{authlink.FormSDK, authlink.FormWire} {
		required, present := 0, 0
		for _, p := range schema.Properties(authlink.LatestEdition) {
			if !p.Required {
				continue
			}
			required++
			if _, ok := members[p.Name(form)]; ok {
				present++
			}
		}
		if present > 0 && 2*present >= required && hasOwnName(members, form) {
			return form, true
		}
	}
	return authlink.FormSDK, false
}

// hasOwnName reports whether a document has a name that only one form spells like this:
// "id" and "token" are in many payloads.
func hasOwnName(members map[string]json.RawMessage, form authlink.Form) bool {
	for _, p := range schema.Properties(authlink.LatestEdition) {
		if _, ok := members[p.Name(form)]; ok && p.SDK != p.Wire {
			return true
		}
	}
	return false
}
