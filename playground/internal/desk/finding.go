package desk

import (
	"example.com/authlink"
	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/span"
)

// A Finding is one as the page shows it.
type Finding struct {
	Rule     string           `json:"rule"`
	Severity finding.Severity `json:"severity"`
	Message  string           `json:"message"`
	Hint     string           `json:"hint,omitempty"`
	Place
	Pointer *string   `json:"pointer,omitempty"` // to the value, nil if the fault lies in the text
	Related []Related `json:"related,omitempty"`
	Fix     *Fix      `json:"fix,omitempty"`
}

// A Place is where something stands. Line and Column are as reports have them, from 1, in code
// points; From and To delimit what is marked, in units of UTF-16.
type Place struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	From   int `json:"from"`
	To     int `json:"to"`
}

// A Related is another place that a finding is about.
type Related struct {
	Message string `json:"message"`
	Place
}

// A Fix is what a click does.
type Fix struct {
	Title string          `json:"title"`
	Kind  finding.FixKind `json:"kind"`
	Edits []Edit          `json:"edits"`
}

// An Edit replaces a stretch of the text.
type Edit struct {
	From int    `json:"from"`
	To   int    `json:"to"`
	Text string `json:"text"`
}

// A shower shows findings in a text.
type shower struct {
	text  []byte
	units *span.Units
}

func newShower(text []byte) shower { return shower{text, span.NewUnits(string(text))} }

func (s shower) finding(f finding.Finding) Finding {
	shown := Finding{
		Rule: f.Rule, Severity: f.Severity, Message: f.Message, Hint: f.Hint,
		Place: s.place(f.Line, f.Column, f.Offset, f.End),
	}
	if f.Advice != nil {
		shown.Hint = advice.Text(f.Advice, advice.Editor)
	}
	if f.Location != nil {
		shown.Pointer = &f.InstanceLocation
	}
	for _, r := range f.Related {
		shown.Related = append(shown.Related, Related{r.Message, s.place(r.Line, r.Column, r.Offset, r.End)})
	}
	if f.Fix != nil {
		shown.Fix = &Fix{f.FixTitle(), f.Fix.Kind, s.edits(f.Fix.Edits)}
	}
	return shown
}

// place returns the place of bytes of the text, as far as the line goes in which it begins: of
// an object that is enough, and to mark all of it would say nothing.
func (s shower) place(line, column, offset, end int) Place {
	offset = min(offset, len(s.text))
	_, lineEnd := span.LineAround(s.text, offset)
	end = max(offset, min(end, lineEnd))
	return Place{line, column, s.units.Before(offset), s.units.Before(end)}
}

func (s shower) edits(edits []authlink.Edit) []Edit {
	shown := make([]Edit, len(edits))
	for i, e := range edits {
		shown[i] = Edit{s.units.Before(e.Offset), s.units.Before(e.End), e.Text}
	}
	return shown
}
