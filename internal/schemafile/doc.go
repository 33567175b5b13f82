// Package schemafile compiles the JSON Schemas in files, and says where in which file one
// is at fault. A schema is JSON, or YAML if the name of its file says so.
//
//	name.go      where a schema is: a file, what is in it, a revision
//	opener.go    how files are read
//	schema.go    one schema: [Compile]
//	spec.go      those of an OpenAPI document
//	resource.go  the files that it may refer to, and how references name them
//	fault.go     what is wrong, with the place in the file
package schemafile
