// A modal: title, blocks and fields, send, close. The browser's own dialog keeps the focus inside.
import { html, useEffect, useRef, useState } from "./vendor.js";
import { Blocks } from "./blocks.js";
import { Field, initial } from "./fields.js";

const isField = ({ type }) => type === "input";

/** What is filled in, and what the workspace says is wrong. */
function useForm(view, post) {
  const [values, setValues] = useState(() =>
    Object.fromEntries(view.blocks.filter(isField).map(({ block_id, element }) => [block_id, initial(element)])));
  const [errors, setErrors] = useState({});
  const [busy, setBusy] = useState(false);
  const field = (block) => ({
    block, value: values[block.block_id], error: errors[block.block_id],
    set: (value) => setValues((all) => ({ ...all, [block.block_id]: value })),
    suggest: (value) => post("suggest", { view_id: view.id, block_id: block.block_id, value }),
  });
  const send = async () => {
    if (!busy) {
      setBusy(true);
      const { fields, error } = await post("submit", { view_id: view.id, values });
      setErrors(error ? { "": `Exitcode did not take that: ${error}` } : fields);
      setBusy(false);
    }
  };
  return { field, send, busy, error: errors[""] };
}

function Form({ view, post, close }) {
  const { field, send, busy, error } = useForm(view, post);
  const submit = (event) => {
    event.preventDefault();
    send();
  };
  return html`<form class="modal" novalidate onSubmit=${submit}>
    <header><img src="/icon.svg" alt="" /><h2 id="modal-title">${view.title.text}</h2>
      <button type="button" class="icon" aria-label="Close" onClick=${close}>✕</button></header>
    <div class="body" tabindex=${view.blocks.some(isField) ? null : "0"}>
      ${view.blocks.map((block) => isField(block) ? html`<${Field} key=${block.block_id} ...${field(block)} />` : html`<${Blocks} blocks=${[block]} />`)}</div>
    <footer>${error && html`<p class="wrong" role="alert">${error}</p>`}
      <button type="button" class="button" onClick=${close}>${view.close?.text ?? "Close"}</button>
      ${view.submit && html`<button class="button primary" aria-disabled=${busy}>${view.submit.text}</button>`}</footer>
  </form>`;
}

export function Modal({ view, post }) {
  const dialog = useRef();
  useEffect(() => {
    dialog.current.showModal();
    dialog.current.querySelector(".field :is(input, select, textarea)")?.focus();
    return () => dialog.current?.close();
  }, [view.id]);
  const close = (event) => {
    event.preventDefault();
    post("close", { view_id: view.id });
  };
  return html`<dialog ref=${dialog} aria-labelledby="modal-title" onCancel=${close}
      onClick=${(event) => event.target === dialog.current && close(event)}>
    <${Form} key=${view.hash} view=${view} post=${post} close=${close} /></dialog>`;
}
