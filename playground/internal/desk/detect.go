package desk

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/compile"
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/lint"
)

// maxDetected limits the documents of one text that are held against all editions.
const maxDetected = 20

// Detected is the message about one document: which editions it satisfies, and what is in
// the way of the others.
type Detected struct {
	Kind    string    `json:"kind"` // "detected"
	Line    int       `json:"line"` // where the document begins
	Pointer string    `json:"pointer,omitempty"`
	Part    bool      `json:"part"` // the text may hold other documents
	Syntax  *Fault    `json:"syntax,omitempty"`
	Rows    []Variant `json:"rows,omitempty"` // the nearest first
}

// A Variant is how near a document is to an edition of the contract in a form.
type Variant struct {
	Form    string `json:"form"`
	Edition string `json:"edition"`
	SDK     string `json:"sdk"`
	Faults  int    `json:"faults"` // 0 if the document satisfies it
	First   *Fault `json:"first,omitempty"`
}

// A Fault is the first thing that is wrong.
type Fault struct {
	Rule    string `json:"rule"`
	Message string `json:"message"`
	Place
}

// DetectedAll is the message that ends the answer to detect.
type DetectedAll struct {
	Kind      string `json:"kind"` // "detectedAll"
	Documents int    `json:"documents"`
	More      bool   `json:"more"` // there are more documents than were looked at
}

func (d *Desk) detect(_ context.Context, q Question, document []byte, emit Emit) error {
	q.Schema = "" // a schema has no editions
	p, err := d.projectFor(q, q.kind(document))
	if err != nil {
		return err
	}
	shower, end := newShower(document), DetectedAll{Kind: "detectedAll"}
	for doc := range p.Documents(input(document)) {
		if doc.Err != nil {
			return reason(doc.Err)
		}
		if end.Documents == maxDetected {
			end.More = true
			break
		}
		end.Documents++
		found, err := shower.detect(doc, emit)
		if err != nil {
			return err
		}
		emit(found)
	}
	emit(end)
	return nil
}

func (s shower) detect(doc lint.Document, emit Emit) (Detected, error) {
	found := Detected{Kind: "detected", Line: doc.Line, Pointer: doc.Pointer, Part: doc.Part}
	if doc.Syntax != nil {
		found.Syntax = s.syntax(doc.Syntax)
		return found, nil
	}
	forms, editions := authlink.Forms(), authlink.Editions()
	for _, edition := range slices.Backward(editions) {
		for _, form := range forms {
			v := authlink.Variant{Form: form, Edition: edition}
			row, err := s.variant(doc, v)
			if e, ok := errors.AsType[*authlink.SyntaxError](err); ok {
				doc.PlaceSyntax(e)
				found.Syntax, found.Rows = s.syntax(e), nil
				return found, nil
			}
			if err != nil {
				return found, err
			}
			found.Rows = append(found.Rows, row)
			emit(progress(len(found.Rows), len(forms)*len(editions)))
		}
	}
	// As in [authlink.Detection]: among equals the latest edition comes first, then the first form.
	slices.SortStableFunc(found.Rows, func(a, b Variant) int { return cmp.Compare(a.Faults, b.Faults) })
	return found, nil
}

// variant holds a document against one variant. The error is not the variant's. Faults are
// counted as [authlink.Detect] counts them, which says of a violation that names seven missing
// properties that it is seven.
func (s shower) variant(doc lint.Document, v authlink.Variant) (Variant, error) {
	row := Variant{Form: v.Form.String(), Edition: v.Edition.String(), SDK: v.Edition.SDKVersion()}
	validator, err := v.Validator()
	if err != nil {
		return row, err
	}
	err = validator.Validate(doc.Data)
	invalid, ok := errors.AsType[*authlink.ValidationError](err)
	if !ok {
		return row, err
	}
	first := invalid.Violations[:1]
	doc.Place(first)
	row.First = &Fault{first[0].Keyword, first[0].Message, s.place(first[0].Line, first[0].Column, first[0].Offset, first[0].End)}
	row.Faults, err = countFaults(doc.Data, (*engine.Validator)(validator).Schema())
	return row, err
}

func countFaults(data []byte, schema *compile.Schema) (int, error) {
	doc := jsonindex.Get()
	defer doc.Release()
	if err := doc.Parse(data, schema.Parsing); err != nil {
		return 0, err
	}
	judgement, err := schema.Judge.Judge(doc, schema.Judging())
	if err != nil {
		return 0, err
	}
	return diagnose.Count(doc, judgement.Verdict), nil
}

func (s shower) syntax(e *authlink.SyntaxError) *Fault {
	return &Fault{string(e.Code), e.Message, s.place(e.Line, e.Column, e.Offset, e.End)}
}
