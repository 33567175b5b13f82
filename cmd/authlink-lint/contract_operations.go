package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"example.com/authlink/internal/compat"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/words"
)

// tellOperations lists the operations whose bodies differ between two OpenAPI documents.
func (r *run) tellOperations(before, today string) {
	changes := map[string][]string{} // of operations: that they came or went, or how much of them differs
	for _, by := range []string{byResponses, byRequests} {
		result, _, err := r.compareSpecs(before, today, by, compat.Options{})
		if err != nil {
			fmt.Fprintf(r.stdout, "    the operations cannot be compared: %s\n", span.Visible(err.Error()))
			return
		}
		counts := map[string]int{}
		for _, d := range result.Differences {
			switch {
			case d.Keyword != "operation" || d.Path != "":
				for _, operation := range operationsOf(&d) {
					counts[operation]++
				}
			case !slices.Contains(changes[d.In], cameOrWent(&d)):
				changes[d.In] = append(changes[d.In], cameOrWent(&d))
			}
		}
		for operation, n := range counts {
			changes[operation] = append(changes[operation], fmt.Sprintf("%s in %s", words.Count(n, "difference"), by))
		}
	}
	for _, operation := range slices.Sorted(maps.Keys(changes)) {
		fmt.Fprintf(r.stdout, "    %s: %s\n", span.Visible(operation), strings.Join(changes[operation], ", "))
	}
	if len(changes) == 0 {
		fmt.Fprintln(r.stdout, "    no schema of a body has changed: what differs is beside them")
	}
}

// operationsOf returns the operations whose bodies a difference is in, each once.
func operationsOf(d *compat.Difference) (operations []string) {
	for _, part := range d.Parts() {
		if operation := operationOf(part); !slices.Contains(operations, operation) {
			operations = append(operations, operation)
		}
	}
	return operations
}
