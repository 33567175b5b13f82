package prometheus_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"

	client "github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"

	"example.com/authlink/authlinkhttp"
	"example.com/authlink/examples/prometheus"
	authlinkkafka "example.com/authlink/kafka"
)

// The records of a topic are counted by the same observer, and scraped as any other metrics.
func Example_kafka() {
	if err := kafka(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// authlink_responses_total{outcome="invalid",pattern="ids"} 1
	// authlink_responses_total{outcome="valid",pattern="ids"} 2
}

func kafka() error {
	broker, err := kfake.NewCluster(kfake.NumBrokers(1), kfake.SeedTopics(1, "ids", "ids.dead-letters"))
	if err != nil {
		return err
	}
	defer broker.Close()
	registry := client.NewRegistry()
	metrics, err := prometheus.New(registry)
	if err != nil {
		return err
	}
	checker, err := authlinkkafka.New(authlinkkafka.Options{
		Check:     authlinkkafka.Check{Schema: `{"properties": {"id": {"type": "integer"}}}`},
		Observers: []authlinkhttp.Observer{metrics},
	})
	if err != nil {
		return err
	}
	if err := checkThree(context.Background(), broker, checker); err != nil {
		return err
	}
	endpoint := httptest.NewServer(promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	defer endpoint.Close()
	return scrape(endpoint.URL)
}

// checkThree produces three records, of which one is bad, and runs a checker until its dead letter
// is there.
func checkThree(ctx context.Context, broker *kfake.Cluster, checker *authlinkkafka.Checker) error {
	seeds := kgo.SeedBrokers(broker.ListenAddrs()...)
	reader, err := kgo.NewClient(seeds, kgo.ConsumeTopics("ids.dead-letters"))
	if err != nil {
		return err
	}
	defer reader.Close()
	for _, value := range []string{`{"id": 1}`, `{"id": 2}`, `{"id": "3"}`} {
		if err := reader.ProduceSync(ctx, &kgo.Record{Topic: "ids", Value: []byte(value)}).FirstErr(); err != nil {
			return err
		}
	}
	consumer, err := kgo.NewClient(append(authlinkkafka.Opts(), seeds, kgo.ConsumerGroup("authlink"), kgo.ConsumeTopics("ids"))...)
	if err != nil {
		return err
	}
	defer consumer.CloseAllowingRebalance()
	running, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- checker.Run(running, consumer) }()
	reader.PollFetches(ctx)
	stop()
	return <-ended
}

// scrape prints the counters that an endpoint serves.
func scrape(url string) error {
	res, err := http.Get(url)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "authlink_responses_total{") {
			fmt.Print(line)
		}
	}
	return err
}
