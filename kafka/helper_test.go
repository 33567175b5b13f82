package authlinkkafka_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"

	authlinkkafka "example.com/authlink/kafka"
)

// numbered is the check of most tests: an object with a number for its id.
var numbered = authlinkkafka.Check{Schema: `{"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}`}

const (
	topic       = "links"
	deadLetters = "links.dead-letters"
)

// cluster starts a broker with the topics of the tests.
func cluster(t testing.TB, opts ...kfake.Opt) *kfake.Cluster {
	t.Helper()
	c, err := kfake.NewCluster(append([]kfake.Opt{kfake.NumBrokers(1), kfake.SeedTopics(4, topic, deadLetters)}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// client connects to a cluster.
func client(t testing.TB, c *kfake.Cluster, opts ...kgo.Opt) *kgo.Client {
	t.Helper()
	cl, err := kgo.NewClient(append([]kgo.Opt{kgo.SeedBrokers(c.ListenAddrs()...)}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(cl.CloseAllowingRebalance)
	return cl
}

// consumer is a client that Run takes.
func consumer(t testing.TB, c *kfake.Cluster, opts ...kgo.Opt) *kgo.Client {
	t.Helper()
	return client(t, c, slices.Concat(authlinkkafka.Opts(), inGroup(), opts)...)
}

func inGroup() []kgo.Opt {
	return []kgo.Opt{kgo.ConsumerGroup("authlink"), kgo.ConsumeTopics(topic), kgo.HeartbeatInterval(100 * time.Millisecond)}
}

func checker(t testing.TB, opts authlinkkafka.Options) *authlinkkafka.Checker {
	t.Helper()
	c, err := authlinkkafka.New(opts)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// produce writes n records, of which each is bad that isBad says.
func produce(t testing.TB, c *kfake.Cluster, n int, isBad func(i int) bool) {
	t.Helper()
	cl := client(t, c)
	var records []*kgo.Record
	for i := range n {
		value := fmt.Sprintf(`{"id": %d}`, i)
		if isBad(i) {
			value = fmt.Sprintf(`{"id": "%d"}`, i)
		}
		records = append(records, &kgo.Record{Topic: topic, Key: []byte(strconv.Itoa(i)), Value: []byte(value)})
	}
	if err := cl.ProduceSync(t.Context(), records...).FirstErr(); err != nil {
		t.Fatal(err)
	}
}

func all(int) bool { return true }

// A reader collects the dead letters of a cluster.
type reader struct {
	mu      sync.Mutex
	letters []*kgo.Record
	more    chan struct{}
}

func readDead(t testing.TB, c *kfake.Cluster, opts ...kgo.Opt) *reader {
	cl := client(t, c, append([]kgo.Opt{kgo.ConsumeTopics(deadLetters)}, opts...)...)
	r := &reader{more: make(chan struct{}, 1)}
	var done sync.WaitGroup
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(func() { cancel(); done.Wait() })
	done.Go(func() {
		for ctx.Err() == nil {
			records := cl.PollFetches(ctx).Records()
			r.mu.Lock()
			r.letters = append(r.letters, records...)
			r.mu.Unlock()
			select {
			case r.more <- struct{}{}:
			default:
			}
		}
	})
	return r
}

// counts returns how many letters there are, and of how many records.
func (r *reader) counts() (letters, distinct int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	of := map[string]bool{}
	for _, l := range r.letters {
		of[header(l, authlinkkafka.HeaderPartition)+"/"+header(l, authlinkkafka.HeaderOffset)] = true
	}
	return len(r.letters), len(of)
}

// wait waits until there are the letters of so many records.
func (r *reader) wait(t testing.TB, records int) {
	t.Helper()
	late := time.After(30 * time.Second)
	for {
		if _, distinct := r.counts(); distinct >= records {
			return
		}
		select {
		case <-r.more:
		case <-late:
			letters, distinct := r.counts()
			t.Fatalf("%d dead letters of %d records after 30 s, want those of %d", letters, distinct, records)
		}
	}
}

func header(r *kgo.Record, name string) string {
	for _, h := range r.Headers {
		if h.Key == name {
			return string(h.Value)
		}
	}
	return ""
}

// running starts a run, and returns what stops it and waits for its end.
func running(t testing.TB, run func(context.Context) error) (stop func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- run(ctx) }()
	stop = sync.OnceValue(func() error {
		cancel()
		select {
		case err := <-ended:
			return err
		case <-time.After(30 * time.Second):
			return fmt.Errorf("the run has not ended after 30 s")
		}
	})
	t.Cleanup(func() { stop() })
	return stop
}

// ends waits for the end of a run that ends by itself.
func ends(t testing.TB, run func(context.Context) error) error {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	err := run(ctx)
	if ctx.Err() != nil {
		t.Fatalf("the run has not ended by itself: %v", err)
	}
	return err
}
