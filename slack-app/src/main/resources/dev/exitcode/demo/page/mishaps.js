// Makes something crash in the cluster beside the workspace, and lets it recover.
import { html, useState } from "./vendor.js";

const groups = (subjects) => Map.groupBy(subjects, ({ id }) => id.split("/")[0]);

function Choice({ id, label, children, onInput }) {
  return html`<label for=${id}>${label}</label><select id=${id} onInput=${onInput}>${children}</select>`;
}

/** `offered` is whom it may happen to and what may happen; `post` tells the workspace. */
export function Mishaps({ offered, post }) {
  const [open, setOpen] = useState(false);
  const { subjects, ways } = offered;
  const [subject, setSubject] = useState("");
  const [way, setWay] = useState("");
  const broken = subjects.filter((one) => one.broken);
  const chosen = subjects.some(({ id }) => id === subject) ? subject : subjects[0]?.id;
  const crash = (event) => {
    event.preventDefault();
    post("crash", { subject: chosen, way: way || ways[0].id });
  };
  if (!ways.length) {
    return null;
  }
  return html`<button class="button mishaps-open" aria-expanded=${open} aria-controls="mishaps" onClick=${() => setOpen(!open)}>Make something crash</button>
    ${open && html`<form id="mishaps" class="mishaps" aria-label="Make something crash" onSubmit=${crash}>
      <${Choice} id="subject" label="Pod" onInput=${({ target }) => setSubject(target.value)}>
        ${[...groups(subjects)].map(([namespace, pods]) => html`<optgroup label=${namespace}>
          ${pods.map(({ id }) => html`<option value=${id} selected=${id === chosen}>${id.split("/")[1]}</option>`)}</optgroup>`)}<//>
      <${Choice} id="way" label="What happens" onInput=${({ target }) => setWay(target.value)}>
        ${ways.map(({ id, label }) => html`<option value=${id}>${label}</option>`)}<//>
      <button class="button danger" id="crash">Crash it</button>
      ${broken.length > 0 && html`<ul aria-label="Broken pods">${broken.map(({ id }) => html`<li key=${id}><code>${id}</code>
        <button type="button" class="button recover" onClick=${() => post("recover", { subject: id })}>Let it recover</button></li>`)}</ul>`}
    </form>`}`;
}
