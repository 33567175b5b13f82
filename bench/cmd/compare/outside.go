package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"

	"example.com/authlink/bench/measure"
	"example.com/authlink/bench/peer"
	"example.com/authlink/bench/workload"
)

// nodeScript times the validators outside Go. Its package.json names them.
const nodeScript = "node/compare.mjs"

// compareOutside times the valid documents of workloads with the peers outside
// Go, in a process of their own that runs between two measurements of authlink.
// Without Node, or without their packages, the table has no rows and why says
// so.
func compareOutside(workloads []workload.Workload, rounds measure.Rounds) (t table, why string, err error) {
	if _, err := exec.LookPath("node"); err != nil {
		return table{}, "there is no `node` here", nil
	}
	if _, err := os.Stat("node/node_modules"); err != nil {
		return table{}, "`npm install` has not been run in `bench/node`", nil
	}
	before, err := authlinkTimes(workloads, rounds)
	if err != nil {
		return table{}, "", err
	}
	out, err := runNode(workloads, rounds)
	if err != nil {
		return table{}, "", err
	}
	after, err := authlinkTimes(workloads, rounds)
	if err != nil {
		return table{}, "", err
	}
	for _, p := range out.Peers {
		t.Peers = append(t.Peers, p.Name+" "+p.Version)
	}
	for i, w := range workloads {
		r := before[i]
		r.Authlink = (r.Authlink + after[i].Authlink) / 2
		for _, p := range out.Peers {
			r.Cells = append(r.Cells, out.cell(w.Name, p.Name, r.Authlink))
		}
		t.Rows = append(t.Rows, r)
	}
	return t, "", nil
}

func authlinkTimes(workloads []workload.Workload, rounds measure.Rounds) ([]row, error) {
	var rows []row
	for _, w := range workloads {
		valid, err := peer.Authlink.Compile(w.Schema)
		if err != nil {
			return nil, err
		}
		r, err := compareOn(w.Name, w.Valid, []subject{{valid: valid}}, rounds)
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// nodeInput and nodeOutput are what the script reads and prints.
type nodeInput struct {
	Rounds    int            `json:"rounds"`
	BatchMs   float64        `json:"batchMs"`
	Workloads []nodeWorkload `json:"workloads"`
}

type nodeWorkload struct {
	Name    string   `json:"name"`
	Schema  string   `json:"schema"`
	Valid   []string `json:"valid"`
	Invalid []string `json:"invalid"`
}

type nodeOutput struct {
	Peers []struct{ Name, Version string }
	Times []struct {
		Workload, Peer string
		NS             float64
		Mark           string
	}
}

func runNode(workloads []workload.Workload, rounds measure.Rounds) (out nodeOutput, err error) {
	in := nodeInput{Rounds: rounds.Count, BatchMs: rounds.Batch.Seconds() * 1000}
	for _, w := range workloads {
		in.Workloads = append(in.Workloads, nodeWorkload{w.Name, string(w.Schema), texts(w.Valid), texts(w.Invalid)})
	}
	stdin, err := json.Marshal(in)
	if err != nil {
		return out, err
	}
	node := exec.Command("node", nodeScript)
	node.Stdin = bytes.NewReader(stdin)
	node.Stderr = os.Stderr
	stdout, err := node.Output()
	if err != nil {
		return out, fmt.Errorf("%s: %w", nodeScript, err)
	}
	return out, json.Unmarshal(stdout, &out)
}

func texts(documents [][]byte) []string {
	all := make([]string, len(documents))
	for i, doc := range documents {
		all[i] = string(doc)
	}
	return all
}

// cell returns what came of a peer. The rounds of two processes have nothing to
// do with each other: so there is one ratio, that of their medians.
func (o nodeOutput) cell(workload, peer string, authlink float64) cell {
	for _, t := range o.Times {
		if t.Workload == workload && t.Peer == peer {
			return cell{measure.RatioOf([]float64{t.NS}, []float64{authlink}), t.Mark}
		}
	}
	return cell{note: noSchema}
}
