package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"example.com/authlink"
	"example.com/authlink/bench/peer"
)

// printFirstUse times the first verdict of this process on a payload, whatever
// has to be compiled for it included. What Go does before main is not.
func printFirstUse(name string) error {
	payload := []byte(firstPayload)
	start := time.Now()
	var err error
	switch name {
	case peer.Authlink.Name:
		err = authlink.Validate(payload)
	case peer.Reference.Name:
		var valid peer.Valid
		valid, err = peer.Reference.Compile(authlink.Variant{}.Schema())
		if err == nil && !valid(payload) {
			err = errors.New("the payload is refused")
		}
	default:
		err = errors.New("unknown name " + name)
	}
	elapsed := time.Since(start)
	if err != nil {
		return err
	}
	fmt.Println(elapsed.Nanoseconds())
	return nil
}

const firstPayload = `{"authLinkUrl":"https://example.com/","createdAt":"2025-02-13T09:44:27Z",` +
	`"id":1,"organizationId":2,"originOwnerId":"a","originOwnerName":"b","projectId":"c","token":"d"}`

// firstUse returns the times, in nanoseconds, of authlink and of the reference
// engine, each in processes of its own that take turns.
func firstUse(processes int) (own, reference []float64, err error) {
	self, err := os.Executable()
	if err != nil {
		return nil, nil, err
	}
	var samples [2][]float64
	for range processes {
		for i, name := range []string{peer.Authlink.Name, peer.Reference.Name} {
			out, err := exec.Command(self, "-first-use", name).Output()
			if err != nil {
				return nil, nil, fmt.Errorf("first use of %s: %w", name, err)
			}
			ns, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
			if err != nil {
				return nil, nil, err
			}
			samples[i] = append(samples[i], ns)
		}
	}
	return samples[0], samples[1], nil
}
