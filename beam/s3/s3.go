// Package s3 has objects in Amazon S3, and in stores that speak its protocol, read by ranges, by
// many workers at once. It is imported for that effect, and brings Beam's file system for the
// scheme "s3" with it:
//
//	import _ "example.com/authlink/beam/s3"
//
// Region, credentials and endpoint are found as that file system finds them: in the environment
// and in the files of the AWS command line.
package s3

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"strings"
	"sync"

	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/s3" // the scheme
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	authlinkbeam "example.com/authlink/beam"
)

func init() { authlinkbeam.RegisterOpenRange("s3", openRange) }

// client is that of the process.
var client = sync.OnceValues(func() (*s3.Client, error) {
	c, err := config.LoadDefaultConfig(context.Background())
	return s3.NewFromConfig(c), err
})

func openRange(ctx context.Context, path string, offset, length int64) (io.ReadCloser, error) {
	c, err := client()
	if err != nil {
		return nil, err
	}
	of, err := url.Parse(path) // as Beam does
	if err != nil {
		return nil, err
	}
	bucket, key := of.Host, strings.TrimPrefix(of.Path, "/")
	in := &s3.GetObjectInput{Bucket: &bucket, Key: &key}
	if offset > 0 || length >= 0 {
		part := fmt.Sprintf("bytes=%d-", offset)
		if length >= 0 {
			part += fmt.Sprint(offset + length - 1)
		}
		in.Range = &part
	}
	out, err := c.GetObject(ctx, in)
	if err != nil {
		return nil, err
	}
	return out.Body, nil
}
