package compat

import (
	"fmt"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/inclusion"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

const (
	// maxPlaces is how many places of a pair of schemas are known. Definitions that refer to one
	// another apply in more than anybody could read.
	maxPlaces = 64

	// maxValues is how many values that came or went are reported and proved one by one.
	maxValues = 100
)

// A differ holds one schema against another, value by value.
type differ struct {
	old, new  *side
	found     []Difference
	prover    *inclusion.Prover
	equal     bool                // both are proven to accept the same documents
	mute      mute                // what is proven not to have changed where the differ is
	pairs     map[string]*pair    // those that were compared
	queue     []waiting           // what is to be compared
	now       *pair               // that is being compared
	recursive bool                // some pair is in more places than are reported
	writer    writer              // of what is compared by its words
	effort    effort              // of the search for proofs
	left      int                 // steps of it that are left
	taken     int                 // those that were taken before
	spent     bool                // some steps ended before the search
	index     index               // of what is found, for that search
	missed    map[missed]int      // what a document has shown, and no comparison
	masking   *authlink.Validator // of names that say secret; those of any will do
}

// mute says that nothing is gained, or lost, at a value and all below it: that is proven.
type mute struct{ gained, lost bool }

// missed is what the first document that shows it says of a difference.
type missed struct {
	path, keyword string
	gained        bool
}

// waiting is a place that is to be compared.
type waiting struct {
	at   *place
	mute mute
	from *pair
}

func newDiffer(e effort, old, new *side) *differ {
	return &differ{
		old: old, new: new,
		prover:  newProver(e.stepsToProve, old, new),
		masking: new.validator,
		effort:  e,
		left:    e.steps,
		pairs:   make(map[string]*pair),
		missed:  make(map[missed]int),
		writer:  writer{digests: make(map[digestKey]string), counts: make(map[digestKey]int)},
	}
}

// compareRoots compares the two schemas as a whole.
func (d *differ) compareRoots() {
	root := &place{old: []*jsonschema.Schema{d.old.schema}, new: []*jsonschema.Schema{d.new.schema}}
	d.equal = d.prover.Includes(root.old, root.new) && d.prover.Includes(root.new, root.old)
	d.compare(root)
	d.compareQueue()
}

// gain notes that more is valid than before, and what that means. It returns nil where that is
// proven to be wrong.
func (d *differ) gain(at *place, path, keyword string, class Class, old, new string) *Difference {
	if d.mute.gained {
		return nil
	}
	return d.note(Difference{Path: path, Keyword: keyword, Class: class, Old: old, New: new, gained: true, at: at})
}

// lose notes that less is valid than before. It returns nil where that is proven to be wrong.
func (d *differ) lose(at *place, path, keyword, old, new string) *Difference {
	if d.mute.lost {
		return nil
	}
	return d.note(Difference{Path: path, Keyword: keyword, Class: Safe, Old: old, New: new, at: at})
}

func (d *differ) note(diff Difference) *Difference {
	diff.Branch, diff.within, diff.paths = diff.at.branch, diff.at.within, []string{diff.Path}
	d.found = append(d.found, diff)
	return &d.found[len(d.found)-1]
}

// change notes that what is valid has changed, which may be more, less, or
// both.
func (d *differ) change(gained, lost bool, at *place, path, keyword string, class Class, old, new string) {
	if gained {
		d.gain(at, path, keyword, class, old, new)
	}
	if lost {
		d.lose(at, path, keyword, old, new)
	}
}

// compare compares two values, when all that is nearer to the root has been compared: so the first place
// of a pair of schemas is the nearest.
func (d *differ) compare(at *place) {
	d.queue = append(d.queue, waiting{at, d.mute, d.now})
}

// compareQueue compares what waits.
func (d *differ) compareQueue() {
	for len(d.queue) > 0 {
		next := d.queue[0]
		d.queue = d.queue[1:]
		d.mute = next.mute
		d.compareNow(next.at, next.from)
	}
	d.mute = mute{}
	for i := range d.found {
		d.found[i].addPlaces()
	}
}

func (d *differ) compareNow(at *place, from *pair) {
	old, new := shapeOf(at.old...), shapeOf(at.new...)
	if len(old.parts)+len(new.parts) == 0 {
		return
	}
	at.secret = at.secret || old.isSecret() || new.isSecret()
	d.mute.gained = d.mute.gained || d.prover.Includes(at.old, at.new)
	d.mute.lost = d.mute.lost || d.prover.Includes(at.new, at.old)
	key := fmt.Sprintf("%s|%s|%t %t %t", old.identity(), new.identity(), d.mute.gained, d.mute.lost, at.secret)
	known := d.pairs[key]
	if known == nil {
		known = &pair{at: at}
		d.pairs[key] = known
	} else {
		d.recursive = true
	}
	if from != nil {
		known.from = append(known.from, lead{from, strings.TrimPrefix(at.path, from.at.path)})
	}
	if known.at != at {
		return
	}
	at.pair, d.now = known, known
	first := len(d.found)
	if !d.compareWrapped(at, old, new) {
		d.compareAll(at, old, new)
	}
	d.compareNotes(at, old, new)
	if at.secret {
		d.hide(d.found[first:])
	}
}

func (d *differ) compareAll(at *place, old, new *shape) {
	if old.forbidden || new.forbidden {
		if old.forbidden != new.forbidden {
			d.change(old.forbidden, new.forbidden, at, at.path, "false", Breaking, said(old.forbidden, "no value"), said(new.forbidden, "no value"))
		}
		return
	}
	d.compareTypes(at, old, new)
	d.compareEnums(at, old, new)
	d.compareLimits(at, old, new)
	share := func(kind string) bool { return old.admits(kind) && new.admits(kind) } // else the types say it all
	if share("number") {
		d.compareMultiples(at, old.multiple, new.multiple)
	}
	if share("string") {
		d.compareTexts(at, old, new)
	}
	if share("object") {
		d.compareProperties(at, old, new)
	}
	if share("array") {
		d.compareElements(at, old, new)
	}
	d.compareClauses(at, old, new)
}
