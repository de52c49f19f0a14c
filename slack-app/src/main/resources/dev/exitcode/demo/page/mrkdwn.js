// Slack's mrkdwn as elements; see docs.slack.dev/messaging/formatting-message-text.
import { html } from "./vendor.js";

const EMOJI = {
  white_check_mark: "✅", warning: "⚠️", x: "❌", skull: "💀", information_source: "ℹ️", fire: "🔥",
  red_circle: "🔴", large_orange_circle: "🟠", large_yellow_circle: "🟡", large_green_circle: "🟢",
  large_blue_circle: "🔵", white_circle: "⚪", wave: "👋", eyes: "👀", bulb: "💡", rotating_light: "🚨",
  mag: "🔍", link: "🔗", wrench: "🔧", boom: "💥", tada: "🎉", thumbsup: "👍", "+1": "👍", thinking_face: "🤔",
};

/** Emoji names become emoji; a name that is not known stays as typed. */
export const emoji = (text) =>
  text.replace(/:([a-z0-9_+-]+):/g, (typed, name) => EMOJI[name] ?? typed);

const unescape = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** Only addresses that open a page or a mail become links. */
export const Link = ({ url, children }) =>
  /^(https?:\/\/|mailto:)/i.test(url)
    ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${children}</a>`
    : children;

const PEOPLE = { "@U0TRY0EXIT": "@Exitcode", "@U0TRY00YOU": "@you" };

function angled(inside) {
  const [target, label] = inside.split("|", 2);
  if (/^[@#!]/.test(target)) {
    const name = label ?? PEOPLE[target] ?? target.replace(/^!/, "@");
    return html`<span class="mention">${unescape(name)}</span>`;
  }
  return html`<${Link} url=${unescape(target)}>${emoji(unescape(label ?? target))}<//>`;
}

// What stands first in the text wins; nothing inside code is looked at again.
const PARTS = [
  [/```\n?([\s\S]+?)```/, (m) => html`<pre>${unescape(m[1])}</pre>`],
  [/`([^`\n]+)`/, (m) => html`<code>${unescape(m[1])}</code>`],
  [/<([^<>\n]+)>/, (m) => angled(m[1])],
  [/(?<![\w*])\*(?!\s)([^*\n]*[^*\s])\*(?![\w*])/, (m, verbatim) => html`<strong>${inline(m[1], verbatim)}</strong>`],
  [/(?<![\w_])_(?!\s)([^_\n]*[^_\s])_(?![\w_])/, (m, verbatim) => html`<em>${inline(m[1], verbatim)}</em>`],
  [/(?<![\w~])~(?!\s)([^~\n]*[^~\s])~(?![\w~])/, (m, verbatim) => html`<s>${inline(m[1], verbatim)}</s>`],
];
const BARE_URL = [/https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)]/, (m) => angled(m[0])];

function inline(text, verbatim) {
  const parts = [];
  let rest = text;
  while (rest) {
    const found = (verbatim ? PARTS : [...PARTS, BARE_URL])
      .map(([pattern, element]) => ({ match: pattern.exec(rest), element }))
      .filter(({ match }) => match)
      .sort((a, b) => a.match.index - b.match.index)[0];
    if (!found) {
      break;
    }
    parts.push(emoji(unescape(rest.slice(0, found.match.index))));
    parts.push(found.element(found.match, verbatim));
    rest = rest.slice(found.match.index + found.match[0].length);
  }
  parts.push(emoji(unescape(rest)));
  return parts;
}

/** A text object, or plain mrkdwn as in a message's text. */
export function Text({ text }) {
  const object = typeof text === "string" ? { type: "mrkdwn", text } : text;
  if (object.type === "plain_text") {
    return html`<span class="text">${object.emoji === false ? object.text : emoji(object.text)}</span>`;
  }
  const paragraphs = object.text.split(/(?:^|\n)((?:&gt;[^\n]*(?:\n(?=&gt;)|$)?)+)/);
  return html`<span class="text">${paragraphs.map((part) =>
    part.startsWith("&gt;")
      ? html`<blockquote>${inline(part.replace(/^&gt; ?/gm, ""), object.verbatim)}</blockquote>`
      : inline(part, object.verbatim))}</span>`;
}
