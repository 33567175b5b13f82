package judge

// A frame is one schema judging one value.
type frame struct {
	run   *run
	node  *node
	token int
	scope int32

	refused bool
	why     bool       // the faults are asked for; else the first is enough
	verdict *Verdict   // with the faults; nil while there are none
	room    []Cause    // for the causes of the first fault that has some
	trace   *Trace     // nil where nobody wants one
	seen    *evaluated // members or items that are evaluated; nil where nobody asks
	failed  []*node    // that should have accepted the value, where a keyword asks: see unevaluated
}

// isDone reports whether nothing that is still to come matters.
func (f *frame) isDone() bool { return f.refused && !f.why || f.run.err != nil }

// judge judges the value by each keyword. A value of the wrong type, or one that is not among
// those that are listed, is at fault for that alone.
func (f *frame) judge() {
	if f.node.forbids {
		f.fault("")
		return
	}
	if f.general(); f.refused {
		return
	}
	if f.byKind(); f.isDone() {
		return
	}
	if f.inPlace(); f.isDone() {
		return
	}
	f.unevaluated()
}
