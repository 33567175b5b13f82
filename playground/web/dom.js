// What the views build pages of. Text is only ever set as text: nothing of a document can
// become markup.

export const byId = (id) => document.getElementById(id);

// element makes an element with attributes and children: elements, or text.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== ""));
  return made;
}

// count says how many there are of something.
export const count = (n, what) => `${n.toLocaleString("en")} ${what}${n === 1 ? "" : "s"}`;

// options fills a select, and keeps what is selected.
export function options(select, list) {
  const chosen = select.value;
  select.replaceChildren(...list.map(([value, text]) => element("option", { value }, text)));
  if (list.some(([value]) => value === chosen)) select.value = chosen;
}
