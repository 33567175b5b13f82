// Command linter is the linter of the playground, as WebAssembly for a worker of a page. The
// worker sets a function authlinkReady, which is called with the function that answers:
//
//	answer(question: string, document: Uint8Array, emit: (message: string | null) => void)
//
// The answer comes as messages, after it has returned; null ends it. Questions and messages are
// those of package desk, in JSON.
package main

import (
	"context"
	"syscall/js"
	"time"

	"example.com/authlink/playground/internal/desk"
)

func main() {
	d := desk.New(time.Now)
	answer := js.FuncOf(func(_ js.Value, args []js.Value) any {
		document := make([]byte, args[1].Get("length").Int())
		js.CopyBytesToGo(document, args[1])
		question, emit := args[0].String(), args[2]
		go func() { // what JavaScript calls must not block
			d.AnswerJSON(context.Background(), question, document, func(message []byte) { emit.Invoke(string(message)) })
			emit.Invoke(js.Null())
		}()
		return nil
	})
	js.Global().Call("authlinkReady", answer)
	select {}
}
