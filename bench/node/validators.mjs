// The validators that run in Node, each from the bytes of a document to the
// verdict, as its documentation shows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parser } from '@exodus/schemasafe';
import { Validator } from 'ata-validator';

const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8'));

export const validators = [
  { name: 'ajv', version: versionOf('ajv'), compile: compileAjv },
  { name: 'schemasafe', version: versionOf('@exodus/schemasafe'), compile: compileSchemasafe },
  { name: 'ata-validator', version: versionOf('ata-validator'), compile: compileAta },
];

export function versionOf(name) {
  return dependencies[name];
}

function compileAjv(schema) {
  const validate = addFormats(new Ajv()).compile(schema);
  return (bytes) => validate(JSON.parse(bytes.toString()));
}

function compileSchemasafe(schema) {
  const parse = parser(schema, { mode: 'default', allowUnusedKeywords: true, formatAssertion: true });
  return (bytes) => parse(bytes.toString()).valid;
}

// Its isValidJSON remembers the last text, so a repeated one costs a comparison
// of strings; and texts that differ take it longer than this.
function compileAta(schema) {
  const validator = new Validator(schema);
  return (bytes) => validator.isValidObject(JSON.parse(bytes.toString()));
}
