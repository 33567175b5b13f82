// release/image.mjs LAYOUT DIR: checks the image of an OCI layout, and copies the layer that has
// the command to DIR, for each architecture.
import { copyFileSync, readFileSync } from "node:fs";

const [layout, dir] = process.argv.slice(2);
const blob = (digest) => `${layout}/blobs/${digest.replace(":", "/")}`;
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const check = (is, what) => {
  if (!is) throw new Error(`the image: ${what}`);
};

const [top] = read(`${layout}/index.json`).manifests;
const { manifests } = read(blob(top.digest));
check(manifests?.length === 2, "not of two platforms");
for (const { digest, platform } of manifests) {
  const manifest = read(blob(digest));
  const { architecture, os, config } = read(blob(manifest.config.digest));
  check(os === "linux" && architecture === platform.architecture, `of ${os} on ${architecture}`);
  check(config.User === "65532:65532", `runs as ${config.User}`);
  check(config.Entrypoint.join() === "/ko-app/authlink-lint", `starts ${config.Entrypoint}`);
  for (const label of ["licenses", "source", "revision"]) {
    check(config.Labels?.[`org.opencontainers.image.${label}`], `no label ${label}`);
  }
  copyFileSync(blob(manifest.layers.at(-1).digest), `${dir}/${architecture}.tar.gz`);
}
console.log(`an image for ${manifests.map((m) => m.platform.architecture).join(" and ")}, ${top.digest}`);
