// node release/npm/pack.mjs DIST: makes the npm packages of a release from the
// binaries that goreleaser has built into DIST: DIST/npm/*.tgz, one for each
// platform, and authlink-lint, which has them as optional dependencies.
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const dist = process.argv[2];
if (!dist) {
  console.error("usage: node release/npm/pack.mjs DIST");
  process.exit(2);
}
const here = fileURLToPath(new URL(".", import.meta.url));
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const write = (path, value) => writeFileSync(path, JSON.stringify(value, null, 2) + "\n");

// What Go calls a platform, and what node does.
const platforms = { linux: "linux", darwin: "darwin", windows: "win32" };
const architectures = { amd64: "x64", arm64: "arm64", 386: "ia32", arm: "arm" };

const { version } = read(join(dist, "metadata.json"));
const main = { ...read(join(here, "authlink-lint/package.json")), version, optionalDependencies: {} };
const out = join(dist, "npm");
rmSync(out, { recursive: true, force: true });

// pack writes OUT/NAME-VERSION.tgz; npm gives every file in it the same date.
const pack = (dir) => execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", out, dir], { stdio: ["ignore", "ignore", "inherit"] });

// folder makes the directory of a package, with the licences of what it holds.
function folder(name) {
  const dir = join(out, "packages", name);
  mkdirSync(dir, { recursive: true });
  for (const file of ["LICENSE", ".release/THIRD_PARTY_NOTICES"]) copyFileSync(join(here, "../..", file), join(dir, basename(file)));
  return dir;
}

// goreleaser lists them as they are done; the same commit gives the same packages.
const binaries = read(join(dist, "artifacts.json"))
  .filter((artifact) => artifact.type === "Binary")
  .sort((a, b) => (a.path < b.path ? -1 : 1));
if (binaries.length === 0) throw new Error(`${dist}/artifacts.json lists no binary`);
for (const { path, goos, goarch } of binaries) {
  const os = platforms[goos], cpu = architectures[goarch];
  if (!os || !cpu) throw new Error(`no name in node for ${goos}/${goarch}`);
  const name = `authlink-lint-${os}-${cpu}`;
  const dir = folder(name);
  const command = join(dir, basename(path));
  copyFileSync(path, command);
  chmodSync(command, 0o755);
  const { license, homepage, repository } = main;
  const files = [basename(path), "THIRD_PARTY_NOTICES"];
  write(join(dir, "package.json"), { name, version, description: `authlink-lint for ${os} ${cpu}`, license, homepage, repository, os: [os], cpu: [cpu], files, preferUnplugged: true });
  main.optionalDependencies[name] = version;
  pack(dir);
}

const dir = folder(main.name);
cpSync(join(here, main.name), dir, { recursive: true });
write(join(dir, "package.json"), main);
pack(dir);
rmSync(join(out, "packages"), { recursive: true });
