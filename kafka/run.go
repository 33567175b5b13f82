package authlinkkafka

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
)

// Run consumes and checks what the client's group is assigned, writes dead letters, and then
// commits the offsets, until ctx is done or the client is closed: then it deals with the records that it has,
// for Options.StopTimeout at most, and returns nil. Each dead letter is written at least once:
// after a crash, or a commit that did not arrive, some are written again.
//
// The client needs a group and the options of [Opts]; it is not closed. An error ends the run
// where going on would lose something or is of no use: the topic of dead letters is missing or
// refuses them, or the broker denies access. What was not committed is delivered again.
func (c *Checker) Run(ctx context.Context, client *kgo.Client) error {
	if group, _ := client.OptValue(kgo.ConsumerGroup).(string); group == "" {
		return errors.New("authlinkkafka: the client is in no group: set kgo.ConsumerGroup")
	}
	if off, _ := client.OptValue(kgo.DisableAutoCommit).(bool); !off {
		return errors.New("authlinkkafka: the client commits by itself, which loses records in a crash: create it with authlinkkafka.Opts")
	}
	work, release := c.workContext(ctx)
	defer release()
	p := producer{checker: c, client: client, produce: client.Produce, known: map[string]bool{}}
	if err := p.findNamed(work); err != nil {
		return err
	}
	defer client.AllowRebalance()
	for ctx.Err() == nil {
		client.AllowRebalance()
		fetches := client.PollRecords(ctx, c.opts.MaxPoll)
		if err := c.errorIn(ctx, fetches); err != nil {
			return unlessClosed(err)
		}
		if err := p.handle(work, fetches); err != nil {
			return err
		}
	}
	return nil
}

// unlessClosed returns an error unless it says that somebody has closed the client.
func unlessClosed(err error) error {
	if errors.Is(err, kgo.ErrClientClosed) {
		return nil
	}
	return err
}

// workContext is that of the work on records which have arrived: it outlives ctx by the time
// to stop.
func (c *Checker) workContext(ctx context.Context) (work context.Context, release func()) {
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(c.opts.StopTimeout, cancel) })
	return work, func() { stop(); cancel() }
}

// A producer writes the dead letters of a run.
type producer struct {
	checker *Checker
	client  *kgo.Client
	produce func(context.Context, *kgo.Record, func(*kgo.Record, error))
	known   map[string]bool // the topics of dead letters that are there
}

// handle deals with the records of a poll.
func (p *producer) handle(ctx context.Context, fetches kgo.Fetches) error {
	if fetches.NumRecords() == 0 {
		return nil
	}
	dead, err := p.check(ctx, fetches)
	if err != nil {
		return err
	}
	if err := p.write(ctx, dead); err != nil {
		return err
	}
	if err := p.client.CommitUncommittedOffsets(ctx); err != nil {
		switch {
		case isOneOf(err, denied), ctx.Err() != nil:
			return fmt.Errorf("authlinkkafka: committing offsets: %w", err)
		case isOneOf(err, moved):
			err = fmt.Errorf("the partitions have moved, and their records are delivered again: %w", err)
		}
		p.checker.opts.Trouble(fmt.Errorf("authlinkkafka: committing offsets: %w", err))
	}
	p.checker.lag.note(p.client, fetches)
	return nil
}

// check returns the dead letters of fetches, whose topics are there.
func (p *producer) check(ctx context.Context, fetches kgo.Fetches) ([]*kgo.Record, error) {
	var err error
	fetches.EachTopic(func(t kgo.FetchTopic) {
		if err == nil {
			err = p.find(ctx, t.Topic)
		}
	})
	if err != nil {
		return nil, err
	}
	_, dead := p.checker.Check(fetches.Records())
	return dead, nil
}

// write produces dead letters, and waits until they have been taken. One that is too large
// goes without the value.
func (p *producer) write(ctx context.Context, dead []*kgo.Record) error {
	if len(dead) == 0 {
		return nil
	}
	var again []*kgo.Record
	for _, r := range p.produceAll(ctx, dead) {
		switch {
		case r.Err == nil:
		case errors.Is(r.Err, kerr.MessageTooLarge):
			again = append(again, leaveOut(r.Record))
		default:
			return notWritten(r)
		}
	}
	for _, r := range p.produceAll(ctx, again) {
		if r.Err != nil {
			return notWritten(r)
		}
	}
	return nil
}

func notWritten(r kgo.ProduceResult) error {
	return fmt.Errorf("authlinkkafka: writing a dead letter to %s: %w", r.Record.Topic, r.Err)
}

// produceAll produces dead letters and waits until all have been taken or refused, or ctx is
// done. The client cannot take back what is on its way to a broker that does not answer: that
// is not waited for.
func (p *producer) produceAll(ctx context.Context, dead []*kgo.Record) kgo.ProduceResults {
	done := make(chan kgo.ProduceResult, len(dead))
	for _, r := range dead {
		p.produce(ctx, r, func(r *kgo.Record, err error) { done <- kgo.ProduceResult{Record: r, Err: err} })
	}
	var results kgo.ProduceResults
	for range dead {
		select {
		case r := <-done:
			results = append(results, r)
		case <-ctx.Done():
			return append(results, kgo.ProduceResult{Record: dead[0], Err: ctx.Err()})
		}
	}
	return results
}

// findNamed is find for the topics that the client names.
func (p *producer) findNamed(ctx context.Context) error {
	if isRegex, _ := p.client.OptValue(kgo.ConsumeRegex).(bool); isRegex {
		return nil
	}
	for _, topic := range p.client.GetConsumeTopics() {
		if err := p.find(ctx, topic); err != nil {
			return err
		}
	}
	return nil
}

// find makes sure that the dead letters of a topic have somewhere to go before there is one.
func (p *producer) find(ctx context.Context, topic string) error {
	name := p.checker.opts.DeadLetters(topic)
	if name == topic {
		return fmt.Errorf("authlinkkafka: the dead letters of %s would be checked themselves: they need another topic", topic)
	}
	if creates, _ := p.client.OptValue(kgo.AllowAutoTopicCreation).(bool); creates || p.known[name] {
		return nil
	}
	req := kmsg.NewPtrMetadataRequest()
	of := kmsg.NewMetadataRequestTopic()
	of.Topic = kmsg.StringPtr(name)
	req.Topics = append(req.Topics, of)
	res, err := req.RequestWith(ctx, p.client)
	if err != nil {
		return fmt.Errorf("authlinkkafka: looking for the topic %s of dead letters: %w", name, err)
	}
	for _, t := range res.Topics {
		switch err := kerr.ErrorForCode(t.ErrorCode); {
		case errors.Is(err, kerr.UnknownTopicOrPartition):
			return fmt.Errorf("authlinkkafka: there is no topic %s for the dead letters of %s: create it, or allow that with kgo.AllowAutoTopicCreation: %w", name, topic, err)
		case err != nil && !kerr.IsRetriable(err):
			return fmt.Errorf("authlinkkafka: the topic %s of dead letters: %w", name, err)
		}
	}
	p.known[name] = true
	return nil
}
