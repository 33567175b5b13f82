// Times validators outside Go. Reads workloads on standard input, as
// bench/cmd/compare writes them, and prints what it measured:
//
//   in:  {"rounds": 31, "batchMs": 10, "workloads": [{"name", "schema", "valid": [...], "invalid": [...]}]}
//   out: {"peers": [{"name", "version"}], "times": [{"workload", "peer", "ns", "mark"}]}
//
// A time is that of one valid document, from its bytes to the verdict. The marks
// are those of bench/cmd/compare: "≠" errs on a valid document, so not timed;
// "ᴸ" accepts an invalid one; "–" cannot be run there.
import { readFileSync } from 'node:fs';
import { validators } from './validators.mjs';
import { sourcemeta } from './sourcemeta.mjs';

const input = JSON.parse(readFileSync(0, 'utf8'));
const times = [];
for (const workload of input.workloads) {
  const add = (peer, time) => times.push({ workload: workload.name, peer: peer.name, ...time });
  const documents = workload.valid.map((text) => Buffer.from(text));
  const subjects = validators.map((peer) => judge(peer, workload, documents));
  const medians = measure(subjects.map((s) => s.run).filter(Boolean));
  for (const { peer, mark, run } of subjects) {
    add(peer, { mark, ns: run && medians.get(run) / documents.length });
  }
  add(sourcemeta, sourcemeta.time(workload, input.rounds));
}
const peers = [...validators, sourcemeta].map(({ name, version }) => ({ name, version }));
process.stdout.write(JSON.stringify({ peers, times }));

// Returns a function that goes through the documents once, unless the peer errs
// on one of them.
function judge(peer, workload, documents) {
  const valid = peer.compile(JSON.parse(workload.schema));
  if (!documents.every((doc) => valid(doc))) return { peer, mark: '≠' };
  const lenient = workload.invalid.some((text) => valid(Buffer.from(text)));
  return { peer, mark: lenient ? 'ᴸ' : '', run: () => documents.forEach((doc) => valid(doc)) };
}

// Returns the median time in nanoseconds of one call of each function, which
// take turns: once each in every round.
function measure(functions) {
  const calls = functions.map(callsInBatch);
  const samples = new Map(functions.map((f) => [f, []]));
  for (let round = 0; round < input.rounds; round++) {
    functions.forEach((f, i) => samples.get(f).push(run(f, calls[i]) / calls[i]));
  }
  return new Map(functions.map((f) => [f, samples.get(f).sort((a, b) => a - b)[input.rounds >> 1]]));
}

// Doubles until a batch is full; that warms the function up as well.
function callsInBatch(f) {
  for (let n = 1; ; n *= 2) {
    const elapsed = run(f, n);
    if (elapsed >= input.batchMs * 1e6) return n;
  }
}

function run(f, calls) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < calls; i++) f();
  return Number(process.hrtime.bigint() - start);
}
