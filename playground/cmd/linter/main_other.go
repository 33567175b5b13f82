//go:build !js

package main

import "fmt"

func main() {
	fmt.Println("this is for a page: go run ./cmd/build compiles it with GOOS=js GOARCH=wasm")
}
