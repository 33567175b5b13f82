package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// With --contract, what is open in an editor is held against that contract of the configuration, whatever
// it is called.
func TestServeContract(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("order.schema.json", `{"properties": {"id": {"type": "integer"}}}`)
	config := write("c.yaml", "contracts: {acme-order: {editions: [{name: \"1\", schema: order.schema.json}]}}\n")

	in, toServer := io.Pipe()
	fromServer, out := io.Pipe()
	code := make(chan int, 1)
	go func() {
		command := Command{Stdin: in, Stdout: out, Stderr: io.Discard, Getenv: os.Getenv}
		code <- command.Main([]string{"lsp", "--config", config, "--contract", "acme-order"})
		out.Close()
	}()
	send := func(message string) {
		if _, err := fmt.Fprintf(toServer, "Content-Length: %d\r\n\r\n%s", len(message), message); err != nil {
			t.Fatal(err)
		}
	}
	responses := bufio.NewReader(fromServer)
	until := func(sign string) string {
		for {
			message, err := readMessage(responses)
			if err != nil {
				t.Fatalf("before %s: %v", sign, err)
			}
			if strings.Contains(message, sign) {
				return message
			}
		}
	}
	uri := "file://" + filepath.ToSlash(filepath.Join(dir, "any.json"))
	send(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`)
	until(`"id":1`)
	send(`{"jsonrpc":"2.0","method":"initialized","params":{}}`)
	send(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"` + uri + `","languageId":"json","version":1,"text":"{\"id\": \"x\"}"}}}`)
	if shown := until("publishDiagnostics"); !strings.Contains(shown, "expected integer") {
		t.Errorf("got %s", shown)
	}
	send(`{"jsonrpc":"2.0","id":2,"method":"shutdown"}`)
	until(`"id":2`)
	send(`{"jsonrpc":"2.0","method":"exit"}`)
	if code := <-code; code != 0 {
		t.Errorf("the exit code is %d", code)
	}
}

// readMessage reads a message of the Language Server Protocol.
func readMessage(r *bufio.Reader) (string, error) {
	length := 0
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return "", err
		}
		line = strings.TrimSpace(line)
		if line == "" {
			break
		}
		if value, ok := strings.CutPrefix(line, "Content-Length: "); ok {
			if length, err = strconv.Atoi(value); err != nil {
				return "", err
			}
		}
	}
	body := make([]byte, length)
	_, err := io.ReadFull(r, body)
	return string(body), err
}
