package diagnose

import (
	"sync"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/pattern"
)

// Documents of one kind come with the same mistakes, and to find out which of the values of a
// schema was meant takes longer than all else that is done about one. So what is said of a text that
// is none of them is kept for the next document: nothing of it depends on anything else in the
// document, as long as the text is no secret there.

// Bounds on what is kept for one schema, in texts at places, and in bytes of each.
const (
	maxSayings   = 256
	maxSayingLen = 128
)

// A saying is what is said of a text at a place which is not among the values of "enum", but a slip
// of one of them.
type saying struct {
	ground   *ground // of the place
	instance string  // the JSON Pointer of the place, as it is shown
	message  string
	advice   []advice.Advice
	hint     string
	edit     string // in place of the text
	isGuess  bool

	trials, compared int // what it has cost, of that which a document may cost
}

// sayings are those about one schema, by place and text.
type sayings struct {
	mu    sync.RWMutex
	known map[string]*saying
}

func (s *sayings) of(key []byte) *saying {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.known[string(key)]
}

func (s *sayings) keep(key []byte, made *saying) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.known == nil || len(s.known) >= maxSayings {
		s.known = map[string]*saying{}
	}
	s.known[string(key)] = made
}

// sayable reports whether a fault is one of which there may be a saying, and appends its key: a text
// that is no secret, at a place of which the schema alone says what is shown.
func (w *wording) sayable(f *located, key []byte) ([]byte, bool) {
	n := f.Fault
	if n.says() != "enum" || n.merged != nil || w.name != nil || w.lexicon == nil || n.branch.holder != nil || f.onName {
		return nil, false
	}
	raw := w.doc.Raw(n.token)
	if w.doc.Token(n.token).Kind != jsonindex.String || len(f.instance) == 0 || len(raw) > maxSayingLen || w.isSecret(n) {
		return nil, false
	}
	key = append(key, raw...) // first, as it says where it ends: a name may have quotes in it
	for _, token := range f.instance {
		if len(key)+len(token) > maxSayingLen {
			return nil, false
		}
		key = jsonpointer.AppendTo(key, token)
	}
	return key, true
}

// recall returns the violation of a fault that has been met before. It counts what the words have
// cost when they were found: a document gets the same ones, whatever came before it.
func (w *wording) recall(f *located, key []byte) (v Violation, ok bool) {
	s := w.entryOf(f.schema).sayings.of(key)
	if s == nil || s.ground != w.at(f.instance).ground || w.trials+s.trials > maxTrials || !w.near.Spend(s.compared) {
		return Violation{}, false
	}
	w.trials += s.trials
	offset, end := f.span(w.doc)
	fix := w.choice.memory.fixes.New()
	fix.edit[0] = Edit{offset + 1, end - 1, s.edit}
	fix.Guess, fix.Edits = s.isGuess, fix.edit[:]
	return Violation{
		Offset: offset, End: end,
		InstanceLocation: s.instance, KeywordLocation: w.location(f.Fault), Keyword: "enum",
		Message: s.message, Advice: s.advice, Hint: s.hint, Fix: &fix.Fix,
	}, true
}

// A singleFix is one with its only edit beside it.
type singleFix struct {
	Fix
	edit [1]Edit
}

// A spent is what the words of a document have cost so far.
type spent struct {
	trials, compared int
	patterns         pattern.Budget // that is left
}

func (w *wording) spent() spent { return spent{w.trials, w.near.Spent(), *w.patterns} }

// remember keeps what has been said of a fault, if it is a saying: not where the document as a whole
// has been asked about its form, or where patterns have taken steps, which are counted by them alone.
func (w *wording) remember(f *located, key []byte, v *Violation, before spent) {
	if w.isDump != nil || len(v.Advice) != 1 || v.Advice[0].Code != advice.DidYouMean || v.Fix == nil || len(v.Fix.Edits) != 1 || *w.patterns != before.patterns {
		return
	}
	e := v.Fix.Edits[0]
	if e.Offset != v.Offset+1 || e.End != v.End-1 {
		return
	}
	w.entryOf(f.schema).sayings.keep(key, &saying{
		ground: w.at(f.instance).ground, instance: v.InstanceLocation, message: v.Message, advice: v.Advice, hint: advice.Text(v.Advice, advice.Shell),
		edit: e.Text, isGuess: v.Fix.Guess,
		trials: w.trials - before.trials, compared: w.near.Spent() - before.compared,
	})
}
