package authlink_test

import (
	"encoding/json"
	"fmt"
	"go/doc"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"

	"example.com/authlink"
)

const module = "example.com/authlink"

// A room is a package of this module, and what it may import besides std and the rooms
// below it.
type room struct {
	path   string   // inside the module; "" is this package
	others []string // third-party modules
	system bool     // the packages of systemPackages as well
	only   []string // of the rooms below it; nil for all of them
}

const (
	santhosh = "github.com/santhosh-tekuri/jsonschema/v6"
	invopop  = "github.com/invopop/jsonschema"
)

// house has every room, from the ground up. A room may use those that stand before it:
// so no import ever goes up, and there can be no circle.
var house = []room{
	{path: "internal/words"},
	{path: "internal/lazyregexp"},
	{path: "internal/slab"},
	{path: "internal/jsonpointer"},
	{path: "internal/jsonindex"},
	{path: "internal/decimal"},
	{path: "internal/near"},
	{path: "internal/advice"},
	{path: "internal/span", others: []string{"github.com/rivo/uniseg"}},
	{path: "internal/dialect"},
	{path: "internal/yaml", others: []string{"go.yaml.in/yaml/v4"}},
	{path: "internal/secret", others: []string{"golang.org/x/text"}},
	{path: "internal/pattern"},
	{path: "internal/format", others: []string{"golang.org/x/net", "golang.org/x/text"}},
	{path: "internal/schematest", others: []string{santhosh}, system: true}, // for tests: it has a flag
	{path: "internal/jsonwrite"},
	{path: "internal/golden", others: []string{"github.com/google/go-cmp"}, system: true},
	{path: "internal/subschema", others: []string{santhosh}},
	{path: "internal/accept", others: []string{santhosh}},
	{path: "schema", only: []string{}},
	{path: "internal/judge", others: []string{santhosh}},
	{path: "internal/show"},
	{path: "internal/diagnose", others: []string{santhosh}},
	{path: "internal/describe", others: []string{santhosh}},
	{path: "internal/quiet"},
	{path: "internal/compile", others: []string{santhosh}},
	{path: "internal/reflection", others: []string{invopop}},
	{path: "internal/schemarule"},
	{path: "internal/variants"},
	{path: "internal/engine"},
	{path: "", others: []string{santhosh}},
	// The engine stops at the root package: its types must not become rules.
	{path: "internal/source", others: []string{"github.com/andybalholm/brotli", "github.com/bmatcuk/doublestar/v4", "github.com/klauspost/compress"}, system: true},
	{path: "internal/selection", others: []string{"github.com/theory/jsonpath"}},
	{path: "internal/finding"},
	{path: "internal/openapi"},
	{path: "internal/operation"},
	{path: "internal/schemafile", system: true},
	{path: "internal/contracts"},
	{path: "internal/rule"},
	{path: "internal/infer"},
	{path: "internal/fix", others: []string{"github.com/rogpeppe/go-internal", "golang.org/x/sys"}, system: true},
	{path: "internal/lint", others: []string{"github.com/bmatcuk/doublestar/v4"}, system: true},
	{path: "internal/linttest"},
	{path: "internal/report"}, // above lint, which need not know how results are written
	{path: "internal/generate", others: []string{santhosh}},
	{path: "internal/inclusion", others: []string{santhosh}},
	{path: "internal/compat", others: []string{santhosh}},
	{path: "contract"},
	{path: "internal/lsp", others: []string{"github.com/sourcegraph/jsonrpc2"}},
	{path: "authlinktest"},
	{path: "authlinkhttp", system: true, only: []string{""}}, // net/http is its subject
	{path: "cmd/authlink-lint", system: true, others: []string{
		"github.com/fsnotify/fsnotify", "github.com/spf13/cobra", "github.com/spf13/pflag", "golang.org/x/term",
	}},
}

// systemPackages reach outside the process. A library that reads hostile bytes
// in other people's programs has no need of them.
var systemPackages = []string{"flag", "log", "net/http", "os", "os/exec", "plugin", "syscall", "unsafe"}

// floorOf returns the place of a package in the house, -1 for one that has none.
func floorOf(path string) int {
	return slices.IndexFunc(house, func(r room) bool { return r.path == path })
}

// allows reports whether the room may import a package.
func (r room) allows(path string) bool {
	within := func(root string) bool { return path == root || strings.HasPrefix(path, root+"/") }
	if within(module) {
		own := strings.TrimPrefix(strings.TrimPrefix(path, module), "/")
		floor := floorOf(own)
		return floor >= 0 && floor < floorOf(r.path) && (r.only == nil || slices.Contains(r.only, own))
	}
	if first, _, _ := strings.Cut(path, "/"); strings.Contains(first, ".") {
		return slices.ContainsFunc(r.others, within)
	}
	return r.system || !slices.Contains(systemPackages, path)
}

// TestHouse proves that no package imports one above it, and none what its room is not for.
func TestHouse(t *testing.T) {
	packages := listPackages(t)
	if len(packages) < 10 {
		t.Fatalf("go list shows %d packages", len(packages))
	}
	for _, p := range packages {
		floor := floorOf(p.path())
		if floor < 0 {
			t.Errorf("package %q has no room in the house: say where it stands", p.path())
			continue
		}
		for _, path := range p.Imports {
			if !house[floor].allows(path) {
				t.Errorf("package %q must not import %q", p.path(), path)
			}
		}
	}
	for _, r := range house {
		if !slices.ContainsFunc(packages, func(p listed) bool { return p.path() == r.path }) {
			t.Errorf("there is no package %q", r.path)
		}
		for _, other := range r.others {
			if !slices.ContainsFunc(packages, func(p listed) bool { return p.path() == r.path && p.imports(other) }) {
				t.Errorf("package %q has no need of %q any more", r.path, other)
			}
		}
	}
}

// TestHouseRefuses proves that the rules have teeth.
func TestHouseRefuses(t *testing.T) {
	for pkg, paths := range map[string][]string{
		"schema":             {module, module + "/internal/jsonindex", invopop, "os"},
		"internal/jsonindex": {module, module + "/internal/secret", "github.com/go-json-experiment/json"},
		"internal/span":      {module, module + "/internal/source", "os"},
		"internal/diagnose":  {module, module + "/internal/compile", module + "/internal/lint"},
		"internal/source":    {module + "/internal/finding", module + "/internal/lint", santhosh + "/kind"},
		"internal/rule":      {module + "/internal/fix", "os"},
		"internal/report":    {module + "/internal/compat", "os"},
		"internal/lint":      {santhosh + "/kind", module + "/internal/compat", module + "/internal/report"},
		"authlinkhttp":       {module + "/internal/lint", module + "/schema"},
		"cmd/authlink-lint":  {invopop},
		"":                   {module + "/internal/lint", "net/http", "os", "github.com/spf13/cobra", santhosh + "X"},
	} {
		for _, path := range paths {
			if house[floorOf(pkg)].allows(path) {
				t.Errorf("package %q may import %q", pkg, path)
			}
		}
	}
}

// A listed is a package of this module as go list shows it.
type listed struct {
	ImportPath, Doc string
	Imports         []string // tests aside
}

func (p listed) path() string {
	return strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/")
}

func (p listed) imports(root string) bool {
	return slices.ContainsFunc(p.Imports, func(path string) bool { return path == root || strings.HasPrefix(path, root+"/") })
}

func listPackages(t *testing.T) []listed {
	t.Helper()
	output, err := goList()
	if err != nil {
		t.Fatal(err)
	}
	var packages []listed
	for decoder := json.NewDecoder(strings.NewReader(string(output))); ; {
		var p listed
		if err := decoder.Decode(&p); err == io.EOF {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

var goList = sync.OnceValues(func() ([]byte, error) {
	return exec.Command("go", "list", "-json=ImportPath,Doc,Imports", "./...").Output()
})

// The marks around the table in CONTRIBUTING.md that TestHouseTable writes.
const (
	tableStart = "<!-- The house, from the ground up: written by go test -run TestHouseTable -update . -->\n"
	tableEnd   = "<!-- The house ends. -->\n"
)

// TestHouseTable holds CONTRIBUTING.md against the house. With -update, it writes the table.
func TestHouseTable(t *testing.T) {
	page, err := os.ReadFile("CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(page), tableStart)
	got, after, okEnd := strings.Cut(rest, tableEnd)
	if !ok || !okEnd {
		t.Fatal("CONTRIBUTING.md has no marks around the table of the house")
	}
	want := houseTable(t)
	if got == want {
		return
	}
	if !*authlink.Update {
		t.Fatal("the table of the house in CONTRIBUTING.md is out of date: go test -run TestHouseTable -update .")
	}
	if err := os.WriteFile("CONTRIBUTING.md", []byte(before+tableStart+want+tableEnd+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

func houseTable(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("\n| folder | what it holds | may import |\n| --- | --- | --- |\n")
	packages := listPackages(t)
	for _, r := range house {
		i := slices.IndexFunc(packages, func(p listed) bool { return p.path() == r.path })
		if i < 0 {
			continue // TestHouse says so
		}
		synopsis := new(doc.Package).Synopsis(packages[i].Doc)
		name := synopsis
		for _, prefix := range []string{"Package ", "Command "} {
			if rest, ok := strings.CutPrefix(synopsis, prefix); ok {
				_, name, _ = strings.Cut(rest, " ")
			}
		}
		path := r.path
		if path == "" {
			path = "."
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", path, strings.TrimSuffix(name, "."), r.mayImport())
	}
	return b.String() + "\n"
}

func (r room) mayImport() string {
	parts := []string{"the rooms above it"}
	switch {
	case r.only != nil && len(r.only) == 0:
		parts = []string{"std"}
	case r.only != nil:
		parts = []string{"`.`"}
	}
	for _, other := range r.others {
		parts = append(parts, "`"+other+"`")
	}
	return strings.Join(parts, ", ")
}
