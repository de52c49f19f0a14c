// A modal: title, blocks, close. The browser's own dialog keeps the focus inside.
import { html, useEffect, useRef } from "./vendor.js";
import { Blocks } from "./blocks.js";

export function Modal({ view, post }) {
  const dialog = useRef();
  useEffect(() => {
    dialog.current.showModal();
    return () => dialog.current?.close();
  }, [view.id]);
  const close = (event) => {
    event.preventDefault();
    post("close", { view_id: view.id });
  };
  return html`<dialog ref=${dialog} aria-labelledby="modal-title" onCancel=${close}
      onClick=${(event) => event.target === dialog.current && close(event)}>
    <div class="modal">
      <header><img src="/icon.svg" alt="" /><h2 id="modal-title">${view.title.text}</h2>
        <button class="icon" aria-label="Close" onClick=${close}>✕</button></header>
      <div class="body" tabindex="0"><${Blocks} blocks=${view.blocks} /></div>
      <footer><button class="button" onClick=${close}>${view.close?.text ?? "Close"}</button></footer>
    </div></dialog>`;
}
