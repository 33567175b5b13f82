// Package operation matches requests to the operations of an OpenAPI document.
//
//	url.go         a URL as recordings have it: what it names, and where in the text
//	server.go      the base URLs of a document
//	template.go    the templates of paths, and which of several is the most specific
//	router.go      which operation a request is of
//	near.go        which one was probably meant, where it is of none
//	cookie.go      the cookies of a request
//	value.go       the values of parameters, as the JSON that their schemas are about
//	properties.go  which properties of the schema of a body documents have had
package operation
