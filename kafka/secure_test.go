package authlinkkafka_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"math/big"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/sasl/scram"

	authlinkkafka "example.com/authlink/kafka"
)

// certificate returns a certificate for this machine, and who trusts it.
func certificate(t *testing.T) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(parsed)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, pool
}

// TestTLSAndSASL: with the right password everything runs, with the wrong one nothing does.
func TestTLSAndSASL(t *testing.T) {
	own, trusted := certificate(t)
	c := cluster(t, kfake.EnableSASL(), kfake.Superuser("SCRAM-SHA-512", "checker", "right"), kfake.TLS(&tls.Config{Certificates: []tls.Certificate{own}}))
	secure := func(password string) []kgo.Opt {
		return []kgo.Opt{
			kgo.DialTLSConfig(&tls.Config{RootCAs: trusted}),
			kgo.SASL(scram.Auth{User: "checker", Pass: password}.AsSha512Mechanism()),
		}
	}
	if err := client(t, c, secure("right")...).ProduceSync(t.Context(), &kgo.Record{Topic: topic, Value: []byte("{}")}).FirstErr(); err != nil {
		t.Fatal(err)
	}
	check := checker(t, authlinkkafka.Options{Check: numbered})
	cl := consumer(t, c, secure("right")...)
	stop := running(t, func(ctx context.Context) error { return check.Run(ctx, cl) })
	readDead(t, c, secure("right")...).wait(t, 1)
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	// This broker hangs up, where others say SASL_AUTHENTICATION_FAILED.
	refused := consumer(t, c, append(secure("wrong"), kgo.RequestRetries(1))...)
	err := ends(t, func(ctx context.Context) error { return check.Run(ctx, refused) })
	if err == nil || !strings.Contains(err.Error(), "looking for the topic "+deadLetters) || strings.Contains(err.Error(), "wrong") {
		t.Error(err)
	}
}
