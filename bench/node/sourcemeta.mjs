// The command-line program of Sourcemeta. Its own benchmark leaves the parsing
// out, so it is timed as a process over many lines, less a process over one.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { versionOf } from './validators.mjs';

const name = '@sourcemeta/jsonschema';
const binary = join(import.meta.dirname, 'node_modules', name, 'build/github-releases', executable());
const lines = 20_000;

export const sourcemeta = { name: 'sourcemeta', version: versionOf(name), time };

function executable() {
  const platform = { win32: 'windows' }[process.platform] ?? process.platform;
  const arch = { x64: 'x86_64' }[process.arch] ?? process.arch;
  return `jsonschema-${platform}-${arch}${platform === 'windows' ? '.exe' : ''}`;
}

// Times the valid documents of a workload, if each is one line. A run takes
// long, so a few rounds will do.
function time(workload, limit) {
  const rounds = Math.min(limit, 9);
  const documents = workload.valid;
  if (documents.some((doc) => doc.includes('\n'))) return { mark: '–' };
  const dir = mkdtempSync(join(tmpdir(), 'sourcemeta-'));
  try {
    const file = (base, text) => (writeFileSync(join(dir, base), text), join(dir, base));
    const schema = file('schema.json', workload.schema);
    const one = file('one.jsonl', documents[0] + '\n');
    const repeats = Math.ceil(lines / documents.length);
    const many = file('many.jsonl', (documents.join('\n') + '\n').repeat(repeats));
    const samples = [];
    for (let round = 0; round < rounds; round++) {
      const least = validate(schema, one);
      const most = validate(schema, many);
      if (!least.valid || !most.valid) return { mark: '≠' };
      samples.push((most.ns - least.ns) / (repeats * documents.length - 1));
    }
    const lenient = workload.invalid.some((doc) => validate(schema, file('invalid.json', doc)).valid);
    return { mark: lenient ? 'ᴸ' : '', ns: samples.sort((a, b) => a - b)[rounds >> 1] };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function validate(schema, instances) {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(binary, ['validate', '--fast', '--format-assertion', schema, instances]);
  return { ns: Number(process.hrtime.bigint() - start), valid: status === 0 };
}
