package rule

import (
	"fmt"
	"slices"
	"strings"

	"example.com/authlink/internal/finding"

	"example.com/authlink"
)

func checkMixedForms(in *inspection) {
	p := in.payload
	if p == nil || p.own == 0 || p.other < 2 {
		return
	}
	p.isMixed = true
	if !p.lacks() {
		in.dropRequired()
	}
	in.reportName(p.others[0],
		fmt.Sprintf("names in two spellings: %d in %s, %d in %s", p.own, spelling(p.form == authlink.FormWire), p.other, spelling(p.form != authlink.FormWire)),
		in.hintUnmix())
	in.attach(finding.FixUnsafe, p.rename(in.doc)...)
}

func watchMixedForms(w *watch) { w.name(w.isOwnName) }

func spelling(isWire bool) string {
	if isWire {
		return "snake_case"
	}
	return "camelCase"
}

// dropRequired removes the findings of validation about missing properties of the
// payload.
func (in *inspection) dropRequired() {
	kept := slices.DeleteFunc(slices.Clone(in.found[:in.violations]), func(f finding.Finding) bool {
		return f.Rule == "required" && f.InstanceLocation == ""
	})
	in.found = append(kept, in.found[in.violations:]...)
	in.violations = len(kept)
}

// hintUnmix says what to do with each name in the other spelling.
func (in *inspection) hintUnmix() string {
	var todo []string
	for _, at := range in.payload.others {
		name := in.doc.Text(at.path[0].name)
		own := in.payload.spell(name)
		if in.payload.members[own.SDK].value == at.value {
			todo = append(todo, fmt.Sprintf("rename %s to %s", name, own.Name(in.payload.form)))
		} else {
			todo = append(todo, fmt.Sprintf("remove %s, which is also there as %s", name, own.Name(in.payload.form)))
		}
	}
	return strings.Join(todo, "; ")
}
