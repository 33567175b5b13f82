// A session with the server as the extension starts it, without an editor. AUTHLINK_LINT
// names the command to test.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = require("vscode-languageserver-protocol/node");
const { languages, serverCommand } = require("../out/server.js");
const manifest = require("../package.json");

const path = process.env.AUTHLINK_LINT;
if (!path) throw new Error("AUTHLINK_LINT names no command to test");

let folder, child, connection, uri;
const published = [];
let waiting = () => {};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "authlink-"));
  uri = pathToFileURL(join(folder, "auth-link.json")).href;
  const { command, args, cwd } = serverCommand(folder, { path, args: [] });
  child = spawn(command, args, { cwd, stdio: ["pipe", "pipe", "inherit"] });
  connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.onNotification("textDocument/publishDiagnostics", (params) => {
    published.push(params);
    waiting();
  });
  connection.listen();
  const { capabilities } = await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: { textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } } } },
  });
  assert.ok(capabilities.hoverProvider && capabilities.codeActionProvider && capabilities.completionProvider);
  await connection.sendNotification("initialized", {});
});

after(async () => {
  connection?.dispose();
  child?.kill();
  await rm(folder, { recursive: true });
});

async function diagnostics() {
  if (published.length === 0) await new Promise((resolve) => (waiting = resolve));
  return published.shift();
}

test("a fault is shown, told by its rule, and has a fix", async () => {
  const text = '{"token": null, "categories": "hris"}\n';
  await connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "json", version: 1, text } });
  const { diagnostics: found } = await diagnostics();
  const wrong = found.find((each) => text.slice(each.range.start.character, each.range.end.character) === '"hris"');
  assert.equal(wrong?.code, "type");
  assert.equal(wrong.source, "authlink-lint");
  const actions = await connection.sendRequest("textDocument/codeAction", { textDocument: { uri }, range: wrong.range, context: { diagnostics: [wrong] } });
  assert.ok(actions.some((action) => action.kind === "quickfix"), JSON.stringify(actions));
  const hover = await connection.sendRequest("textDocument/hover", { textDocument: { uri }, position: wrong.range.start });
  assert.ok(hover.contents);
});

test("the session ends with exit code 0", async () => {
  await connection.sendRequest("shutdown");
  const exited = new Promise((resolve) => child.on("exit", resolve));
  await connection.sendNotification("exit");
  assert.equal(await exited, 0);
});

test("the manifest activates for each language that is sent to the server", async () => {
  assert.deepEqual(manifest.activationEvents, languages.map((language) => `onLanguage:${language}`));
  const names = Object.keys(manifest.contributes.configuration.properties);
  const source = await readFile(new URL("../src/extension.ts", import.meta.url), "utf8");
  for (const { command } of manifest.contributes.commands) assert.ok(source.includes(`"${command}"`), command);
  for (const name of manifest.capabilities.untrustedWorkspaces.restrictedConfigurations) assert.ok(names.includes(name), name);
});

test("a relative path starts at the folder, a name does not", () => {
  const at = (path) => serverCommand("/folder", { path, args: ["--form", "wire"] });
  assert.deepEqual(at("authlink-lint"), { command: "authlink-lint", args: ["lsp", "--form", "wire"], cwd: "/folder" });
  assert.equal(at("bin/authlink-lint").command, join("/folder", "bin/authlink-lint"));
  assert.equal(at("/opt/authlink-lint").command, "/opt/authlink-lint");
});
