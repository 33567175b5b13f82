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
		fmt.Sprintf("names of both forms: %d of the %s form, %d of the %s form", p.own, nameOf(p.form), p.other, nameOf(otherForm(p.form))),
		in.hintUnmix())
	in.attach(finding.FixUnsafe, p.rename(in.doc)...)
}

// dropRequired takes back what validation said of missing properties of the
// payload.
func (in *inspection) dropRequired() {
	kept := slices.DeleteFunc(slices.Clone(in.found[:in.violations]), func(f finding.Finding) bool {
		return f.Rule == "required" && f.InstanceLocation == ""
	})
	in.found = append(kept, in.found[in.violations:]...)
	in.violations = len(kept)
}

// hintUnmix says what to do with each name of the other form.
func (in *inspection) hintUnmix() string {
	var todo []string
	for _, at := range in.payload.others {
		name := in.doc.Text(at.path[0].name)
		own := in.payload.spell(name)
		if in.payload.members[own.sdk].value == at.value {
			todo = append(todo, fmt.Sprintf("rename %s to %s", name, own.in(in.payload.form)))
		} else {
			todo = append(todo, fmt.Sprintf("remove %s, which is there as %s", name, own.in(in.payload.form)))
		}
	}
	return strings.Join(todo, "; ")
}
