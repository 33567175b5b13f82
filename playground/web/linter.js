// The worker as the page sees it: questions go in one at a time, answers come as messages.

// slow is after how many milliseconds an answer that nobody waits for any more is broken off.
const slow = 1000;

// Gone is why a question has no answer: the worker has ended in the middle of it.
export class Gone extends Error {}

export class Linter {
  constructor(restarted) {
    this.restarted = restarted; // called with the reason when a worker has ended by itself
    this.waiting = new Map(); // the questions to ask, the latest of each lane
    this.ids = 0;
    this.module = fetchModule("linter.wasm");
    this.start();
  }

  // ask asks a question about a text, and calls heard with each message of the answer. The
  // promise has the last message; it is undefined if a later question has taken the lane.
  ask(lane, question, text, heard = () => {}) {
    return new Promise((resolve, reject) => {
      this.waiting.get(lane)?.resolve();
      this.waiting.delete(lane);
      this.waiting.set(lane, { lane, question, text, heard, resolve, reject });
      if (this.current?.lane === lane || lane === "lint") this.hurry(); // the text has changed
      this.next();
    });
  }

  // hurry breaks an answer off that takes long and that nobody waits for any more.
  hurry() {
    const { current } = this;
    if (!current) return;
    const left = Math.max(0, slow - (performance.now() - current.began));
    setTimeout(() => {
      if (this.current !== current) return;
      this.current = undefined;
      current.resolve();
      this.start();
    }, left);
  }

  next() {
    if (this.current || !this.ready || this.waiting.size === 0) return;
    const [lane, current] = this.waiting.entries().next().value;
    this.waiting.delete(lane);
    this.current = current;
    current.id = ++this.ids;
    current.began = performance.now();
    const bytes = new TextEncoder().encode(current.text);
    this.worker.postMessage({ id: current.id, question: current.question, document: bytes }, [bytes.buffer]);
  }

  async start() {
    this.worker?.terminate();
    this.ready = false;
    const worker = new Worker("worker.js");
    this.worker = worker;
    worker.addEventListener("message", ({ data }) => worker === this.worker && this.hear(data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (worker === this.worker) this.gone(event.message || "it could not be started");
    });
    try {
      worker.postMessage({ module: await this.module });
    } catch (err) {
      this.ready = false;
      this.restarted(`The linter cannot be loaded: ${err.message}`);
    }
  }

  hear({ ready, gone, id, message, done }) {
    if (ready) {
      this.ready = true;
      this.crashes = 0;
    } else if (gone) {
      this.gone(gone);
      return;
    } else if (id === this.current?.id) {
      const current = this.current;
      if (message) current.heard((current.last = message));
      if (done) {
        this.current = undefined;
        current.resolve(current.last);
      }
    }
    this.next();
  }

  // gone starts another worker in place of one that has ended, unless that did so at once.
  gone(reason) {
    const current = this.current;
    this.current = undefined;
    const crashed = this.ready;
    current?.reject(new Gone(reason));
    if (/call stack/.test(reason)) reason = "the document is nested deeper than the browser can follow with this schema: the command authlink-lint can";
    this.restarted(`The linter has stopped (${reason})${crashed ? " and was started again. Your text is as it was." : "."}`);
    if (crashed) this.start();
  }
}

async function fetchModule(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  if (response.headers.get("Content-Type") === "application/wasm") return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
