// Command serve shows what command build has written.
//
//	go run ./cmd/serve [-addr HOST:PORT] [-dir DIR]
package main

import (
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"example.com/authlink/playground/internal/site"
)

func main() {
	addr := flag.String("addr", "localhost:8080", "where to listen")
	dir := flag.String("dir", "dist", "the directory that command build has written")
	flag.Parse()
	if err := serve(*addr, *dir); err != nil {
		fmt.Fprintln(os.Stderr, "serve:", err)
		os.Exit(1)
	}
}

func serve(addr, dir string) error {
	if _, err := os.Stat(filepath.Join(dir, "index.html")); err != nil {
		return fmt.Errorf("%w: run command build first", err)
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "http://%s/\n", listener.Addr())
	server := http.Server{Handler: site.Handler(dir), ReadHeaderTimeout: 10 * time.Second}
	return server.Serve(listener)
}
