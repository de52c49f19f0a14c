// Block Kit as elements: the blocks that slack-limits.json lets through.
import { html, useState } from "./vendor.js";
import { Link, Text, emoji } from "./mrkdwn.js";

function Styled({ style = {}, children }) {
  let node = children;
  for (const [name, tag] of [["code", "code"], ["bold", "strong"], ["italic", "em"], ["strike", "s"]]) {
    node = style[name] ? html`<${tag}>${node}<//>` : node;
  }
  return node;
}

function Inline({ element }) {
  switch (element.type) {
    case "link":
      return html`<${Styled} style=${element.style}><${Link} url=${element.url}>${element.text ?? element.url}<//><//>`;
    case "emoji":
      return emoji(`:${element.name}:`);
    default:
      return html`<${Styled} style=${element.style}>${element.text}<//>`;
  }
}

const inlines = (elements) => elements.map((element) => html`<${Inline} element=${element} />`);

function Preformatted({ elements }) {
  const [copied, setCopied] = useState(false);
  const text = elements.map((element) => element.text ?? element.url).join("");
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return html`<div class="code">
    <pre tabindex="0">${inlines(elements)}</pre>
    <button class="copy" aria-label="Copy this code" onClick=${copy}>${copied ? "Copied" : "Copy"}</button>
  </div>`;
}

function RichText({ element }) {
  switch (element.type) {
    case "rich_text_list":
      return html`<${element.style === "ordered" ? "ol" : "ul"} class=${`indent${element.indent ?? 0}`}
        start=${element.style === "ordered" ? (element.offset ?? 0) + 1 : null}>
        ${element.elements.map((item) => html`<li>${inlines(item.elements)}</li>`)}<//>`;
    case "rich_text_preformatted":
      return html`<${Preformatted} elements=${element.elements} />`;
    case "rich_text_quote":
      return html`<blockquote>${inlines(element.elements)}</blockquote>`;
    default:
      return html`<div class="text">${inlines(element.elements)}</div>`;
  }
}

function Button({ block, element, act }) {
  const [busy, setBusy] = useState(false);
  const click = async () => {
    if (!busy) {
      setBusy(true);
      await act(block.block_id, element.action_id);
      setBusy(false);
    }
  };
  return html`<button class="button ${element.style ?? ""}" data-action=${element.action_id} aria-disabled=${busy}
    aria-label=${element.accessibility_label} onClick=${click}><${Text} text=${element.text} /></button>`;
}

function Element({ block, element, act }) {
  switch (element?.type) {
    case "button":
      return html`<${Button} block=${block} element=${element} act=${act} />`;
    case "mrkdwn":
    case "plain_text":
      return html`<${Text} text=${element} />`;
    case "image":
      return html`<span class="image">${element.alt_text}</span>`;
    default:
      return null;
  }
}

function Block({ block, act }) {
  switch (block.type) {
    case "header":
      return html`<h3><${Text} text=${block.text} /></h3>`;
    case "divider":
      return html`<hr />`;
    case "section":
      return html`<div class="section"><div>
          ${block.text && html`<${Text} text=${block.text} />`}
          ${block.fields && html`<div class="fields">${block.fields.map((field) => html`<${Text} text=${field} />`)}</div>`}
        </div><${Element} block=${block} element=${block.accessory} act=${act} /></div>`;
    case "context":
    case "actions":
      return html`<div class=${block.type}>
        ${block.elements.map((element) => html`<${Element} block=${block} element=${element} act=${act} />`)}</div>`;
    case "rich_text":
      return html`<div class="rich">${block.elements.map((element) => html`<${RichText} element=${element} />`)}</div>`;
    case "markdown":
      return html`<div class="text">${block.text}</div>`;
    case "image":
      return html`<span class="image">${block.alt_text}</span>`;
    default:
      return null;
  }
}

/** All blocks of a message or modal; in a message `act` is told the block and action of what was clicked. */
export const Blocks = ({ blocks, act }) =>
  html`<div class="blocks">${blocks.map((block) => html`<${Block} key=${block.block_id} block=${block} act=${act} />`)}</div>`;
