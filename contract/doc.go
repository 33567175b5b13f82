// Package contract has contracts as data: payloads of other people, each in the editions that it
// has had, as a configuration of authlink-lint names them. StackOne's auth link is built in, and
// a contract like any other.
//
//	//go:embed .authlink-lint.yaml contracts
//	var files embed.FS
//
//	order, err := contract.Load(files, "acme-order")
//	...
//	latest, err := order.Validator("latest")
//	...
//	err = latest.Validate(body)
//
// [Load] reads a contract, [BuiltIn] returns the one that is built in. [Contract.Validator] judges
// documents against an edition, [Contract.Detect] says which editions a document satisfies, and
// [Contract.Compare] what changed from one edition to another. The page docs/contracts.md of this
// module describes what a configuration can say of a contract.
//
// A contract may also be a whole API, an OpenAPI document in each edition: then [Contract.Exchanges]
// checks responses, each against the operation that its request was for, and [Contract.Operation] is the
// contract of one of its bodies.
//
// # Words
//
// An edition is the payload as it was from some day, or in some version, on. A form is a
// spelling of the payload. A variant is an edition in a form.
//
// # Errors
//
// What is wrong with a configuration, or with a schema that it names, is an [*Error] with its
// place. Schemas are read when they are needed, so that a fault in that of an old edition is
// found when somebody asks for it.
//
// # Concurrency
//
// Functions and methods may be called concurrently. Nothing is read but the files of the file
// system that Load is given.
package contract
