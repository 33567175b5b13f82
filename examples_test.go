package authlink_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// obvious are the methods whose names say all: those of the interfaces of the standard
// library.
var obvious = []string{
	"Error", "Unwrap", "Timeout", "String", "MarshalText", "UnmarshalText", "RoundTrip", "CloseIdleConnections", "Observe",
}

// TestEveryEntryPointHasAnExample holds the public packages to what their pages promise: an
// example of each function and each method, whose output is tested. ValidDir has none of
// its output: it wants a *testing.T.
func TestEveryEntryPointHasAnExample(t *testing.T) {
	for _, dir := range []string{".", "authlinktest", "authlinkhttp", "contract"} {
		entries, examples := functionsOf(t, dir)
		if len(entries) < 3 {
			t.Fatalf("%s has %d functions", dir, len(entries))
		}
		for _, name := range entries {
			has := slices.ContainsFunc(examples, func(example string) bool {
				return example == name || strings.HasPrefix(example, name+"_")
			})
			if !has {
				t.Errorf("%s: there is no Example%s", dir, name)
			}
		}
	}
}

// functionsOf lists the functions and methods that a package exports, as examples name
// them, and its examples. One without output is no example, but for ValidDir.
func functionsOf(t *testing.T, dir string) (entries, examples []string) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, text, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, declared := range file.Decls {
			f, ok := declared.(*ast.FuncDecl)
			if !ok {
				continue
			}
			example, isExample := strings.CutPrefix(f.Name.Name, "Example")
			isTested := strings.Contains(string(text[f.Pos()-1:f.End()-1]), "// Output:")
			switch name := exportedName(f); {
			case strings.HasSuffix(path, "_test.go"):
				if isExample && (isTested || example == "ValidDir") {
					examples = append(examples, example)
				}
			case name != "":
				entries = append(entries, name)
			}
		}
	}
	return entries, examples
}

// exportedName returns the name of a function as that of its example has it, "" for one
// that needs none.
func exportedName(f *ast.FuncDecl) string {
	if !f.Name.IsExported() || f.Recv != nil && slices.Contains(obvious, f.Name.Name) {
		return ""
	}
	if f.Recv == nil {
		return f.Name.Name
	}
	receiver := f.Recv.List[0].Type
	if star, ok := receiver.(*ast.StarExpr); ok {
		receiver = star.X
	}
	if name, ok := receiver.(*ast.Ident); ok && name.IsExported() {
		return name.Name + "_" + f.Name.Name
	}
	return ""
}
