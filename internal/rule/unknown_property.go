package rule

import (
	"example.com/authlink"
	"example.com/authlink/internal/describe"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/quiet"
)

func checkUnknownProperty(in *inspection) {
	later, previewed := laterProperties{form: in.formOfNames()}, previewedProperties{}
	for _, r := range in.remarks {
		isOther := in.payload != nil && in.payload.isMixed && in.payload.isOther(r.Offset, in.doc)
		if r.Code != authlink.RemarkUnknownProperty || isOther || in.isFaulty(r.InstanceLocation) || later.add(in, r) || previewed.add(in, later.form, r) {
			continue
		}
		in.report(r.Offset, r.End, r.InstanceLocation, r.Message, r.Hint)
		in.found[len(in.found)-1].Fix = finding.FixOf(r.Fix)
	}
	if len(later.names) > 0 {
		later.report(in)
	}
	if len(previewed.names) > 0 {
		previewed.report(in)
	}
}

func watchUnknownProperty(w *watch) { w.name(isUnremarkable) }

// isUnremarkable reports whether there is no remark on the members by a name.
func isUnremarkable(n quiet.Name) bool { return !describe.IsRemarkable(n.In, n.Text, n.IsTop) }
