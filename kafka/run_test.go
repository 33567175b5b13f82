package authlinkkafka_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"

	authlinkkafka "example.com/authlink/kafka"
)

func TestRun(t *testing.T) {
	c := cluster(t)
	produce(t, c, 1000, func(i int) bool { return i%10 == 0 })
	check := checker(t, authlinkkafka.Options{Check: numbered})
	cl := consumer(t, c)
	stop := running(t, func(ctx context.Context) error { return check.Run(ctx, cl) })
	dead := readDead(t, c)
	dead.wait(t, 100)
	waitFor(t, "lag of 0", func() bool { return len(check.Lag()[topic]) == 4 && sum(check.Lag()[topic]) == 0 })
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	if letters, distinct := dead.counts(); letters != 100 || distinct != 100 {
		t.Errorf("%d dead letters of %d records", letters, distinct)
	}
	if n := committed(t, c); n != 1000 {
		t.Errorf("%d records committed", n)
	}
}

func sum(of map[int32]int64) (n int64) {
	for _, one := range of {
		n += one
	}
	return n
}

func waitFor(t testing.TB, what string, is func() bool) {
	t.Helper()
	for late := time.Now().Add(30 * time.Second); !is(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(late) {
			t.Fatalf("no %s after 30 s", what)
		}
	}
}

// committed is how many records the group has committed.
func committed(t testing.TB, c *kfake.Cluster) (n int64) {
	t.Helper()
	req := kmsg.NewPtrOffsetFetchRequest()
	req.Group = "authlink"
	of := kmsg.NewOffsetFetchRequestTopic()
	of.Topic, of.Partitions = topic, []int32{0, 1, 2, 3}
	req.Topics = append(req.Topics, of)
	res, err := req.RequestWith(t.Context(), client(t, c))
	if err != nil {
		t.Fatal(err)
	}
	for _, t := range res.Topics {
		for _, p := range t.Partitions {
			n += max(0, p.Offset)
		}
	}
	return n
}

// TestRebalance: a second consumer comes, and the first goes, while records come in.
func TestRebalance(t *testing.T) {
	c := cluster(t)
	check := checker(t, authlinkkafka.Options{Check: numbered, MaxPoll: 50})
	first, second := consumer(t, c), consumer(t, c)
	dead := readDead(t, c)
	produce(t, c, 300, all)
	stopFirst := running(t, func(ctx context.Context) error { return check.Run(ctx, first) })
	dead.wait(t, 100)
	stopSecond := running(t, func(ctx context.Context) error {
		return checker(t, authlinkkafka.Options{Check: numbered, MaxPoll: 50}).Run(ctx, second)
	})
	produce(t, c, 300, all)
	if _, err := c.WaitGroupStable(t.Context(), "authlink", 2); err != nil {
		t.Fatal(err)
	}
	produce(t, c, 300, all)
	if err := stopFirst(); err != nil {
		t.Fatal(err)
	}
	first.CloseAllowingRebalance()
	produce(t, c, 100, all)
	dead.wait(t, 1000)
	if err := stopSecond(); err != nil {
		t.Fatal(err)
	}
}

// TestCommitCut: where the commit does not arrive, records come again, and none is left out.
func TestCommitCut(t *testing.T) {
	c := cluster(t)
	produce(t, c, 1000, all)
	cut := c.Fault(kfake.Fault{Keys: []kmsg.Key{kmsg.OffsetCommit}, Err: kerr.UnknownMemberID, Count: -1})
	var troubles atomic.Int64
	check := checker(t, authlinkkafka.Options{Check: numbered, MaxPoll: 300, Trouble: func(error) { troubles.Add(1) }})
	cl := consumer(t, c)
	stop := running(t, func(ctx context.Context) error { return check.Run(ctx, cl) })
	dead := readDead(t, c)
	dead.wait(t, 500)
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	cl.CloseAllowingRebalance()
	cut.Remove()
	if troubles.Load() == 0 {
		t.Error("nobody was told")
	}
	if n := committed(t, c); n != 0 {
		t.Errorf("%d records committed", n)
	}
	again := consumer(t, c)
	stop = running(t, func(ctx context.Context) error { return check.Run(ctx, again) })
	waitFor(t, "commit of all", func() bool { return committed(t, c) == 1000 })
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	dead.wait(t, 1000)
	if letters, distinct := dead.counts(); letters < 1500 || distinct != 1000 {
		t.Errorf("%d dead letters of %d records", letters, distinct)
	}
}

// TestBrokerGone: the broker hangs up on every request for a while.
func TestBrokerGone(t *testing.T) {
	c := cluster(t)
	var gone atomic.Bool
	c.Control(func(kmsg.Request) (kmsg.Response, error, bool) {
		c.KeepControl()
		if gone.Load() {
			return nil, errors.New("gone"), true
		}
		return nil, nil, false
	})
	check := checker(t, authlinkkafka.Options{Check: numbered, MaxPoll: 100})
	cl := consumer(t, c)
	dead := readDead(t, c)
	produce(t, c, 500, all)
	stop := running(t, func(ctx context.Context) error { return check.Run(ctx, cl) })
	dead.wait(t, 100)
	gone.Store(true)
	time.Sleep(500 * time.Millisecond)
	gone.Store(false)
	produce(t, c, 500, all)
	dead.wait(t, 1000)
	if err := stop(); err != nil {
		t.Fatal(err)
	}
}

// TestStopWithoutBroker: a run that cannot write what it has ends all the same, and says so.
func TestStopWithoutBroker(t *testing.T) {
	c := cluster(t)
	produce(t, c, 10, all)
	c.ControlKey(int16(kmsg.Produce), func(kmsg.Request) (kmsg.Response, error, bool) {
		c.KeepControl()
		return nil, errors.New("gone"), true
	})
	check := checker(t, authlinkkafka.Options{Check: numbered, StopTimeout: 100 * time.Millisecond})
	cl := consumer(t, c)
	stop := running(t, func(ctx context.Context) error { return check.Run(ctx, cl) })
	waitFor(t, "dead letter on its way", func() bool { return cl.BufferedProduceRecords() > 0 })
	if err := stop(); err == nil || !strings.Contains(err.Error(), "writing a dead letter to "+deadLetters) {
		t.Error(err)
	}
	if n := committed(t, c); n != 0 {
		t.Errorf("%d records committed whose dead letters nobody has", n)
	}
}

// TestPoison: no record holds up those behind it.
func TestPoison(t *testing.T) {
	for name, run := range runs(t) {
		t.Run(name, func(t *testing.T) {
			c := cluster(t, kfake.BrokerConfigs(map[string]string{"message.max.bytes": "200000"}))
			if err := c.DeleteTopic(deadLetters); err != nil {
				t.Fatal(err)
			}
			if err := c.CreateTopic(deadLetters, 1, map[string]string{"max.message.bytes": "20000"}); err != nil {
				t.Fatal(err)
			}
			values := []string{
				"", "\x00\xff", "[[[", strings.Repeat("[", 100_000), `{"id": 1e999999999}`, `{"id": "\ud800"}`,
				`"` + random(150_000) + `"`, `{"id": ` + strings.Repeat("9", 5000) + `}`, `{"id": 1, "id": 1}`, `{"id": "last"}`,
			}
			cl := client(t, c, kgo.ProducerBatchCompression(kgo.NoCompression()))
			for _, value := range values { // each in a batch of its own
				if err := cl.ProduceSync(t.Context(), &kgo.Record{Topic: topic, Value: []byte(value)}).FirstErr(); err != nil {
					t.Fatal(err)
				}
			}
			dead := readDead(t, c, kgo.FetchIsolationLevel(kgo.ReadCommitted()))
			stop := run(t, c, authlinkkafka.Options{Check: numbered, Values: authlinkkafka.ValuesPassed}, kgo.ProducerBatchCompression(kgo.NoCompression()))
			dead.wait(t, len(values))
			if err := stop(); err != nil {
				t.Fatal(err)
			}
			leftOut := 0
			for _, l := range dead.letters {
				if header(l, authlinkkafka.HeaderValue) == string(authlinkkafka.ValuesLeftOut) {
					leftOut++
				}
			}
			if leftOut < 2 {
				t.Errorf("%d values left out, want those that the topic is too small for", leftOut)
			}
		})
	}
}

// random returns a text that does not compress to nothing.
func random(n int) string {
	text := make([]byte, n)
	x := uint32(1)
	for i := range text {
		x = x*1664525 + 1013904223
		text[i] = 'a' + byte(x>>24)%26
	}
	return string(text)
}

// TestNoDeadLetterTopic: the run ends before it has consumed anything.
func TestNoDeadLetterTopic(t *testing.T) {
	for name, run := range runs(t) {
		t.Run(name, func(t *testing.T) {
			c := cluster(t)
			produce(t, c, 10, all)
			if err := c.DeleteTopic(deadLetters); err != nil {
				t.Fatal(err)
			}
			stop := run(t, c, authlinkkafka.Options{Check: numbered})
			err := stop()
			if err == nil || !strings.Contains(err.Error(), "there is no topic "+deadLetters+" for the dead letters of "+topic+": create it") {
				t.Error(err)
			}
			if n := committed(t, c); n != 0 {
				t.Errorf("%d records committed", n)
			}
		})
	}
}

func TestClientsThatAreWrong(t *testing.T) {
	c := cluster(t)
	check := checker(t, authlinkkafka.Options{})
	for want, cl := range map[string]*kgo.Client{
		"the client is in no group":    client(t, c, kgo.ConsumeTopics(topic)),
		"the client commits by itself": client(t, c, inGroup()...),
	} {
		if err := check.Run(t.Context(), cl); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	same := checker(t, authlinkkafka.Options{DeadLetters: func(string) string { return topic }})
	if err := same.Run(t.Context(), consumer(t, c)); err == nil || !strings.Contains(err.Error(), "they need another topic") {
		t.Error(err)
	}
}

// TestClosed: to close the client ends a run, too.
func TestClosed(t *testing.T) {
	c := cluster(t)
	cl := consumer(t, c)
	check := checker(t, authlinkkafka.Options{Check: numbered})
	ended := make(chan error, 1)
	go func() { ended <- check.Run(context.Background(), cl) }()
	time.Sleep(200 * time.Millisecond)
	cl.CloseAllowingRebalance()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(20 * time.Second):
		t.Error("the run goes on")
	}
}
