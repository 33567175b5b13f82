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
	"internal/near":       {},
	"internal/jsonindex":  {},
	"internal/lazyregexp": {},
	"internal/secret": {
		own:    []string{"internal/jsonindex", "internal/lazyregexp", "internal/near"},
		others: []string{"golang.org/x/text"},
	},
	"internal/pointer": {
		own: []string{"internal/jsonindex"},
	},
	"internal/format": {},
	"internal/reflection": {
		own:    []string{"schema", "internal/near"},
		others: []string{"github.com/invopop/jsonschema"},
	},
	"internal/show": {
		own: []string{"internal/jsonindex", "internal/secret"},
	},
	"internal/diagnose": {
		own: []string{
			"internal/format", "internal/jsonindex", "internal/lazyregexp", "internal/near", "internal/pointer",
			"internal/secret", "internal/show", "internal/subschema",
		},
		others: []string{"github.com/santhosh-tekuri/jsonschema/v6", "golang.org/x/text"},
	},
	"internal/describe": {
		own: []string{
			"internal/diagnose", "internal/jsonindex", "internal/pointer", "internal/secret", "internal/show", "internal/subschema",
		},
		others: []string{"github.com/santhosh-tekuri/jsonschema/v6"},
	},
	"internal/compile": {
		own: []string{
			"internal/accept", "internal/diagnose", "internal/format", "internal/jsonindex", "internal/lazyregexp",
			"internal/pattern", "internal/pointer", "internal/secret", "internal/show", "internal/subschema",
		},
		others: []string{"github.com/santhosh-tekuri/jsonschema/v6"},
	},
	"internal/subschema": {
		own:    []string{"internal/pattern"},
		others: []string{"github.com/santhosh-tekuri/jsonschema/v6"},
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
		own: []string{
			"schema", "internal/accept", "internal/compile", "internal/describe", "internal/diagnose", "internal/engine", "internal/format",
			"internal/jsonindex", "internal/pattern", "internal/reflection", "internal/secret", "internal/show", "internal/subschema",
		},
		others: []string{"github.com/santhosh-tekuri/jsonschema/v6"},
	},
	// The engine stops at the root package: its types must not become rules.
	"internal/lint": {
		own: []string{"", "schema", "internal/near", "internal/jsonindex", "internal/lazyregexp", "internal/secret"},
		others: []string{
			"github.com/bmatcuk/doublestar/v4", "github.com/goccy/go-yaml",
			"github.com/golang-jwt/jwt/v5", "github.com/rivo/uniseg", "github.com/rogpeppe/go-internal",
			"github.com/theory/jsonpath",
		},
		system: true, // it walks files
	},
	// Tests get the linter's words.
	"authlinktest": {
		own: []string{"", "internal/lint"},
	},
	"authlinkhttp": {
		own:    []string{""},
		system: true, // net/http is its subject
	},
	"internal/openapi": {
		own: []string{"internal/secret"},
	},
	"internal/lsp": {
		own:    []string{"", "internal/lint"},
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
		own: []string{"", "internal/compat", "internal/generate", "internal/lint", "internal/lsp", "internal/near", "internal/openapi", "internal/secret"},
		others: []string{
			"github.com/fsnotify/fsnotify", "github.com/mattn/go-isatty",
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
		"internal/lint":      {module + "/internal/accept", "github.com/santhosh-tekuri/jsonschema/v6/kind"},
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
