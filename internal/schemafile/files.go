//go:build !js

package schemafile

// HasFiles is set where schemas and contracts come from files. See files_js.go.
const HasFiles = true
