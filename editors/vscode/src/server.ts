// What is known of the server without an editor; the tests start it from here.
import { isAbsolute, join } from "node:path";

/** The languages whose documents are sent to the server, which picks from them what its configuration includes. */
export const languages = ["json", "jsonc", "jsonl", "yaml"];

export interface Settings {
  path: string;
  args: string[];
}

export interface Command {
  command: string;
  args: string[];
  cwd: string;
}

/** The command of the server of one folder. A path with a slash in it starts at the folder, a name is looked up in PATH. */
export function serverCommand(folder: string, settings: Settings): Command {
  const { path } = settings;
  const isName = !/[\\/]/.test(path);
  return { command: isName || isAbsolute(path) ? path : join(folder, path), args: ["lsp", ...settings.args], cwd: folder };
}
