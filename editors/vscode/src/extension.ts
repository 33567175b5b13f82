import * as vscode from "vscode";
import { LanguageClient, RevealOutputChannelOn } from "vscode-languageclient/node";
import { type Settings, languages, serverCommand } from "./server";

const install = "How to install it";
const installURL = "https://example.com/authlink#install";

// One server for each folder of the workspace: it reads the configuration of the folder
// that it runs in.
const clients = new Map<string, LanguageClient>();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("authlink-lint.restart", restart),
    vscode.workspace.onDidChangeWorkspaceFolders(restart),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("authlink-lint")) void restart();
    }),
  );
  await restart();
}

export function deactivate(): Promise<void> {
  return stop();
}

// Restarts follow one another, so that none of them stops what another has begun.
let last = Promise.resolve();

function restart(): Promise<void> {
  last = last.then(stop).then(start);
  return last;
}

async function stop(): Promise<void> {
  const running = [...clients.values()];
  clients.clear();
  await Promise.allSettled(running.map((client) => client.dispose()));
}

async function start(): Promise<void> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter((folder) => folder.uri.scheme === "file");
  await Promise.all(folders.map(startIn));
}

async function startIn(folder: vscode.WorkspaceFolder): Promise<void> {
  const configuration = vscode.workspace.getConfiguration("authlink-lint", folder);
  const settings: Settings = { path: configuration.get("path", "authlink-lint"), args: configuration.get("args", []) };
  const { command, args, cwd } = serverCommand(folder.uri.fsPath, settings);
  const client = new LanguageClient(
    "authlink-lint",
    `authlink-lint (${folder.name})`,
    { command, args, options: { cwd } },
    {
      documentSelector: languages.map((language) => ({ scheme: "file", language, pattern: `${folder.uri.fsPath}/**/*` })),
      workspaceFolder: folder,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
    },
  );
  clients.set(folder.uri.toString(), client);
  try {
    await client.start();
  } catch (error) {
    const chosen = await vscode.window.showErrorMessage(`authlink-lint: ${command} does not start: ${String(error)}`, install);
    if (chosen === install) await vscode.env.openExternal(vscode.Uri.parse(installURL));
  }
}
