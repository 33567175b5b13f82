package authlinkkafka

import (
	"sync"

	"github.com/twmb/franz-go/pkg/kgo"
)

// A lag is how far the commits of a run are behind the ends of their partitions.
type lag struct {
	mu     sync.Mutex
	ends   map[partition]int64 // as the last fetch said
	behind map[partition]int64
}

type partition struct {
	topic  string
	number int32
}

// note takes what a poll said, and what has been committed since. Partitions that the client
// has no more are forgotten.
func (l *lag) note(client *kgo.Client, fetches kgo.Fetches) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ends == nil {
		l.ends = map[partition]int64{}
	}
	fetches.EachPartition(func(p kgo.FetchTopicPartition) {
		l.ends[partition{p.Topic, p.Partition}] = p.HighWatermark
	})
	l.behind = map[partition]int64{}
	for topic, offsets := range client.CommittedOffsets() {
		for number, committed := range offsets {
			p := partition{topic, number}
			if end, ok := l.ends[p]; ok {
				l.behind[p] = max(0, end-committed.Offset)
			}
		}
	}
	for p := range l.ends {
		if _, ok := l.behind[p]; !ok {
			delete(l.ends, p)
		}
	}
}

// Lag returns, by topic and partition, how many records are behind the offset that a run of the checker has
// committed, as far as its last fetch knew. A partition without a commit is not there.
func (c *Checker) Lag() map[string]map[int32]int64 {
	c.lag.mu.Lock()
	defer c.lag.mu.Unlock()
	out := map[string]map[int32]int64{}
	for p, n := range c.lag.behind {
		if out[p.topic] == nil {
			out[p.topic] = map[int32]int64{}
		}
		out[p.topic][p.number] = n
	}
	return out
}
