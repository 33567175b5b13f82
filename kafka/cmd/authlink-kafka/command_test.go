//go:build unix

package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"

	authlinkkafka "example.com/authlink/kafka"
)

// A log is standard error, which may be read while it is written.
type log struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func noEnv(string) string { return "" }

// TestCommand runs the program until it has written dead letters, reads its metrics, and stops
// it with SIGTERM.
func TestCommand(t *testing.T) {
	schema := filepath.Join(t.TempDir(), "id.schema.json")
	if err := os.WriteFile(schema, []byte(`{"required": ["id"]}`), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, more := range [][]string{nil, {"--exactly-once", "checker-1"}} {
		c, err := kfake.NewCluster(kfake.NumBrokers(1), kfake.SeedTopics(1, "links", "dead"))
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		producer, err := kgo.NewClient(kgo.SeedBrokers(c.ListenAddrs()...), kgo.ConsumeTopics("dead"))
		if err != nil {
			t.Fatal(err)
		}
		defer producer.Close()
		if err := producer.ProduceSync(t.Context(), &kgo.Record{Topic: "links", Value: []byte(`{"id": 1}`)}, &kgo.Record{Topic: "links", Value: []byte(`{}`)}).FirstErr(); err != nil {
			t.Fatal(err)
		}
		var stderr log
		code := make(chan int, 1)
		args := append([]string{"--brokers", strings.Join(c.ListenAddrs(), ","), "--topic", "links", "--dead-letters", "dead", "--schema", schema, "--metrics", "localhost:0"}, more...)
		go func() { code <- Command{io.Discard, &stderr, noEnv}.Main(context.Background(), args) }()
		if n := producer.PollFetches(t.Context()).NumRecords(); n != 1 {
			t.Errorf("%d dead letters", n)
		}
		metrics := ""
		want := []string{
			`authlink_records_total{outcome="invalid",topic="links"} 1`, `authlink_records_total{outcome="valid",topic="links"} 1`,
			`authlink_findings_total{rule="required",severity="error",topic="links"} 1`, `authlink_lag_records{partition="0",topic="links"} 0`, `authlink_bytes_total{topic="links"} 11`,
		}
		for late := time.Now().Add(20 * time.Second); time.Now().Before(late) && missing(metrics, want) != ""; time.Sleep(20 * time.Millisecond) {
			metrics = get(t, "http://"+address(t, &stderr)+"/metrics")
		}
		if line := missing(metrics, want); line != "" {
			t.Errorf("no %s in\n%s", line, metrics)
		}
		if err := syscall.Kill(os.Getpid(), syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		select {
		case got := <-code:
			if got != exitStopped {
				t.Errorf("exit code %d: %s", got, stderr.String())
			}
		case <-time.After(20 * time.Second):
			t.Fatal("the program goes on")
		}
	}
}

func missing(text string, lines []string) string {
	for _, line := range lines {
		if !strings.Contains(text, line+"\n") {
			return line
		}
	}
	return ""
}

// address waits until the log says where the metrics are.
func address(t *testing.T, stderr *log) string {
	t.Helper()
	for late := time.Now().Add(20 * time.Second); time.Now().Before(late); time.Sleep(10 * time.Millisecond) {
		if found := regexp.MustCompile(`address=(\S+)`).FindStringSubmatch(stderr.String()); found != nil {
			return found[1]
		}
	}
	t.Fatalf("no address in %s", stderr)
	return ""
}

func get(t *testing.T, url string) string {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestTopics: each topic is checked against the contract that the command line gives it.
func TestTopics(t *testing.T) {
	t.Chdir("../../../examples/acme")
	f := newFlags()
	err := f.parse([]string{
		"--topic", "links,orders,all-orders,ids", "--form", "wire", "--schema-of", "ids=contracts/acme-order/2025-03-01.schema.json",
		"--contract-of", "orders=acme-order", "--edition-of", "orders=2025-03-01", "--contract-of", "all-orders=acme-order", "--edition-of", "all-orders=auto",
	}, noEnv)
	if err != nil {
		t.Fatal(err)
	}
	checker, err := authlinkkafka.New(f.options)
	if err != nil {
		t.Fatal(err)
	}
	latest, err := os.ReadFile("testdata/orders/latest.json")
	if err != nil {
		t.Fatal(err)
	}
	for topic, isValid := range map[string]bool{"links": false, "orders": false, "all-orders": true, "ids": false} {
		if valid, _ := checker.Check([]*kgo.Record{{Topic: topic, Value: latest}}); (len(valid) == 1) != isValid {
			t.Errorf("%s: an order of the latest edition is valid: %t, want %t", topic, !isValid, isValid)
		}
	}
}

func TestFlagsThatAreWrong(t *testing.T) {
	for want, args := range map[string][]string{
		"--topic is missing":                            {},
		`unexpected argument "links"`:                   {"links"},
		"there is no contract \"acme\"":                 {"--topic", "a", "--contract", "acme"},
		`no contract is called "acme-ordr"`:             {"--topic", "a", "--contract-of", "a=acme-ordr", "--config", "../../../examples/acme/.authlink-lint.yaml"},
		`the topic "b" has a contract or a schema, and`: {"--topic", "a", "--contract-of", "b=acme-order"},
		`topic "a": open gone.json`:                     {"--topic", "a", "--schema-of", "a=gone.json"},
		"--rules must be validity or all":               {"--topic", "a", "--rules", "some"},
		`did you mean type?`:                            {"--topic", "a", "--rule", "tpye=off"},
		`Values is "raw"`:                               {"--topic", "a", "--values", "raw"},
		"no such file":                                  {"--topic", "a", "--schema", "missing.json"},
		"--sasl needs --user, and the password":         {"--topic", "a", "--sasl", "plain"},
		"unknown flag: --topics":                        {"--topics", "a"},
		"there is no certificate in command_test.go":    {"--topic", "a", "--tls-ca", "command_test.go"},
		"there is a Schema: leave out Contract, Form a": {"--topic", "a", "--schema", "../../../schema/report.schema.json", "--form", "wire"},
	} {
		var stderr log
		if code := (Command{io.Discard, &stderr, noEnv}).Main(t.Context(), args); code != exitUsage || !strings.Contains(stderr.String(), want) {
			t.Errorf("%q: exit code %d, %s, want %s", args, code, stderr.String(), want)
		}
	}
}

func TestHelp(t *testing.T) {
	var stdout bytes.Buffer
	if code := (Command{&stdout, io.Discard, noEnv}).Main(t.Context(), []string{"--help"}); code != exitStopped || !strings.Contains(stdout.String(), "--exactly-once ID") {
		t.Errorf("exit code %d: %s", code, stdout.String())
	}
}
