// The fields of a form in a modal. Each tells `set` its value: a text, a date, an option or a list of them.
import { html, useEffect, useRef, useState } from "./vendor.js";
import { Text } from "./mrkdwn.js";

const DEBOUNCE = 150; // milliseconds, so that not every letter asks

const same = (one, other) => one?.value === other?.value;

const Option = ({ option }) => html`<${Text} text=${option.text} />
  ${option.description && html`<small><${Text} text=${option.description} /></small>`}`;

const Typed = ({ id, element, value, set }) => {
  const attributes = {
    id, value, autocomplete: "off", onInput: ({ target }) => set(target.value),
    placeholder: element.placeholder?.text, maxlength: element.max_length, minlength: element.min_length,
  };
  return element.multiline ? html`<textarea rows="4" ...${attributes}></textarea>` : html`<input type="text" ...${attributes} />`;
};

const Dated = ({ id, value, set }) => html`<input type="date" id=${id} value=${value} onInput=${({ target }) => set(target.value)} />`;

const Select = ({ id, element, value, set }) => html`
  <select id=${id} onChange=${({ target }) => set(element.options[target.value] ?? null)}>
    <option value="" selected=${!value}>${element.placeholder?.text ?? "Choose an option"}</option>
    ${element.options.map((option, at) => html`<option value=${at} selected=${same(option, value)}>${option.text.text}</option>`)}
  </select>`;

const Radios = ({ id, element, value, set }) => html`<div role="radiogroup" aria-labelledby=${`${id}-label`} class="choices">
  ${element.options.map((option) => html`<label><input type="radio" name=${id} checked=${same(option, value)}
    onChange=${() => set(option)} /><span><${Option} option=${option} /></span></label>`)}</div>`;

const Checks = ({ id, element, value, set }) => {
  const without = (option) => value.filter((one) => !same(one, option));
  return html`<div role="group" aria-labelledby=${`${id}-label`} class="choices">
    ${element.options.map((option) => html`<label><input type="checkbox" checked=${without(option).length < value.length}
      onChange=${({ target }) => set(target.checked ? [...value, option] : without(option))} /><span><${Option} option=${option} /></span></label>`)}</div>`;
};

/** The newest answer for what is typed; an older one that comes late is dropped. */
function useSuggestions(open, typed, least, suggest) {
  const [found, setFound] = useState({ options: [], note: "" });
  const asked = useRef(0);
  useEffect(() => {
    const mine = ++asked.current;
    if (!open || typed.length < least) {
      setFound({ options: [], note: least ? `Type ${least} characters or more` : "" });
      return undefined;
    }
    const timer = setTimeout(async () => {
      const answer = await suggest(typed);
      if (mine === asked.current) {
        const options = answer.options ?? [];
        setFound({ options, note: answer.error ? `Could not load: ${answer.error}` : options.length ? "" : "No result" });
      }
    }, DEBOUNCE);
    return () => clearTimeout(timer);
  }, [open, typed]);
  return found;
}

function Suggested({ id, element, value, set, suggest }) {
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const { options, note } = useSuggestions(open, typed, element.min_query_length ?? 3, suggest);
  const list = useRef();
  useEffect(() => list.current.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }), [at]);
  const take = (option) => {
    set(option);
    setTyped("");
    setOpen(false);
  };
  const type = ({ target }) => {
    set(null);
    setAt(0);
    setOpen(true);
    setTyped(target.value);
  };
  const keys = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setOpen(true);
      setAt(Math.max(0, Math.min(options.length - 1, at + step)));
    } else if (open && event.key === "Escape") {
      event.preventDefault();
      setOpen(false);
    } else if (open && event.key === "Enter") {
      event.preventDefault();
      options[at] && take(options[at]);
    }
  };
  return html`<div class="suggested">
    <input type="text" id=${id} value=${value ? value.text.text : typed} autocomplete="off" spellcheck="false"
      placeholder=${element.placeholder?.text} role="combobox" aria-expanded=${open} aria-controls=${`${id}-list`}
      aria-activedescendant=${open && options[at] ? `${id}-${at}` : null}
      onInput=${type} onKeyDown=${keys} onFocus=${() => !value && setOpen(true)} onBlur=${() => setOpen(false)} />
    <ul id=${`${id}-list`} role="listbox" ref=${list} hidden=${!open || !(options.length || note)} onMouseDown=${(event) => event.preventDefault()}>
      ${note && html`<li class="note">${note}</li>`}
      ${options.map((option, i) => html`<li role="option" id=${`${id}-${i}`} key=${option.value} aria-selected=${i === at}
        onClick=${() => take(option)}><${Option} option=${option} /></li>`)}
    </ul></div>`;
}

const KINDS = {
  plain_text_input: Typed, datepicker: Dated, static_select: Select,
  external_select: Suggested, radio_buttons: Radios, checkboxes: Checks,
};

/** What a field holds before anything is filled in. */
export const initial = ({ initial_value, initial_date, initial_option, initial_options, type }) =>
  initial_value ?? initial_date ?? initial_option ?? initial_options ?? (type === "checkboxes" ? [] : null);

/** An input block: label, field, hint, and what is wrong with it. */
export function Field({ block, value, error, set, suggest }) {
  const id = `field-${block.block_id}`;
  return html`<div class="field">
    <label id=${`${id}-label`} for=${id}>${block.label.text}${block.optional && html` <span class="hint">(optional)</span>`}</label>
    <${KINDS[block.element.type]} id=${id} element=${block.element} value=${value} set=${set} suggest=${suggest} />
    ${error ? html`<p class="wrong" role="alert">${error}</p>` : block.hint && html`<p class="hint">${block.hint.text}</p>`}
  </div>`;
}
