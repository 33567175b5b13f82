// Package selection finds the payloads in a document that is an envelope, such as a
// recording of HTTP exchanges.
//
//	selection.go  selectors, and what they find
//	recording.go  the presets: header.go reads headers, url.go matches URLs
//	recognize.go  which file is a recording, by what is in it
//	bodies.go     which bodies of a recording are payloads: interest.go if nobody has said so
//	exchange.go   whole exchanges: requests and responses, and field.go their headers and queries
//	offer.go      what there is to select where nothing is
//	document.go   what was found, as documents
//	way.go        what the way to them reveals: a name on it may say that they are secret
package selection
