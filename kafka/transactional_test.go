package authlinkkafka_test

import (
	"context"
	"slices"
	"testing"

	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"

	authlinkkafka "example.com/authlink/kafka"
)

func session(t testing.TB, c *kfake.Cluster, opts ...kgo.Opt) *kgo.GroupTransactSession {
	t.Helper()
	s, err := kgo.NewGroupTransactSession(slices.Concat([]kgo.Opt{
		kgo.SeedBrokers(c.ListenAddrs()...), kgo.TransactionalID("checker"), kgo.FetchIsolationLevel(kgo.ReadCommitted()),
	}, inGroup(), opts)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.CloseAllowingRebalance)
	return s
}

type starter func(testing.TB, *kfake.Cluster, authlinkkafka.Options, ...kgo.Opt) (stop func() error)

// runs are the two ways to run a checker.
func runs(*testing.T) map[string]starter {
	return map[string]starter{
		"at least once": func(t testing.TB, c *kfake.Cluster, opts authlinkkafka.Options, with ...kgo.Opt) func() error {
			check, cl := checker(t, opts), consumer(t, c, with...)
			return running(t, func(ctx context.Context) error { return check.Run(ctx, cl) })
		},
		"exactly once": func(t testing.TB, c *kfake.Cluster, opts authlinkkafka.Options, with ...kgo.Opt) func() error {
			check, s := checker(t, opts), session(t, c, with...)
			return running(t, func(ctx context.Context) error { return check.RunTransactional(ctx, s) })
		},
	}
}

// TestExactlyOnce: transactions are aborted, and who reads what is committed finds each dead
// letter once.
func TestExactlyOnce(t *testing.T) {
	for name, fault := range map[string]kfake.Fault{
		"nothing":            {Keys: []kmsg.Key{kmsg.TxnOffsetCommit}, Observe: true},
		"a rebalance":        {Keys: []kmsg.Key{kmsg.TxnOffsetCommit}, Err: kerr.RebalanceInProgress, Count: 3},
		"the coordinator":    {Keys: []kmsg.Key{kmsg.TxnOffsetCommit}, Err: kerr.CoordinatorNotAvailable, Count: 1},
		"an end unconfirmed": {Keys: []kmsg.Key{kmsg.EndTxn}, Err: kerr.UnknownServerError, TopLevel: true, Count: 1},
	} {
		t.Run(name, func(t *testing.T) {
			c := cluster(t)
			produce(t, c, 1000, all)
			h := c.Fault(fault)
			check, s := checker(t, authlinkkafka.Options{Check: numbered, MaxPoll: 300}), session(t, c)
			stop := running(t, func(ctx context.Context) error { return check.RunTransactional(ctx, s) })
			dead := readDead(t, c, kgo.FetchIsolationLevel(kgo.ReadCommitted()))
			dead.wait(t, 1000)
			waitFor(t, "commit of all", func() bool { return committed(t, c) == 1000 })
			if err := stop(); err != nil {
				t.Fatal(err)
			}
			if letters, distinct := dead.counts(); letters != 1000 || distinct != 1000 {
				t.Errorf("%d dead letters of %d records", letters, distinct)
			}
			if h.Hits() == 0 {
				t.Error("the fault has not come")
			}
		})
	}
}

// TestAbortedProducer: records that their producer has taken back are not checked.
func TestAbortedProducer(t *testing.T) {
	c := cluster(t)
	producer := client(t, c, kgo.TransactionalID("producer"))
	for _, commit := range []kgo.TransactionEndTry{kgo.TryAbort, kgo.TryCommit} {
		if err := producer.BeginTransaction(); err != nil {
			t.Fatal(err)
		}
		if err := producer.ProduceSync(t.Context(), &kgo.Record{Topic: topic, Value: []byte("{")}).FirstErr(); err != nil {
			t.Fatal(err)
		}
		if err := producer.EndTransaction(t.Context(), commit); err != nil {
			t.Fatal(err)
		}
	}
	check, s := checker(t, authlinkkafka.Options{Check: numbered}), session(t, c)
	stop := running(t, func(ctx context.Context) error { return check.RunTransactional(ctx, s) })
	dead := readDead(t, c, kgo.FetchIsolationLevel(kgo.ReadCommitted()))
	dead.wait(t, 1)
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	if letters, _ := dead.counts(); letters != 1 {
		t.Errorf("%d dead letters", letters)
	}
}
