// The linter at work, beside the page. It gets the compiled module once, then questions.

import "go:wasm_exec";

// Nothing in here has a reason to reach the network. The policy of the page forbids it, and
// so does this, where a server does not send the policy with this file.
for (const name of ["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "importScripts", "Worker", "BroadcastChannel", "indexedDB", "caches"]) {
  Object.defineProperty(globalThis, name, { value: undefined });
}

let answer;

self.addEventListener("message", ({ data }) => {
  if (data.module) start(data.module);
  else ask(data);
});

async function start(module) {
  self.authlinkReady = (ready) => {
    answer = ready;
    postMessage({ ready: true });
  };
  const go = new Go();
  let code = 0;
  go.exit = (status) => (code = status);
  const instance = await WebAssembly.instantiate(module, go.importObject);
  await go.run(instance);
  postMessage({ gone: `it ended with code ${code}` });
}

function ask({ id, question, document }) {
  answer(JSON.stringify(question), document, (text) => {
    postMessage(text === null ? { id, done: true } : { id, message: JSON.parse(text) });
  });
}
