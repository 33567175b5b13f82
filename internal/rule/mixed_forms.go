package rule

import (
	"fmt"
	"slices"
	"strings"

	"example.com/authlink/internal/finding"
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
		fmt.Sprintf("names in two spellings: %d in %s, %d in %s", p.own, p.form().Style, p.other, p.otherStyle(in.doc)),
		in.hintUnmix())
	in.attach(finding.FixUnsafe, rename(in.doc, p.of)...)
}

func watchMixedForms(w *watch) {
	w.name(w.isOwnName)
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
		property := in.payload.spell(name)
		own := property.Names[in.payload.of.Form]
		if member, _ := in.payload.member(property.Name); member.value == at.value {
			todo = append(todo, fmt.Sprintf("rename %s to %s", name, own))
		} else {
			todo = append(todo, fmt.Sprintf("remove %s, which is also there as %s", name, own))
		}
	}
	return strings.Join(todo, "; ")
}
