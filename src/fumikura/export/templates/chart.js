// The chart: a lane for each type, actor or forum, marks and bars stacked where they would touch.
const MOST = 14; // lanes; what is over stands in one more
const ROW = 20;
const MARK = 18; // room of a mark
const TAIL = 34; // of an open end
const NONE = "\u0000";
const OTHERS = "\u0001";
let zoom = 1;
let view = null;
const marks = new Map();

function lanesOf(by, shown) {
  const lanes = new Map();
  for (const at of shown) {
    const value = EVENTS[at][by];
    const own = (Array.isArray(value) ? value : [value]).filter(Boolean);
    for (const name of own.length ? new Set(own) : [NONE]) (lanes.get(name) ?? lanes.set(name, []).get(name)).push(at);
  }
  const sorted = [...lanes].sort((one, other) => (one[0] === NONE) - (other[0] === NONE) || other[1].length - one[1].length);
  if (sorted.length <= MOST + 1) return sorted;
  const rest = sorted.slice(MOST).flatMap(([, own]) => own);
  return [...sorted.slice(0, MOST), [OTHERS, [...new Set(rest)].sort((one, other) => one - other)]];
}

function laneName(by, name, number) {
  if (name === NONE) return by === "actors" ? say("no one") : "—";
  if (name === OTHERS) return say("others");
  return by === "type" ? say(`type:${name}`) : name;
}

// Where an event stands: events of one day one behind another in their order, unless the axis is to scale and hours are
// known. An open end is a tail of fixed length: nobody knows how far it reaches.
function spans(shown, axis, width, packed) {
  const ofDay = new Map();
  const dayOf = ({ begin, end }) => (begin === undefined || end === undefined || begin === end ? begin ?? end : undefined);
  for (const at of shown) {
    const day = dayOf(EVENTS[at]);
    if (day !== undefined) (ofDay.get(day) ?? ofDay.set(day, []).get(day)).push(at);
  }
  const found = new Map();
  for (const at of shown) {
    const event = EVENTS[at];
    const day = dayOf(event);
    if (day === undefined) {
      const from = placed(axis, width, event.begin + (event.from ?? 0));
      const to = placed(axis, width, event.end + (event.until ?? 1));
      found.set(at, { from: Math.min(from, width - 20), to: Math.max(to, from + 20), bar: true, closed: true });
    } else {
      const own = ofDay.get(day);
      const share = packed ? (own.indexOf(at) + 0.5) / own.length : event.from ?? 0.5;
      const x = placed(axis, width, day + share);
      const before = event.begin === undefined;
      const after = event.end === undefined;
      found.set(at, { from: Math.max(x - (before ? TAIL : 8), 0), to: x + (after ? TAIL : 8), x, bar: before || after });
    }
  }
  return found;
}

// Rows of a lane: long stretches first. Events of the very same stretch share its bar as far as their marks have room.
function stacked(own, places) {
  const units = [];
  const same = new Map();
  for (const at of own) {
    const place = places.get(at);
    const { begin, end, from, until } = EVENTS[at];
    const key = [begin, end, from, until].join();
    if (!place.closed) units.push([[at, place]]);
    else (same.get(key) ?? same.set(key, []).get(key)).push(at);
  }
  for (const group of same.values()) {
    const { from, to } = places.get(group[0]);
    const room = Math.max(1, Math.floor((to - from - 2) / MARK));
    for (let start = 0; start < group.length; start += room) {
      const chunk = group.slice(start, start + room);
      units.push(chunk.map((at, number) => [at, { from, to, x: from + 9 + number * MARK, bar: !number, shared: chunk.length > 1 }]));
    }
  }
  const rank = ([[at, place]]) => (EVENTS[at].coarse ? 0 : place.to - place.from > 60 ? 1 : 2);
  units.sort((one, other) => rank(one) - rank(other) || one[0][0] - other[0][0]);
  const rows = [];
  const found = [];
  for (const unit of units) {
    const { from, to } = unit[0][1];
    let row = rows.findIndex((taken) => taken.every(([start, end]) => from >= end || to <= start));
    if (row < 0) row = rows.push([]) - 1;
    rows[row].push([from, to + 2]);
    for (const [at, place] of unit) found.push([at, row, place]);
  }
  return { found, height: Math.max(1, rows.length) * ROW + 6 };
}

function drawn(at, place, y) {
  const event = EVENTS[at];
  const kinds = `mark c-${event.colour} s-${event.status.replaceAll(" ", "-")}${event.guessed ? " guessed" : ""}`;
  const group = make("g", { class: kinds, "data-at": at, tabindex: -1, role: "button" });
  group.setAttribute("aria-label", `${event.words ?? ""} ${event.when ?? ""} ${say(`type:${event.type}`)} ${say(`status:${event.status}`)} ${event.summary ?? ""}`);
  group.append(make("title", {}, `${event.words ?? event.when ?? ""}　${event.summary ?? ""}`));
  if (place.bar) group.append(...barOf(event, place, y));
  const shape = make("g", { transform: `translate(${place.x.toFixed(1)} ${y})` });
  if (event.guessed) shape.append(make("use", { href: "#g-ring", class: "ring" }));
  shape.append(make("use", { href: `#g-${event.shape}`, class: "shape" }));
  if (event.status === "denied") shape.append(make("use", { href: "#g-strike", class: "strike" }));
  if (event.status === "reported") shape.append(make("use", { href: "#g-dot", class: "dot" }));
  group.append(make("circle", { class: "halo", cx: place.x.toFixed(1), cy: y, r: 11 }), shape);
  return group;
}

function barOf(event, place, y) {
  const [from, to] = [place.from + 1, place.to - 1];
  const half = place.shared ? 8 : event.coarse ? 7 : 5;
  const open = [event.begin === undefined, event.end === undefined];
  // an open end is an arrow: the outline runs to a point and is not closed by a wall
  const left = open[0] ? `M${from + 8} ${y - half}L${from} ${y}L${from + 8} ${y + half}` : `M${from} ${y - half}V${y + half}`;
  const right = open[1] ? `H${to - 8}L${to} ${y}L${to - 8} ${y - half}Z` : `H${to}V${y - half}Z`;
  const bars = [make("path", { class: `bar${event.coarse ? " pale" : ""}${place.shared ? " shared" : ""}${open[0] || open[1] ? " open" : ""}`, d: left + right })];
  if (open[0] || open[1]) {
    const x = open[1] ? to - 8 : from + 8;
    const way = open[1] ? 1 : -1;
    for (const step of [0, 5]) bars.push(make("path", { class: "chevron", d: `M${x - way * step - way * 5} ${y - half + 1}l${way * 4} ${half - 1}l${-way * 4} ${half - 1}` }));
  }
  return bars;
}

function draw() {
  const box = $("lanes");
  const by = $("by").value;
  const packed = $("scale").value === "packed";
  const shown = EVENTS.map((_, at) => at);
  const dated = shown.filter((at) => visible[at] && (EVENTS[at].begin !== undefined || EVENTS[at].end !== undefined));
  const names = box.clientWidth < 560 ? 84 : 148;
  const width = Math.max(200, (box.clientWidth - names - 13) * zoom);
  const axis = days(dated, packed);
  const places = spans(dated, axis, width, packed);
  const lanes = lanesOf(by, dated);
  const head = make("svg", { class: "axis", width: names + width + 12, height: 42 });
  const [months, single] = ticks(axis, width);
  const x = (place) => (place + names).toFixed(1);
  for (const tick of months) head.append(make("text", { x: x(tick.x + 3), y: 14, class: "month" }, tick.text));
  for (const tick of single) head.append(make("text", { x: x(tick.x + 3), y: 33, class: "day" }, tick.text));
  const stacks = lanes.map(([, own]) => stacked(own, places));
  const height = stacks.reduce((sum, stack) => sum + stack.height, 0);
  const body = make("svg", { class: "body", width: names + width + 12, height });
  const plane = make("g", { transform: `translate(${names} 0)` });
  for (const [day, count] of axis.counts) if (count) plane.append(make("rect", { class: "stripe", x: placed(axis, width, day).toFixed(1), width: Math.max(1, placed(axis, width, day + 1) - placed(axis, width, day)).toFixed(1), y: 0, height }));
  if (packed) {
    for (const { from, to, text } of breaks(axis, width)) {
      const middle = (from + to) / 2;
      plane.append(make("path", { class: "break", d: `M${middle} 0${"l3 5l-6 10l3 5".repeat(Math.ceil(height / 20))}` }));
      if (to - from > 34) head.append(make("text", { x: x(middle), y: 33, class: "gap", "text-anchor": "middle" }, `⋯${text}`));
    }
  }
  marks.clear();
  const labels = make("g", { class: "labels" }, make("rect", { class: "ground", width: names - 4, height }));
  let y = 0;
  lanes.forEach(([name, own], at) => {
    plane.append(make("path", { class: "rule", d: `M0 ${y}H${width + 12}` }));
    labels.append(label(laneName(by, name), own.length, names, y));
    for (const [event, row, place] of stacks[at].found) {
      const mark = drawn(event, place, y + 13 + row * ROW);
      (marks.get(event) ?? marks.set(event, []).get(event)).push(mark);
      plane.append(mark);
    }
    y += stacks[at].height;
  });
  body.append(plane, labels);
  head.append(make("rect", { class: "ground corner", width: names - 4, height: 42 }));
  box.replaceChildren(head, body);
  view = { width, names, labels, corner: head.lastChild };
  pinned();
  light();
}

function label(text, number, names, y) {
  const room = Math.floor((names - 34) / 12);
  const signs = [...text];
  let used = 0;
  const cut = signs.findIndex((sign) => (used += sign.charCodeAt(0) > 255 ? 1 : 0.56) > room);
  const group = make("g", {}, make("title", {}, `${text} (${number})`));
  group.append(make("text", { x: 4, y: y + 17 }, cut < 0 ? text : `${signs.slice(0, cut).join("")}…`));
  group.append(make("text", { x: names - 10, y: y + 17, "text-anchor": "end", class: "number" }, String(number)));
  return group;
}

// The names of lanes stay while the rest moves under them.
function pinned() {
  const shift = `translate(${$("lanes").scrollLeft} 0)`;
  view.labels.setAttribute("transform", shift);
  view.corner.setAttribute("transform", shift);
}

function zoomed(factor, at = null) {
  const box = $("lanes");
  const inside = at ?? (box.clientWidth - view.names) / 2;
  const share = (box.scrollLeft + inside) / view.width;
  const most = $("scale").value === "packed" ? 60 : 600;
  zoom = Math.min(most, Math.max(1, zoom * factor));
  draw();
  box.scrollLeft = share * view.width - inside;
  pinned();
}

function light() {
  for (const [at, own] of marks) {
    for (const mark of own) {
      mark.classList.toggle("chosen", at === chosen);
      mark.setAttribute("tabindex", "-1");
    }
  }
  const own = marks.get(chosen) ?? marks.get([...marks.keys()].sort((one, other) => one - other)[0]);
  own?.[0].setAttribute("tabindex", "0");
}

function reveal(at) {
  const halo = marks.get(at)?.[0].querySelector(".halo");
  if (!halo) return;
  const box = $("lanes");
  const room = box.clientWidth - view.names;
  const [x, top] = ["cx", "cy"].map((name) => Number(halo.getAttribute(name)));
  if (x < box.scrollLeft + 16 || x > box.scrollLeft + room - 16) box.scrollLeft = x - room / 2;
  if (top < box.scrollTop + 12 || top > box.scrollTop + box.clientHeight - 64) box.scrollTop = top - box.clientHeight / 2;
}
