package authlinkkafka

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kgo"
)

// denied are the errors that nothing but another configuration mends.
var denied = []error{
	kerr.TopicAuthorizationFailed, kerr.GroupAuthorizationFailed, kerr.ClusterAuthorizationFailed,
	kerr.TransactionalIDAuthorizationFailed, kerr.SaslAuthenticationFailed, kerr.UnsupportedSaslMechanism,
}

// moved are the errors of a commit after a rebalance: whoever has the partitions now gets the
// records again.
var moved = []error{kerr.RebalanceInProgress, kerr.IllegalGeneration, kerr.UnknownMemberID, kerr.StaleMemberEpoch}

// isOneOf reports whether an error is, or wraps, one of some.
func isOneOf(err error, some []error) bool {
	return slices.ContainsFunc(some, func(one error) bool { return errors.Is(err, one) })
}

// errorIn returns the error of fetches that ends a run, and tells of the others: the client
// tries again by itself.
func (c *Checker) errorIn(ctx context.Context, fetches kgo.Fetches) error {
	for _, e := range fetches.Errors() {
		switch {
		case errors.Is(e.Err, kgo.ErrClientClosed):
			return kgo.ErrClientClosed
		case ctx.Err() != nil && errors.Is(e.Err, ctx.Err()):
		case isOneOf(e.Err, denied):
			return fmt.Errorf("authlinkkafka: %s: %w", about(e), e.Err)
		default:
			c.opts.Trouble(fmt.Errorf("authlinkkafka: %s: %w", about(e), e.Err))
		}
	}
	return nil
}

func about(e kgo.FetchError) string {
	if e.Topic == "" {
		return "fetching"
	}
	return fmt.Sprintf("fetching partition %d of %s", e.Partition, e.Topic)
}
