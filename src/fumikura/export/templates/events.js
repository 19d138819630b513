// What the page knows: events, words, the choice of events to show and the chosen one.
const $ = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const read = (id) => JSON.parse($(id).textContent);
const EVENTS = read("events");
const WORDS = read("dictionary");
const CARDS = all("article.event");
const SVG = "http://www.w3.org/2000/svg";
let lang = document.documentElement.lang;
let visible = EVENTS.map(() => true);
let chosen = -1;

const say = (key) => (WORDS[key] ? WORDS[key][lang === "ja" ? 0 : 1] : key.slice(key.indexOf(":") + 1));
const fold = (text) => text.normalize("NFKC").toLowerCase();
const EPOCH = 719163; // the ordinal of 1970-01-01
const iso = (ordinal) => new Date((ordinal - EPOCH) * 864e5).toISOString().slice(0, 10);
const ordinal = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / 864e5) + EPOCH;
const haystacks = [];
const haystack = (at) => (haystacks[at] ??= fold(`${CARDS[at].textContent} ${EVENTS[at].type} ${EVENTS[at].id}`));

function make(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function ticked(field) {
  return all(`input[name="${field}"]:checked`).map((box) => box.value);
}

function choice() {
  const fields = ["type", "status", "doc", "actors"];
  return {
    words: fold($("words").value).split(/\s+/).filter(Boolean),
    from: $("from").value ? ordinal($("from").value) : null,
    to: $("to").value ? ordinal($("to").value) : null,
    fields: fields.map((field) => [field, new Set(ticked(field))]).filter(([, values]) => values.size),
  };
}

// An event meets a choice: every word, one value of every field, a day within the dates. Open ends reach on for ever.
function meets(at, wanted) {
  const event = EVENTS[at];
  for (const [field, values] of wanted.fields) {
    const own = field === "actors" ? event.actors ?? [] : [event[field]];
    if (!own.some((value) => values.has(value))) return false;
  }
  if (wanted.from !== null || wanted.to !== null) {
    if (event.begin === undefined && event.end === undefined) return false;
    if ((event.end ?? Infinity) < (wanted.from ?? -Infinity)) return false;
    if ((event.begin ?? -Infinity) > (wanted.to ?? Infinity)) return false;
  }
  return wanted.words.every((word) => haystack(at).includes(word));
}

function speak(to) {
  lang = to;
  document.documentElement.lang = to;
  for (const element of all("[data-word]")) element.textContent = say(element.dataset.word);
  for (const element of all("[data-label]")) {
    const label = say(element.dataset.label);
    element.setAttribute("aria-label", label);
    if (element.placeholder !== undefined && element.type === "search") element.placeholder = label;
  }
}
