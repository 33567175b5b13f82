package main

import (
	"html/template"
	"io"
	"sync"

	"example.com/authlink/internal/compat"
	"example.com/authlink/internal/span"
)

// differencesPage shows differences in a browser, with their proofs to unfold. It refers to nothing.
var differencesPage = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{
		"where": func(d compat.Difference) string { return span.Visible(whereOf(&d)) },
		"say":   sayOr, "places": func(d compat.Difference) string { return placesOf(&d) }, "proven": func(d compat.Difference) bool { return d.IsProven() },
	}).Parse(`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{.Counts}}</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 70em; padding: 0 1em; color: #1b1f24; background: #fff }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .4em .6em; border-bottom: 1px solid #d0d7de; overflow-wrap: anywhere }
code, pre { font: 13px/1.4 ui-monospace, monospace }
.breaking { color: #b3261e } .widening { color: #8a5300 } .safe { color: #1a6b34 } .notice, .unproven { color: #57606a }
@media (prefers-color-scheme: dark) { body { color: #e6edf3; background: #0d1117 } th, td { border-color: #30363d }
.breaking { color: #ff7b72 } .widening { color: #e3b341 } .safe { color: #56d364 } .notice, .unproven { color: #8b949e } }
</style></head><body>
<h1>{{.Counts}}</h1>
{{if .Differences}}<table><thead><tr><th>class</th><th>where</th><th>keyword</th><th>old</th><th>new</th></tr></thead><tbody>
{{range .Differences}}<tr><td class="{{if proven .}}{{.Class}}{{else}}unproven{{end}}">{{if .Accepted}}accepted {{end}}{{if not (proven .)}}unproven, would be {{end}}{{.Class}}</td>
<td><code>{{where .}}</code>{{if .Places}}<br>also at <code>{{places .}}</code>{{end}}{{if .Accepted}}<br>{{.Accepted}}{{end}}
{{with .Proof}}<details><summary>valid only under the {{.ValidUnder}} one: {{.Why}}</summary><pre>{{.Payload}}</pre></details>{{end}}
{{with .Reverse}}<details><summary>valid only under the {{.ValidUnder}} one: {{.Why}}</summary><pre>{{.Payload}}</pre></details>{{end}}</td>
<td>{{.Keyword}}</td><td>{{say .Old}}</td><td>{{say .New}}</td></tr>
{{end}}</tbody></table>{{else}}<p>No difference found.</p>{{end}}
</body></html>
`))
})

func writeDifferencesHTML(w io.Writer, differences []compat.Difference, counts string) error {
	return differencesPage().Execute(w, struct {
		Counts      string
		Differences []compat.Difference
	}{counts, differences})
}
