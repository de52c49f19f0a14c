// A modal: title, blocks, close and submit. The browser's own dialog keeps the focus inside.
import { html, useEffect, useRef, useState } from "./vendor.js";
import { Blocks } from "./blocks.js";

function values(form, blocks) {
  const typed = {};
  for (const block of blocks.filter(({ type }) => type === "input")) {
    const { action_id: action, type } = block.element;
    const value = form.elements[`${block.block_id}.${action}`].value || null;
    typed[block.block_id] = { [action]: { type, value } };
  }
  return typed;
}

export function Modal({ view, post }) {
  const dialog = useRef();
  const [errors, setErrors] = useState({});
  useEffect(() => {
    dialog.current.showModal();
    return () => dialog.current?.close();
  }, [view.id]);
  const close = (event) => {
    event.preventDefault();
    post("close", { view_id: view.id });
  };
  const submit = async (event) => {
    event.preventDefault();
    setErrors(await post("submit", { view_id: view.id, values: values(event.target, view.blocks) }));
  };
  const act = (block_id, action_id) => post("click", { view_id: view.id, block_id, action_id });
  return html`<dialog ref=${dialog} aria-labelledby="modal-title" onCancel=${close}
      onClick=${(event) => event.target === dialog.current && close(event)}>
    <form method="dialog" onSubmit=${submit}>
      <header><img src="/icon.svg" alt="" /><h2 id="modal-title">${view.title.text}</h2>
        <button type="button" class="icon" aria-label="Close" onClick=${close}>✕</button></header>
      <div class="body" tabindex="0"><${Blocks} blocks=${view.blocks} act=${act} />
        ${Object.values(errors).map((error) => html`<p class="error" role="alert">${error}</p>`)}</div>
      <footer><button type="button" class="button" onClick=${close}>${view.close?.text ?? "Close"}</button>
        ${view.submit && html`<button class="button primary">${view.submit.text}</button>`}</footer>
    </form></dialog>`;
}
