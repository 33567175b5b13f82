// Package selection says which values of a document are the payloads: an envelope holds
// them, such as a recording of HTTP exchanges.
//
//	selection.go  selectors, and what they find: recording.go the presets
//	document.go   what was found as documents
//	way.go        what the way there says of them: a name on it may say that they are secret
package selection
