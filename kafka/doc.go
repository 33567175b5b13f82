// Package authlinkkafka checks the records of Kafka topics against a contract, and writes
// those that break it to a topic of dead letters: with the place they came from and what is
// wrong, and without their secrets.
//
//	checker, err := authlinkkafka.New(authlinkkafka.Options{
//		Check: authlinkkafka.Check{Form: "wire"},
//	})
//	client, err := kgo.NewClient(append(authlinkkafka.Opts(),
//		kgo.SeedBrokers("localhost:9092"),
//		kgo.ConsumerGroup("authlink"),
//		kgo.ConsumeTopics("auth-links"),
//	)...)
//	err = checker.Run(ctx, client)
//
// [Checker.Run] writes each dead letter at least once, [Checker.RunTransactional] exactly once
// for readers of committed records. [Checker.Check] is for programs with a loop of their own.
//
//	check.go          what records are held against, and the verdict on one
//	deadletter.go     what becomes of a record that breaks its contract
//	run.go            the loop, at least once
//	transactional.go  the loop, exactly once
//	trouble.go        which errors end a run
//	lag.go            how far behind a run is
package authlinkkafka
