// The message box: knows /exitcode, offers it as soon as a slash is typed, takes a text file, and has the shortcuts.
import { html, useRef, useState } from "./vendor.js";

const COMMAND = "/exitcode";
const HINT = "[code, signal, reason, pod NAME or pasted output]";

function Offer({ open, take }) {
  return html`<ul id="commands" class="offer" role="listbox" aria-label="Commands" hidden=${!open}>
    <li role="option" aria-selected="true" id="command-exitcode" onMouseDown=${take}>
      <img src="/icon.svg" alt="" />
      <span><strong>${COMMAND}</strong> <span class="hint">${HINT}</span>
        <small>Says why a container died</small></span>
    </li></ul>`;
}

/** The global shortcuts of the app's manifest. */
const SHORTCUTS = [{ id: "ask_about_pod", name: "Ask about a pod", about: "Choose a pod while you type, and read why it died" }];

function Shortcuts({ choose }) {
  const [open, setOpen] = useState(false);
  const leave = ({ currentTarget, relatedTarget }) => currentTarget.contains(relatedTarget) || setOpen(false);
  const take = (id) => {
    setOpen(false);
    choose(id);
  };
  return html`<div class="shortcuts" onFocusOut=${leave} onKeyDown=${({ key }) => key === "Escape" && setOpen(false)}>
    <button type="button" class="icon" aria-label="Shortcuts" title="Shortcuts" aria-haspopup="menu" aria-expanded=${open} onClick=${() => setOpen(!open)}>
      <svg viewBox="0 0 20 20" width="17" height="17" aria-hidden="true"><path d="M11.5 2 4 11.500h5L8 18l8-10h-5.500z" fill="none" stroke="currentColor" stroke-width="1.600" stroke-linejoin="round"/></svg></button>
    ${open && html`<div class="offer" role="menu" aria-label="Shortcuts">${SHORTCUTS.map(({ id, name, about }) => html`
      <button type="button" role="menuitem" data-shortcut=${id} onClick=${() => take(id)}><img src="/icon.svg" alt="" />
        <span><strong>${name}</strong><small>${about}</small></span></button>`)}</div>`}</div>`;
}

/** `choose` is told which shortcut is wanted; `send` is told the text and, where one is attached, the file's name and text. */
export function Composer({ hint, send, choose }) {
  const [text, setText] = useState("");
  const [closed, setClosed] = useState(false);
  const [last, setLast] = useState("");
  const [file, setFile] = useState(null);
  const chooser = useRef();
  const typed = text.trimEnd();
  const open = !closed && text.startsWith("/") && COMMAND.startsWith(typed);
  const take = (event) => {
    event?.preventDefault();
    setText(`${COMMAND} `);
  };
  const submit = () => {
    if (text.trim() || file) {
      send(text, file ?? undefined);
      setLast(text);
      setText("");
      setFile(null);
    }
  };
  const attach = async ({ target }) => {
    const [chosen] = target.files;
    setFile(chosen ? { name: chosen.name, text: await chosen.text() } : null);
    target.value = "";
  };
  const keys = (event) => {
    if (event.isComposing) {
      return;
    }
    if (event.key === "Escape" && open) {
      setClosed(true);
    } else if (open && typed !== COMMAND && (event.key === "Tab" || event.key === "Enter")) {
      take(event);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === "ArrowUp" && !text && last) {
      event.preventDefault();
      setText(last);
    }
  };
  return html`<form class="composer" onSubmit=${(event) => { event.preventDefault(); submit(); }}>
    <${Offer} open=${open} take=${take} />
    <button type="button" class="icon" aria-label="Attach a text file" title="Attach a text file" onClick=${() => chooser.current.click()}>+</button>
    <${Shortcuts} choose=${choose} />
    <input type="file" id="file" hidden ref=${chooser} onChange=${attach} />
    ${file && html`<span class="file">📄 ${file.name}</span>`}
    <textarea id="message" rows="1" autocomplete="off" spellcheck="false" value=${text}
      placeholder=${hint} aria-label=${hint}
      role="combobox" aria-expanded=${open} aria-controls="commands"
      aria-activedescendant=${open ? "command-exitcode" : null}
      onInput=${(event) => { setClosed(false); setText(event.target.value); }} onKeyDown=${keys}></textarea>
    <button class="send" aria-label="Send" disabled=${!text.trim() && !file}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d="M3 3l15 7-15 7 2.5-7zM5.500 10H11" fill="none" stroke="currentColor" stroke-width="1.600" stroke-linejoin="round"/></svg>
    </button>
  </form>`;
}
