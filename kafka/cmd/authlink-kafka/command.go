package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os/signal"
	"syscall"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"github.com/spf13/pflag"
	"github.com/twmb/franz-go/pkg/kgo"

	"example.com/authlink/authlinkhttp"
	authlinkkafka "example.com/authlink/kafka"
)

// The exit codes.
const (
	exitStopped = 0 // told to stop, and everything is committed
	exitUsage   = 2 // the command line is wrong; nothing was consumed
	exitFailed  = 3 // a run that could not go on
)

// A Command is the program without the process around it.
type Command struct {
	Stdout, Stderr io.Writer
	Getenv         func(string) string
}

// Main runs the program until ctx is done or it is told to stop with SIGTERM or SIGINT, and
// returns the exit code.
func (c Command) Main(ctx context.Context, args []string) int {
	f := newFlags()
	f.set.SetOutput(c.Stderr)
	switch err := f.parse(args, c.Getenv); {
	case errors.Is(err, pflag.ErrHelp):
		f.usage(c.Stdout)
		return exitStopped
	case err != nil:
		fmt.Fprintf(c.Stderr, "authlink-kafka: %v\nRun 'authlink-kafka --help' for the flags.\n", err)
		return exitUsage
	}
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	if err := c.run(ctx, f); err != nil {
		fmt.Fprintf(c.Stderr, "authlink-kafka: %v\n", err)
		return exitFailed
	}
	return exitStopped
}

func (c Command) run(ctx context.Context, f *flags) error {
	log := slog.New(slog.NewTextHandler(c.Stderr, nil))
	registry := prometheus.NewRegistry()
	counted := newMetrics(registry)
	opts := f.options
	opts.Observers = []authlinkhttp.Observer{counted}
	opts.Trouble = func(err error) {
		counted.troubles.Inc()
		log.Warn("the run goes on", slog.Any("error", err))
	}
	checker, err := authlinkkafka.New(opts)
	if err != nil {
		return err
	}
	registry.MustRegister(lagOf(checker))
	if f.metrics != "" {
		stop, address, err := serve(f.metrics, registry)
		if err != nil {
			return err
		}
		defer stop()
		log.Info("metrics", slog.String("address", address))
	}
	if f.transactional != "" {
		return c.exactlyOnce(ctx, checker, f)
	}
	client, err := kgo.NewClient(append(authlinkkafka.Opts(), f.client...)...)
	if err != nil {
		return err
	}
	defer client.CloseAllowingRebalance()
	return checker.Run(ctx, client)
}

func (c Command) exactlyOnce(ctx context.Context, checker *authlinkkafka.Checker, f *flags) error {
	session, err := kgo.NewGroupTransactSession(append(f.client,
		kgo.TransactionalID(f.transactional), kgo.FetchIsolationLevel(kgo.ReadCommitted()))...)
	if err != nil {
		return err
	}
	defer session.CloseAllowingRebalance()
	return checker.RunTransactional(ctx, session)
}

// serve serves metrics at /metrics, and answers /healthz as long as the process lives.
func serve(address string, registry *prometheus.Registry) (stop func(), listening string, err error) {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "ok\n") })
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, "", err
	}
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = server.Serve(listener) // until it is closed
	}()
	return func() { server.Close(); <-ended }, listener.Addr().String(), nil
}
