package main

import "runtime/debug"

// garbagePercent is how much of what is in use may lie about as garbage before it is collected. A run
// holds little, whatever the size of the input, and every finding leaves some garbage: with Go's 100
// a seventh of the time of a run with many findings goes into its collection, with 300 half of that,
// for 8 MiB of memory. What is clean leaves none.
const garbagePercent = 300

// manyFindings is from how many findings on that matters. To set it takes as long as to find a few.
const manyFindings = 200

// A collector has garbage collected less often once there are many findings, unless somebody has said
// how often.
type collector struct {
	getenv func(string) string
	isSet  bool
}

func (c *collector) found(findings int) {
	if c.isSet || findings < manyFindings {
		return
	}
	c.isSet = true
	if c.getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
}
