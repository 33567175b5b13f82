// Package gcs has objects in Google Cloud Storage read by ranges, by many workers at once. It is
// imported for that effect, and brings Beam's file system for the scheme "gs" with it:
//
//	import _ "example.com/authlink/beam/gcs"
//
// Credentials are found as that file system finds them. Buckets whose requester pays are not read.
package gcs

import (
	"context"
	"io"
	"sync"

	"cloud.google.com/go/storage"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/gcs" // the scheme
	"github.com/apache/beam/sdks/v2/go/pkg/beam/util/gcsx"

	authlinkbeam "example.com/authlink/beam"
)

func init() { authlinkbeam.RegisterOpenRange("gs", openRange) }

// client is that of the process. Without credentials, it reads what everybody may read.
var client = sync.OnceValues(func() (*storage.Client, error) {
	ctx := context.Background()
	c, err := gcsx.NewClient(ctx, storage.ScopeReadOnly)
	if err != nil {
		return gcsx.NewUnauthenticatedClient(ctx)
	}
	return c, nil
})

// openRange reads objects as they are stored: one with the Content-Encoding gzip would else be
// decompressed by the server, which then ignores ranges and says another size.
func openRange(ctx context.Context, path string, offset, length int64) (io.ReadCloser, error) {
	c, err := client()
	if err != nil {
		return nil, err
	}
	bucket, object, err := gcsx.ParseObject(path)
	if err != nil {
		return nil, err
	}
	return c.Bucket(bucket).Object(object).ReadCompressed(true).NewRangeReader(ctx, offset, length)
}
