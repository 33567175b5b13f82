// Command authlink-kafka-demo starts a broker in its own process, produces a few records, checks
// them, and prints the dead letters.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"

	authlinkkafka "example.com/authlink/kafka"
)

const topic = "auth-links"

// values are of the wire form: the second has a number in quotes, the third breaks off.
var values = []string{
	`{"id": 4148.57, "token": "<value>", "project_id": "<id>", "organization_id": 397, "origin_owner_id": "<id>", "origin_owner_name": "<value>", "created_at": "2026-01-30T12:24:11.180Z", "auth_link_url": "https://example.com/"}`,
	`{"id": "4148.57", "token": "<value>", "project_id": "<id>", "organization_id": 397, "origin_owner_id": "<id>", "origin_owner_name": "<value>", "created_at": "2026-01-30T12:24:11.180Z", "auth_link_url": "https://example.com/"}`,
	`{"id": 4148.57, "token": "s3cr3t-`,
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := run(ctx, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "authlink-kafka-demo:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out io.Writer) error {
	broker, err := kfake.NewCluster(kfake.NumBrokers(1), kfake.SeedTopics(1, topic, topic+".dead-letters"))
	if err != nil {
		return err
	}
	defer broker.Close()
	seeds := kgo.SeedBrokers(broker.ListenAddrs()...)
	if err := produce(ctx, seeds); err != nil {
		return err
	}

	checker, err := authlinkkafka.New(authlinkkafka.Options{Check: authlinkkafka.Check{Form: "wire"}})
	if err != nil {
		return err
	}
	client, err := kgo.NewClient(append(authlinkkafka.Opts(), seeds, kgo.ConsumerGroup("authlink"), kgo.ConsumeTopics(topic))...)
	if err != nil {
		return err
	}
	defer client.CloseAllowingRebalance()
	running, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan error, 1)
	go func() { ended <- checker.Run(running, client) }()

	if err := printDead(ctx, seeds, out); err != nil {
		return err
	}
	stop()
	return <-ended
}

func produce(ctx context.Context, seeds kgo.Opt) error {
	client, err := kgo.NewClient(seeds)
	if err != nil {
		return err
	}
	defer client.Close()
	var records []*kgo.Record
	for _, value := range values {
		records = append(records, &kgo.Record{Topic: topic, Value: []byte(value)})
	}
	return client.ProduceSync(ctx, records...).FirstErr()
}

// printDead prints the two dead letters.
func printDead(ctx context.Context, seeds kgo.Opt, out io.Writer) error {
	client, err := kgo.NewClient(seeds, kgo.ConsumeTopics(topic+".dead-letters"))
	if err != nil {
		return err
	}
	defer client.Close()
	var letters []*kgo.Record
	for len(letters) < len(values)-1 && ctx.Err() == nil {
		letters = append(letters, client.PollFetches(ctx).Records()...)
	}
	slices.SortFunc(letters, func(a, b *kgo.Record) int { return int(a.Offset - b.Offset) })
	for _, letter := range letters {
		for _, h := range letter.Headers {
			fmt.Fprintf(out, "%s: %s\n", h.Key, h.Value)
		}
		fmt.Fprintf(out, "%s\n\n", letter.Value)
	}
	return ctx.Err()
}
