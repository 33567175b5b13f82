package workload

// Lines returns payloads of the contract, one a line as in NDJSON, some size
// bytes in all.
func Lines(size int) [][]byte {
	g := newGen(seed)
	var lines [][]byte
	for total := 0; total < size; {
		line := text(full(g))
		lines = append(lines, line)
		total += len(line) + 1
	}
	return lines
}
