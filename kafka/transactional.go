package authlinkkafka

import (
	"context"
	"errors"
	"fmt"

	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kgo"
)

// RunTransactional is [Checker.Run] with a transaction for the records of each poll: dead
// letters and offsets are committed together or not at all, so that who reads committed records
// alone (kgo.ReadCommitted) finds each dead letter exactly once. The session needs a
// transactional id of its own and a group; it is not closed. To read only what the producers of the records have
// committed, its client needs kgo.ReadCommitted, too.
func (c *Checker) RunTransactional(ctx context.Context, session *kgo.GroupTransactSession) error {
	work, release := c.workContext(ctx)
	defer release()
	p := transaction{
		producer: producer{checker: c, client: session.Client(), produce: session.Produce, known: map[string]bool{}},
		session:  session, large: map[place]bool{},
	}
	if err := p.findNamed(work); err != nil {
		return err
	}
	defer session.AllowRebalance()
	for ctx.Err() == nil {
		session.AllowRebalance()
		fetches := session.PollRecords(ctx, c.opts.MaxPoll)
		if err := c.errorIn(ctx, fetches); err != nil {
			return unlessClosed(err)
		}
		if err := p.handle(work, fetches); err != nil {
			return err
		}
	}
	return nil
}

// A transaction writes the dead letters of a run in transactions.
type transaction struct {
	producer
	session *kgo.GroupTransactSession
	large   map[place]bool // the records whose dead letters the broker has found too large
}

// A place is that of a record, as the headers of its dead letter name it.
type place struct{ topic, partition, offset string }

func placeOf(dead *kgo.Record) (at place) {
	for _, h := range dead.Headers {
		switch h.Key {
		case HeaderTopic:
			at.topic = string(h.Value)
		case HeaderPartition:
			at.partition = string(h.Value)
		case HeaderOffset:
			at.offset = string(h.Value)
		}
	}
	return at
}

// handle deals with the records of a poll.
func (t *transaction) handle(ctx context.Context, fetches kgo.Fetches) error {
	if fetches.NumRecords() == 0 {
		return nil
	}
	dead, err := t.check(ctx, fetches)
	if err != nil {
		return err
	}
	if err := t.session.Begin(); err != nil {
		return fmt.Errorf("authlinkkafka: beginning a transaction: %w", err)
	}
	tooLarge, failure := t.write(ctx, dead)
	committed, err := t.session.End(ctx, kgo.TransactionEndTry(failure == nil && !tooLarge))
	switch {
	case failure != nil:
		return failure
	case err != nil:
		return fmt.Errorf("authlinkkafka: ending a transaction: %w", err)
	case committed:
		clear(t.large)
		t.checker.lag.note(t.client, fetches)
	case !tooLarge:
		t.checker.opts.Trouble(errors.New("authlinkkafka: the partitions have moved, or the broker has asked for it: the transaction is aborted, and its records are delivered again"))
	}
	return nil
}

// write produces dead letters in the transaction. One that turns out to be too large has this
// transaction aborted, and goes without its value in the next.
func (t *transaction) write(ctx context.Context, dead []*kgo.Record) (tooLarge bool, failure error) {
	for i, r := range dead {
		if t.large[placeOf(r)] {
			dead[i] = leaveOut(r)
		}
	}
	for _, r := range t.produceAll(ctx, dead) {
		switch {
		case r.Err == nil:
		case errors.Is(r.Err, kerr.MessageTooLarge) && !t.large[placeOf(r.Record)]:
			t.large[placeOf(r.Record)], tooLarge = true, true
		case failure == nil:
			failure = notWritten(r)
		}
	}
	return tooLarge, failure
}
