#!/usr/bin/env node
// Runs the authlink-lint that npm has installed for this platform: same arguments,
// same streams, same exit code, and signals in both directions.
"use strict";

const { spawn } = require("node:child_process");
const { constants } = require("node:os");

const platform = `${process.platform}-${process.arch}`;
const name = process.platform === "win32" ? "authlink-lint.exe" : "authlink-lint";

let command;
try {
  command = require.resolve(`authlink-lint-${platform}/${name}`);
} catch {
  console.error(
    `authlink-lint: the package authlink-lint-${platform} is not installed.\n` +
      "Either npm was told to leave out optional dependencies (install without --omit=optional),\n" +
      `or there is no build for ${platform}: see https://example.com/authlink/releases.`,
  );
  process.exit(3);
}

const child = spawn(command, process.argv.slice(2), { stdio: "inherit" });

// A signal to this process is one to the command, which cleans up and ends; this
// process then ends as it did.
const forwarded = ["SIGINT", "SIGTERM", "SIGHUP"];
const forward = (signal) => child.kill(signal);
for (const signal of forwarded) process.on(signal, forward);

child.on("error", (error) => {
  console.error(`authlink-lint: ${error.message}`);
  process.exit(3);
});
child.on("exit", (code, signal) => {
  if (signal === null) process.exit(code);
  for (const each of forwarded) process.off(each, forward);
  process.kill(process.pid, signal);
  // Where the signal does not end a process of node's, such as on Windows.
  setTimeout(() => process.exit(128 + constants.signals[signal]), 100);
});
