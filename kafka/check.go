package authlinkkafka

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"

	"example.com/authlink"
	"example.com/authlink/authlinkhttp"
	"example.com/authlink/contract"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
)

// A Check says what records are held against, as data: see [contract.Check]. Where it names no
// time, the time is that of [New].
type Check = contract.Check

// A Checker checks records. It is safe for concurrent use, but for [Checker.Run] and
// [Checker.RunTransactional], which are for one client each.
type Checker struct {
	opts    Options
	failOn  finding.Severity
	linters map[string]*lint.Linter // by topic; "" is that of all others
	lag     lag
}

// New returns a checker. The error says which of the options is wrong.
func New(opts Options) (*Checker, error) {
	c := &Checker{opts: opts}
	if err := c.opts.complete(); err != nil {
		return nil, err
	}
	c.failOn = finding.Severity(c.opts.FailOn)
	var err error
	c.linters, err = c.opts.linters()
	return c, err
}

// Check sorts records into those that are valid, as they are and in their order, and the dead
// letters of the others, in the order of these, which are ready to be produced. A record
// without a value, which is a tombstone, is valid. Check works on all cores.
func (c *Checker) Check(records []*kgo.Record) (valid, dead []*kgo.Record) {
	valid = make([]*kgo.Record, 0, len(records))
	for i, v := range c.judgeAll(records) {
		if v == nil || v.err == nil {
			valid = append(valid, records[i])
		} else {
			dead = append(dead, c.deadLetter(records[i], v))
		}
		c.observe(records[i], v)
	}
	return valid, dead
}

// A verdict is what there is to say about a record. Without an error, it is valid; so is a
// record without a verdict.
type verdict struct {
	err     *Error
	masked  []byte // the value without its secrets; nil if that is not known
	elapsed time.Duration
}

// atOnce is how many records make it worth while to wake another core.
const atOnce = 64

func (c *Checker) judgeAll(records []*kgo.Record) []*verdict {
	verdicts := make([]*verdict, len(records))
	judge := func(from, to int) {
		for i := from; i < to; i++ {
			verdicts[i] = c.judge(records[i])
		}
	}
	share := max(atOnce, (len(records)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))
	var others sync.WaitGroup
	for from := share; from < len(records); from += share {
		others.Go(func() { judge(from, min(from+share, len(records))) })
	}
	judge(0, min(share, len(records)))
	others.Wait()
	return verdicts
}

// judge checks a record. One whose check panics is a dead letter: it must not hold up those
// behind it. What the panic says may hold the value, and is not passed on.
func (c *Checker) judge(r *kgo.Record) *verdict {
	if len(c.opts.Observers) == 0 {
		return c.survey(r)
	}
	start := time.Now()
	v := cmp.Or(c.survey(r), new(verdict))
	v.elapsed = time.Since(start)
	return v
}

func (c *Checker) survey(r *kgo.Record) (v *verdict) {
	if err := lint.Guard(func() { v = c.look(r) }); err != nil {
		return &verdict{err: errorOf(r, []Finding{{Rule: finding.FaultPanic, Severity: "error", Message: err.Error()}})}
	}
	return v
}

// look returns a verdict, or nil for a valid record.
func (c *Checker) look(r *kgo.Record) *verdict {
	l := c.linters[""]
	if len(c.linters) > 1 {
		l = cmp.Or(c.linters[r.Topic], l)
	}
	if r.Value == nil || l.Proves(r.Value) {
		return nil
	}
	result := l.Check(r.Topic, r.Value)
	if result.Err != nil { // such as a pattern that takes too long: nobody knows whether the record is good
		return &verdict{err: errorOf(r, []Finding{{Rule: ruleUndecided, Severity: "error", Message: result.Err.Error()}})}
	}
	if !slices.ContainsFunc(result.Findings, func(f finding.Finding) bool { return f.Severity.Compare(c.failOn) <= 0 }) {
		return nil
	}
	found := make([]Finding, len(result.Findings))
	for i, f := range result.Findings {
		found[i] = findingOf(f)
	}
	return &verdict{err: errorOf(r, found), masked: result.Excerpts[0].Text}
}

func (c *Checker) observe(r *kgo.Record, v *verdict) {
	if len(c.opts.Observers) == 0 {
		return
	}
	seen := authlinkhttp.Observation{Outcome: authlinkhttp.Valid, Pattern: r.Topic, Bytes: len(r.Value), Elapsed: v.elapsed}
	if v.err != nil {
		seen.Err, seen.Outcome = v.err, authlinkhttp.Invalid
		if v.err.Findings[0].Rule == string(authlink.SyntaxLimit) {
			seen.Outcome = authlinkhttp.TooLarge
		}
	}
	ctx := cmp.Or(r.Context, context.Background())
	for _, o := range c.opts.Observers {
		o.Observe(ctx, seen)
	}
}
