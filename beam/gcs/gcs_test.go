package gcs_test

import (
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"

	_ "example.com/authlink/beam/gcs"
	"example.com/authlink/beam/internal/fakestore"
)

func TestMain(m *testing.M) { ptest.Main(m) }

// TestObjects: one server for all, since a process has one client.
func TestObjects(t *testing.T) {
	server := fakestore.New(t)
	for name, value := range server.Environ() {
		t.Setenv(name, value)
	}
	t.Run("ranges", func(t *testing.T) { fakestore.CheckRanges(t, server, "gs://") })
	t.Run("report", func(t *testing.T) { fakestore.CheckReport(t, server, "gs://") })
}
