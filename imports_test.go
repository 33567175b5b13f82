package authlink

import (
	"encoding/json"
	"io"
	"maps"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "example.com/authlink"

// An importRule says what the code of one package may import, tests aside.
// Besides, every package may import std.
type importRule struct {
	own    []string // packages of this module, by path inside it
	others []string // modules of others
	system bool     // the packages of systemPackages as well
}

// importRules has a rule for every package, by its path inside the module: the
// arrows of the design, which point one way.
var importRules = map[string]importRule{
	"schema":              {},
	"internal/jsonindex":  {},
	"internal/lazyregexp": {},
	"internal/secret": {
		own: []string{"internal/lazyregexp"},
	},
	"internal/schematest": {},
	"internal/accept": {
		own:    []string{"internal/jsonindex"},
		others: []string{"github.com/santhosh-tekuri/jsonschema/v6"},
	},
	"internal/engine": {
		others: []string{"github.com/santhosh-tekuri/jsonschema/v6"},
	},
	"internal/pattern": {
		others: []string{"github.com/dlclark/regexp2"},
	},
	"": {
		own: []string{"schema", "internal/accept", "internal/engine", "internal/jsonindex", "internal/lazyregexp", "internal/pattern", "internal/secret"},
		others: []string{
			"github.com/invopop/jsonschema", "github.com/santhosh-tekuri/jsonschema/v6",
			"github.com/agnivade/levenshtein", "golang.org/x/text",
		},
	},
	"internal/words": {},
	"internal/span": {
		others: []string{"github.com/rivo/uniseg"},
	},
	// The engine stops at the root package: its types must not become rules.
	"internal/source": {
		own:    []string{"", "internal/jsonindex", "internal/lazyregexp", "internal/secret", "internal/span", "internal/words"},
		others: []string{"github.com/bmatcuk/doublestar/v4", "github.com/goccy/go-yaml"},
		system: true, // it walks files
	},
	"internal/selection": {
		own:    []string{"internal/jsonindex", "internal/source", "internal/words"},
		others: []string{"github.com/agnivade/levenshtein", "github.com/theory/jsonpath"},
	},
	"internal/finding": {
		own: []string{"", "internal/jsonindex", "internal/source", "internal/span", "internal/words"},
	},
	"internal/rule": {
		own: []string{
			"", "internal/finding", "internal/jsonindex", "internal/lazyregexp", "internal/secret", "internal/source", "internal/span", "internal/words",
		},
		others: []string{"github.com/golang-jwt/jwt/v5"},
	},
	"internal/fix": {
		own:    []string{"", "internal/finding", "internal/source", "internal/span"},
		others: []string{"github.com/rogpeppe/go-internal"},
		system: true, // it writes files
	},
	"internal/report": {
		own: []string{"internal/finding", "internal/rule", "internal/source", "internal/span", "internal/words"},
	},
	"internal/lint": {
		own: []string{
			"", "internal/finding", "internal/fix", "internal/jsonindex", "internal/lazyregexp", "internal/report", "internal/rule",
			"internal/secret", "internal/selection", "internal/source", "internal/span", "internal/words",
		},
		others: []string{"github.com/bmatcuk/doublestar/v4"},
		system: true, // it looks for its configuration
	},
	// For tests alone.
	"internal/golden": {
		others: []string{"github.com/google/go-cmp"},
		system: true,
	},
	// Tests get the linter's words.
	"authlinktest": {
		own: []string{"", "internal/finding", "internal/lint", "internal/report", "internal/source"},
	},
	"authlinkhttp": {
		own:    []string{""},
		system: true, // net/http is its subject
	},
	"internal/openapi": {
		own: []string{"internal/secret"},
	},
	"internal/lsp": {
		own:    []string{"", "internal/finding", "internal/lint", "internal/source"},
		others: []string{"github.com/sourcegraph/jsonrpc2"},
	},
	"internal/compat": {
		own:    []string{"", "internal/engine", "internal/generate", "internal/jsonindex", "internal/secret"},
		others: []string{"github.com/santhosh-tekuri/jsonschema/v6"},
	},
	"internal/generate": {
		own:    []string{"", "internal/engine", "internal/jsonindex", "internal/pattern"},
		others: []string{"github.com/santhosh-tekuri/jsonschema/v6"},
	},
	"cmd/authlink-lint": {
		own: []string{
			"", "internal/compat", "internal/finding", "internal/fix", "internal/generate", "internal/lint", "internal/lsp", "internal/openapi",
			"internal/report", "internal/rule", "internal/secret", "internal/selection", "internal/source", "internal/span", "internal/words",
		},
		others: []string{
			"github.com/agnivade/levenshtein", "github.com/fsnotify/fsnotify", "github.com/mattn/go-isatty",
			"github.com/spf13/cobra", "github.com/spf13/pflag",
		},
		system: true,
	},
}

// systemPackages reach outside the process. A library that reads hostile bytes
// in other people's programs has no need of them.
var systemPackages = []string{"flag", "log", "net/http", "os", "os/exec", "plugin", "syscall", "unsafe"}

// allows reports whether the package may import path.
func (r importRule) allows(path string) bool {
	within := func(root string) bool { return path == root || strings.HasPrefix(path, root+"/") }
	if within(module) {
		return slices.Contains(r.own, strings.TrimPrefix(strings.TrimPrefix(path, module), "/"))
	}
	if first, _, _ := strings.Cut(path, "/"); strings.Contains(first, ".") {
		return slices.ContainsFunc(r.others, within)
	}
	return r.system || !slices.Contains(systemPackages, path)
}

func TestImportRules(t *testing.T) {
	imports := listImports(t)
	for _, needed := range []string{"", "schema", "internal/jsonindex"} {
		if len(imports[needed]) == 0 {
			t.Fatalf("go list shows nothing that package %q imports", needed)
		}
	}
	for _, pkg := range slices.Sorted(maps.Keys(imports)) {
		rule, ok := importRules[pkg]
		if !ok {
			t.Errorf("package %q has no rule: add it to importRules", pkg)
			continue
		}
		for _, path := range imports[pkg] {
			if !rule.allows(path) {
				t.Errorf("package %q must not import %q", pkg, path)
			}
		}
	}
}

// listImports gives what each package of the module imports, tests aside, by
// its path inside the module.
func listImports(t *testing.T) map[string][]string {
	t.Helper()
	output, err := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	imports := map[string][]string{}
	for decoder := json.NewDecoder(strings.NewReader(string(output))); ; {
		var pkg struct {
			ImportPath string
			Imports    []string
		}
		err := decoder.Decode(&pkg)
		if err == io.EOF {
			return imports
		}
		if err != nil {
			t.Fatal(err)
		}
		imports[strings.TrimPrefix(strings.TrimPrefix(pkg.ImportPath, module), "/")] = pkg.Imports
	}
}

// TestImportRulesRefuse proves that the rules have teeth.
func TestImportRulesRefuse(t *testing.T) {
	for pkg, paths := range map[string][]string{
		"schema":             {module, "github.com/invopop/jsonschema", "os"},
		"internal/jsonindex": {module, module + "/schema", "github.com/go-json-experiment/json"},
		"internal/span":      {module, module + "/internal/source", "os"},
		"internal/source":    {module + "/internal/finding", module + "/internal/lint", "github.com/santhosh-tekuri/jsonschema/v6/kind"},
		"internal/selection": {module, module + "/internal/finding", "os"},
		"internal/rule":      {module + "/internal/fix", module + "/internal/selection", "os"},
		"internal/report":    {module, module + "/internal/fix", module + "/internal/lint", "os"},
		"internal/lint":      {module + "/schema", "github.com/santhosh-tekuri/jsonschema/v6/kind"},
		"cmd/authlink-lint":  {"github.com/invopop/jsonschema", module + "/internal/jsonindex"},
		"":                   {module + "/internal/lint", "net/http", "os", "github.com/spf13/cobra", "github.com/invopop/jsonschemaX"},
	} {
		for _, path := range paths {
			if importRules[pkg].allows(path) {
				t.Errorf("package %q may import %q", pkg, path)
			}
		}
	}
}
