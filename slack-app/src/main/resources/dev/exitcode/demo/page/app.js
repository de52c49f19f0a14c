// The page: a channel and a conversation with the bot, drawn anew from each event of the workspace.
import { html, render, useEffect, useLayoutEffect, useRef, useState } from "./vendor.js";
import { Blocks } from "./blocks.js";
import { Composer } from "./composer.js";
import { Mishaps } from "./mishaps.js";
import { Modal } from "./modal.js";
import { Text } from "./mrkdwn.js";

const NAMES = { person: "You", app: "Exitcode", slackbot: "Slackbot" };
const PLACES = {
  C0TRY0CHAN: { name: "incidents", sign: "#", hint: "Message #incidents, or type /exitcode 139",
    about: "This is where your team hears why a container died." },
  D0TRY0EXIT: { name: "Exitcode", sign: "", hint: "Message Exitcode: paste kubectl describe pod, docker inspect or a log",
    about: "Your direct messages with the bot." },
};

async function post(action, body) {
  const response = await fetch(`/do/${action}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return response.json();
}

function useWorkspace() {
  const [state, setState] = useState({ messages: [], mishaps: { subjects: [], ways: [] }, online: true });
  useEffect(() => {
    const events = new EventSource("/events");
    events.onmessage = ({ data }) => setState({ ...JSON.parse(data), online: true });
    events.onerror = () => setState((last) => ({ ...last, online: false }));
    return () => events.close();
  }, []);
  return state;
}

function useTheme() {
  const [theme, setTheme] = useState(localStorage.getItem("theme"));
  const dark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = dark ? "dark" : "light";
  }, [dark]);
  const toggle = () => {
    const next = dark ? "light" : "dark";
    localStorage.setItem("theme", next);
    setTheme(next);
  };
  return [dark, toggle];
}

const Avatar = ({ author }) =>
  author === "app"
    ? html`<img class="avatar" src="/icon.svg" alt="" />`
    : html`<span class="avatar ${author}" aria-hidden="true">${author === "person" ? "Y" : "S"}</span>`;

function Message({ message, replies = [], open }) {
  const when = new Date(Number(message.ts) * 1000);
  const act = (block_id, action_id) => post("click", { ts: message.ts, block_id, action_id });
  const explain = () => post("shortcut", { ts: message.ts });
  const time = when.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return html`<article class="message ${message.ephemeral ? "ephemeral" : ""}" aria-label=${`${NAMES[message.author]}, ${time}`}>
    ${message.ephemeral && html`<p class="only-you"><svg viewBox="0 0 20 20" width="14" height="14" aria-hidden="true"><path d="M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5z" fill="none" stroke="currentColor" stroke-width="1.600"/><circle cx="10" cy="10" r="2.500" fill="currentColor"/></svg>Only visible to you</p>`}
    <${Avatar} author=${message.author} />
    <div class="content">
      <p class="by"><strong>${NAMES[message.author]}</strong>
        ${message.author === "app" && html`<span class="app">APP</span>`}
        <time datetime=${when.toISOString()}>${time}</time></p>
      ${message.blocks.length
        ? html`<${Blocks} blocks=${message.blocks} act=${act} />`
        : html`<${Text} text=${message.text} />`}
      ${message.files.map(({ name, preview }) => preview
        ? html`<details class="file"><summary>📄 ${name}</summary><pre>${preview}</pre></details>`
        : html`<p class="file">📄 ${name}</p>`)}
      ${message.edited && html`<small class="edited">(edited)</small>`}
      ${replies.length > 0 && html`<button class="replies" onClick=${open}>${replies.length} ${replies.length === 1 ? "reply" : "replies"}</button>`}
    </div>
    ${!message.ephemeral && html`<button class="menu" onClick=${explain}>Explain this crash</button>`}</article>`;
}

/** Slack shows nothing of a command that only its sender sees the answer to; a reader needs it. */
const Used = ({ message }) =>
  html`<p class="used">${message.text.startsWith("/") ? html`You used <code>${message.text}</code>` : message.text} · a line of this stand-in, Slack shows none</p>`;

/** Keeps the newest message in sight, from its first line on. */
function Channel({ place, messages: all, openThread }) {
  const list = useRef();
  const messages = all.filter(({ thread }) => !thread);
  const newest = messages.at(-1)?.ts;
  useLayoutEffect(() => {
    const last = list.current.lastElementChild;
    const fits = last && last.offsetHeight < list.current.clientHeight;
    last?.scrollIntoView({ block: fits ? "end" : "start" });
  }, [newest, messages.at(-1)?.edited]);
  return html`<div class="messages" role="log" aria-label=${`Messages in ${place.name}`} tabindex="0" ref=${list}>
    <div class="start"><h2>${place.sign} ${place.name}</h2><p>${place.about}</p></div>
    ${messages.map((message) =>
      html`<${message.author === "stand_in" ? Used : Message} key=${message.ts} message=${message}
        replies=${all.filter(({ thread }) => thread === message.ts)} open=${() => openThread(message.ts)} />`)}</div>`;
}

function Thread({ messages, close }) {
  const list = useRef();
  useEffect(() => list.current.lastElementChild?.scrollIntoView({ block: "nearest" }), [messages.length]);
  return html`<aside class="thread" aria-label="Thread">
    <header class="top"><h2>Thread</h2><button class="icon" aria-label="Close the thread" onClick=${close}>✕</button></header>
    <div class="messages" role="log" aria-label="Messages in the thread" tabindex="0" ref=${list}>
      ${messages.map((message) => html`<${Message} key=${message.ts} message=${message} />`)}</div></aside>`;
}

/** How many messages came to each other place since it was looked at. */
function useUnread(messages, here) {
  const [read, setRead] = useState({});
  const newest = (place) => messages.findLast(({ channel }) => channel === place)?.ts ?? "";
  const welcome = messages.length > 0;
  useEffect(() => {
    const seen = Object.keys(PLACES).filter((place) => place === here || !(place in read));
    welcome && setRead((all) => ({ ...all, ...Object.fromEntries(seen.map((place) => [place, newest(place)])) }));
  }, [here, welcome, newest(here)]);
  return (place) => place === here ? 0 : messages.filter(({ channel, ts }) => channel === place && ts > (read[place] ?? ts)).length;
}

function App() {
  const { messages, mishaps, view, online } = useWorkspace();
  const [dark, toggle] = useTheme();
  const [here, go] = useState(location.hash.slice(1) in PLACES ? location.hash.slice(1) : "C0TRY0CHAN");
  const [thread, openThread] = useState(null);
  const place = PLACES[here];
  const there = messages.filter((message) => message.channel === here);
  const threaded = there.filter((message) => thread && [message.ts, message.thread].includes(thread));
  const unread = useUnread(messages, here);
  const open = view?.id;
  useEffect(() => {
    if (!open) {
      document.getElementById("message").focus();
    }
  }, [open, here]);
  const link = (id, label) => html`<a class="channel" href=${`#${id}`} aria-current=${here === id ? "page" : null} onClick=${() => { go(id); openThread(null); }}>${label}
    ${unread(id) > 0 && html`<span class="unread" aria-label=${`${unread(id)} unread`}>${unread(id)}</span>`}</a>`;
  return html`
    <nav class="sidebar" aria-label="Channels">
      <p class="team">Try Exitcode</p>
      <p class="label">Channels</p>
      ${link("C0TRY0CHAN", html`<span aria-hidden="true">#</span> incidents`)}
      <p class="label">Direct messages</p>
      ${link("D0TRY0EXIT", html`<img src="/icon.svg" alt="" /> Exitcode`)}
      <p class="about">A stand-in for Slack on your own machine. Not made or endorsed by Slack.</p>
    </nav>
    <main>
      <header class="top"><h1><span aria-hidden="true">${place.sign}</span> ${place.name}</h1>
        ${!online && html`<span class="offline" role="status">Not connected. Is the demo still running?</span>`}
        <${Mishaps} offered=${mishaps} post=${post} />
        <button class="icon theme" aria-pressed=${dark} aria-label="Dark mode" title="Dark mode" onClick=${toggle}>${dark ? "☀" : "☾"}</button>
      </header>
      <${Channel} key=${here} place=${place} messages=${there} openThread=${openThread} />
      <${Composer} key=${`to ${here}`} hint=${place.hint} send=${(text, file) => post("say", { channel: here, text, file })}
        choose=${(callback_id) => post("global", { channel: here, callback_id })} />
    </main>
    ${threaded.length > 0 && html`<${Thread} key=${thread} messages=${threaded} close=${() => openThread(null)} />`}
    ${view && html`<${Modal} key=${view.id} view=${view} post=${post} />`}`;
}

render(html`<${App} />`, document.body);
