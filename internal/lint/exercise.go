package lint

import (
	"iter"
	"slices"

	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/variants"
)

// An Exercise is what an exchange, or a document that is the body of a response, uses of a contract that is a
// whole API.
type Exercise struct {
	Path     string
	Contract *contracts.Contract
	Follows  []int // the editions that have nothing against it, in their order

	// Used has what it uses of an edition, by its index: nothing where that does not know it.
	Used map[int]Used

	Err error // why the file could not be read, or not to its end
}

// Used is the operation that an exchange is of in an edition.
type Used struct {
	openapi.Endpoint
	Status string // of the response, as the document has it; "" where it has none for it
	Bodies []UsedBody
}

// A UsedBody is a body that has been held against the schema of a media type.
type UsedBody struct {
	IsRequest bool
	MediaType string
	Fragment  string // that leads to the schema; "" for none
	JSON      []byte
}

// Exercises yields what the files of the input use of the contracts that are whole APIs, in their
// order: exchanges of recordings, and documents of files whose entry names an operation.
func (p *Project) Exercises(in Input) iter.Seq[Exercise] {
	return func(yield func(Exercise) bool) {
		for file := range in.files(p.search()) {
			if file.Skipped != "" {
				continue
			}
			l, err := p.linterOf(file.Path)
			if err != nil {
				if !yield(Exercise{Path: file.Path, Err: err}) {
					return
				}
				continue
			}
			for e := range l.exercises(file) {
				if e.Path = file.Path; !yield(e) {
					return
				}
			}
		}
	}
}

// exercises yields what a file uses of an API.
func (l *Linter) exercises(file source.File) iter.Seq[Exercise] {
	if part := l.partOfAPI(); part != nil {
		return l.exercisesOfPart(part, file)
	}
	return func(yield func(Exercise) bool) {
		if l.exchanges == nil {
			return
		}
		for c, err := range l.chunksOf(file) {
			if err != nil {
				yield(Exercise{Contract: l.exchanges.contract, Err: err})
				return
			}
			for e := range l.exercisesIn(file.Path, c.Chunk) {
				if !yield(e) {
					return
				}
			}
		}
	}
}

// exercisesOfPart yields what each document of a file uses of the operation that it is of.
func (l *Linter) exercisesOfPart(part *contracts.Contract, file source.File) iter.Seq[Exercise] {
	return func(yield func(Exercise) bool) {
		for d := range l.documentsOf(file) {
			e := Exercise{Contract: part.Whole(), Err: d.Err}
			if e.Err == nil && d.Syntax == nil {
				e.Used, e.Follows, e.Err = usesOf(part, d.Data)
			}
			if !yield(e) {
				return
			}
		}
	}
}

// partOfAPI returns the contract of documents that are of an operation of a whole API, nil for none.
func (l *Linter) partOfAPI() *contracts.Contract {
	if l.opts.Contract == nil || l.opts.Contract.Whole() == nil {
		return nil
	}
	return l.opts.Contract
}

// usesOf says what a document that is the body of a response uses of each edition, and which ones it follows.
func usesOf(part *contracts.Contract, data []byte) (used map[int]Used, follows []int, err error) {
	found, err := part.Satisfied(data, part.Variants())
	if err != nil && !isSyntax(err) {
		return nil, nil, err
	}
	for _, v := range found.Satisfied {
		if !slices.Contains(follows, v.Edition) {
			follows = append(follows, v.Edition)
		}
	}
	used = map[int]Used{}
	for edition := range part.Editions {
		api, err := part.Whole().API(edition)
		if err != nil {
			return nil, nil, err
		}
		if body, ok := api.ResponseBody(part.OperationName()); ok {
			used[edition] = Used{body.Endpoint, body.Status, []UsedBody{{MediaType: body.Media.Type, Fragment: body.Media.Fragment, JSON: data}}}
		}
	}
	return used, follows, nil
}

// exercisesIn yields what the exchanges in a chunk use.
func (l *Linter) exercisesIn(path string, chunk source.Chunk) iter.Seq[Exercise] {
	format := l.formatOf(path)
	return func(yield func(Exercise) bool) {
		for part := range format.Parts(chunk) {
			whole, err := l.read(format, part.Text)
			if err != nil {
				continue // which is a finding
			}
			for d := range format.Documents(whole) {
				for _, e := range l.exercisesOf(path, part.Text, d) {
					if !yield(e) {
						return
					}
				}
			}
		}
	}
}

// exercisesOf returns what the exchanges of a document use, nothing if it is no recording.
func (l *Linter) exercisesOf(path string, text []byte, d source.Document) (all []Exercise) {
	selects := l.exchangesIn(d)
	if selects == nil {
		return nil
	}
	found, err := selects.Exchanges(d, l.validator.Redact)
	if err != nil {
		return nil // which is a finding
	}
	r := recordingCheck{Linter: l, path: path, text: text, document: d, lines: jsonindex.NewCursor(text), isOfServer: true}
	r.redacted = func() []byte { return l.validator.Redact(d.JSON) }
	for _, x := range found {
		if e, ok := r.exercise(x); ok {
			all = append(all, e)
		}
	}
	return all
}

// exercise says what an exchange uses of each edition; ok is false if it is not with the API.
func (r *recordingCheck) exercise(x selection.Exchange) (e Exercise, ok bool) {
	e = Exercise{Contract: r.exchanges.contract, Used: map[int]Used{}}
	for edition := range r.exchanges.contract.Editions {
		c := r.under(variants.Variant{Edition: edition}, x)
		if c.Err != nil {
			e.Err = c.Err
			return e, true
		}
		if c.Documents == 0 {
			continue
		}
		ok = true
		if errorsIn(c.Result) == 0 {
			e.Follows = append(e.Follows, edition)
		}
		if c.match.Path != "" {
			e.Used[edition] = Used{c.match.Endpoint, c.status, c.bodies}
		}
	}
	return e, ok
}
