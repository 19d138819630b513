// The list and everything that listens: filters, keys, links, the switch of languages.
const BOX = $("lanes");

function filter() {
  const wanted = choice();
  visible = EVENTS.map((_, at) => meets(at, wanted));
  CARDS.forEach((card, at) => (card.hidden = !visible[at]));
  for (const section of all("section.day")) {
    const number = all("article.event:not([hidden])", section).length;
    section.hidden = !number;
    section.querySelector(".count").textContent = number;
  }
  const number = visible.filter(Boolean).length;
  $("shown").textContent = number;
  $("none").hidden = number > 0 || !EVENTS.length;
  for (const pick of all("details.pick")) {
    const boxes = all("input:checked", pick).length;
    pick.querySelector("summary b").textContent = boxes ? `(${boxes})` : "";
  }
  draw();
}

// Choose an event: its card and its marks are lit; the card opens if wanted and comes into sight.
function choose(at, { show = false, open = false, focus = false } = {}) {
  if (chosen >= 0) CARDS[chosen].classList.remove("chosen");
  chosen = at;
  light();
  tell(at);
  if (at < 0) return;
  const card = CARDS[at];
  card.classList.add("chosen");
  if (open) card.firstElementChild.open = true;
  if (focus) card.querySelector("summary").focus({ preventScroll: true });
  if (show) card.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  reveal(at);
}

function tell(at) {
  const event = EVENTS[at];
  $("readout").textContent = event ? [event.words, event.when, say(`type:${event.type}`), event.summary].filter(Boolean).join("　") : "";
}

const atOf = (target) => Number(target.closest?.("[data-at]")?.dataset.at ?? -1);
const order = () => [...marks.keys()].sort((one, other) => one - other);

BOX.addEventListener("click", (event) => {
  const at = atOf(event.target);
  if (at >= 0 && !dragged) choose(at, { show: true, open: true, focus: true });
});
BOX.addEventListener("pointerover", (event) => atOf(event.target) >= 0 && tell(atOf(event.target)));
BOX.addEventListener("pointerout", () => tell(chosen));
BOX.addEventListener("focusin", (event) => atOf(event.target) >= 0 && tell(atOf(event.target)));
BOX.addEventListener("scroll", () => view && pinned());
BOX.addEventListener("wheel", (event) => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  zoomed(event.deltaY < 0 ? 1.25 : 0.8, event.clientX - BOX.getBoundingClientRect().left - view.names);
}, { passive: false });
BOX.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = event.target === BOX ? -1 : atOf(event.target);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (event.key === "+" || event.key === "=" || event.key === ";") zoomed(1.5);
  else if (event.key === "-") zoomed(1 / 1.5);
  else if (event.key === "0") zoomed(0);
  else if (at >= 0 && (event.key === "Enter" || event.key === " ")) choose(at, { show: true, open: true, focus: true });
  else if (at >= 0 && step) {
    const own = order();
    const next = own[own.indexOf(at) + step];
    if (next !== undefined) {
      choose(next);
      marks.get(next)[0].focus({ preventScroll: true });
    }
  } else if (step) BOX.scrollLeft += step * 80;
  else return;
  event.preventDefault();
});

let grip = null;
let dragged = false;
BOX.addEventListener("pointerdown", (event) => {
  dragged = false;
  grip = event.pointerType === "mouse" && event.button === 0 ? [event.clientX, BOX.scrollLeft] : null;
});
addEventListener("pointermove", (event) => {
  if (!grip) return;
  if (Math.abs(event.clientX - grip[0]) > 4) dragged = true;
  if (dragged) BOX.scrollLeft = grip[1] - (event.clientX - grip[0]);
});
addEventListener("pointerup", () => (grip = null));

document.querySelector("main").addEventListener("click", (event) => {
  const at = atOf(event.target);
  if (event.target.closest("button.copy")) copy(event.target.closest("button.copy"));
  else if (at >= 0) choose(at);
});
document.querySelector("main").addEventListener("focusin", (event) => atOf(event.target) >= 0 && atOf(event.target) !== chosen && choose(atOf(event.target)));

async function copy(button) {
  const code = button.previousElementSibling;
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = say("copied");
    setTimeout(() => (button.textContent = say("copy")), 1500);
  } catch {
    getSelection().selectAllChildren(code);
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const pick = event.target.closest?.("details.pick[open]") ?? document.querySelector("details.pick[open]");
  const card = event.target.closest?.("article.event");
  if (pick) {
    pick.open = false;
    pick.querySelector("summary").focus();
  } else if (card?.firstElementChild.open) {
    card.firstElementChild.open = false;
    card.querySelector("summary").focus();
  } else if (chosen >= 0 && !event.target.matches?.("input, select")) choose(-1);
});
document.addEventListener("click", (event) => {
  for (const pick of all("details.pick[open]")) if (!pick.contains(event.target)) pick.open = false;
});

$("filters").addEventListener("submit", (event) => event.preventDefault());
$("filters").addEventListener("input", filter);
$("filters").addEventListener("reset", () => setTimeout(filter));
$("by").addEventListener("change", draw);
$("scale").addEventListener("change", () => zoomed(0));
$("in").addEventListener("click", () => zoomed(1.5));
$("out").addEventListener("click", () => zoomed(1 / 1.5));
$("fit").addEventListener("click", () => zoomed(0));
const unfold = (open) => all("article.event > details").forEach((details) => (details.open = open));
$("open").addEventListener("click", () => unfold(true));
$("close").addEventListener("click", () => unfold(false));
$("fold").addEventListener("click", () => {
  const folded = $("chart").classList.toggle("folded");
  $("fold").setAttribute("aria-expanded", String(!folded));
  const words = $("fold").firstElementChild;
  words.dataset.word = folded ? "show chart" : "hide chart";
  words.textContent = say(words.dataset.word);
  if (!folded) draw();
});
$("language").addEventListener("click", () => {
  speak(lang === "ja" ? "en" : "ja");
  haystacks.length = 0;
  draw();
});
$("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
});

let before = null;
addEventListener("beforeprint", () => {
  before = all("article.event > details").map((details) => details.open);
  unfold(true);
});
addEventListener("afterprint", () => {
  all("article.event > details").forEach((details, at) => (details.open = before?.[at] ?? details.open));
});

// A link to a passage opens its card, also when a filter hides it.
function follow() {
  const id = decodeURIComponent(location.hash.slice(1));
  const at = id ? EVENTS.findIndex((event) => event.id === id) : -1;
  if (at < 0) return;
  if (!visible[at]) {
    $("filters").reset();
    filter();
  }
  choose(at, { show: true, open: true });
}
addEventListener("hashchange", follow);
addEventListener("load", follow); // once more, when everything has its height

new ResizeObserver(() => {
  const sticky = getComputedStyle($("chart")).position === "sticky";
  document.documentElement.style.setProperty("--above", sticky ? `${$("chart").offsetHeight}px` : "0px");
}).observe($("chart"));
let last = 0;
new ResizeObserver(() => {
  if (BOX.clientWidth === last || !BOX.clientWidth) return;
  last = BOX.clientWidth;
  draw();
}).observe(BOX);
document.documentElement.classList.add("live");
filter();
follow();
