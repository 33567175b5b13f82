package rule

import (
	"example.com/authlink"
)

func checkDeprecated(in *inspection) {
	for _, r := range in.remarks {
		if r.Code == authlink.RemarkDeprecated {
			in.report(r.Offset, r.End, r.InstanceLocation, r.Message, r.Hint)
		}
	}
}

func watchDeprecated(w *watch) { w.name(isUnremarkable) }
