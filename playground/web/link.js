// The state of the page as the fragment of its address: compressed JSON. Browsers send the
// fragment nowhere. It is written only when somebody asks for a link, so that what is typed
// does not end up in the history.

const version = "1.";

// most is how long a link may be: longer ones do not survive mail and chats.
export const most = 32 << 10;

// mostText bounds what a link may unfold to, in bytes.
const mostText = 4 << 20;

export async function encode(state) {
  const packed = await new Response(stream(JSON.stringify(state), new CompressionStream("deflate-raw"))).arrayBuffer();
  let binary = "";
  for (const byte of new Uint8Array(packed)) binary += String.fromCharCode(byte);
  return version + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

// decode returns the state of a fragment without its #; undefined for one that has none. It
// throws for a broken one.
export async function decode(fragment) {
  if (!fragment.startsWith(version)) return undefined;
  const binary = atob(fragment.slice(version.length).replaceAll("-", "+").replaceAll("_", "/"));
  const packed = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  const reader = stream(packed, new DecompressionStream("deflate-raw")).getReader();
  const chunks = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    if ((size += value.length) > mostText) throw new Error("it is too long");
    chunks.push(value);
  }
  const state = JSON.parse(await new Blob(chunks).text());
  if (typeof state !== "object" || state === null) throw new Error("it is not a state");
  return Object.fromEntries(Object.entries(state).filter(([, value]) => typeof value === "string"));
}

const stream = (data, through) => new Blob([data]).stream().pipeThrough(through);
