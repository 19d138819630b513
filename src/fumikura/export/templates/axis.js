// Days in, places on the axis out. Packed, a day is as wide as it has events, and a stretch without any is shortened.
function days(shown, packed) {
  const counts = new Map();
  const begins = new Map();
  const count = (day, number) => counts.set(day, (counts.get(day) ?? 0) + number);
  for (const at of shown) {
    const { begin, end, coarse } = EVENTS[at];
    begins.set(begin ?? end, (begins.get(begin ?? end) ?? 0) + 1);
    if (begin !== undefined) count(begin, coarse ? 0 : 1);
    else if (end !== undefined) count(end, coarse ? 0 : 1);
    if (begin !== undefined && end !== undefined && end !== begin) count(end + 1, 0);
  }
  const marked = [...counts.keys()].sort((one, other) => one - other);
  const knots = [];
  let x = 0;
  const knot = (day, width) => {
    knots.push([day, x]);
    x += width;
  };
  marked.forEach((day, at) => {
    const number = counts.get(day);
    const gap = (marked[at + 1] ?? day + 1) - day - 1;
    if (number || at === marked.length - 1 || gap === 0) {
      knot(day, packed ? Math.min(1 + 0.35 * Math.max(0, number - 1), 8) : 1);
      if (gap > 0) knot(day + 1, packed ? 0.6 * Math.log2(1 + gap) : gap);
    } else {
      knot(day, packed ? 0.6 * Math.log2(2 + gap) : gap + 1);
    }
  });
  if (!knots.length) knots.push([EPOCH, 0]), (x = 1);
  knots.push([Math.max(knots.at(-1)[0] + 1, (marked.at(-1) ?? EPOCH) + 1), x]);
  return { knots, counts, begins, packed, total: x, first: knots[0][0], last: knots.at(-1)[0] };
}

// The place of a day, which may have a fraction, between the two knots around it.
function placed(axis, width, day) {
  const { knots, total } = axis;
  let low = 0;
  let high = knots.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (knots[middle][0] <= day) low = middle;
    else high = middle;
  }
  const [from, x] = knots[low];
  const [to, next] = knots[high];
  const share = to === from ? 0 : Math.min(1, Math.max(0, (day - from) / (to - from)));
  return ((x + (next - x) * share) / total) * width;
}

// The first days of all months, or of all years where there are too many months.
function starts(axis) {
  const yearly = axis.last - axis.first > 366 * 60;
  const found = [];
  const date = new Date((axis.first - EPOCH) * 864e5);
  date.setUTCDate(1);
  if (yearly) date.setUTCMonth(0);
  while (found.length < 10000) {
    const day = Math.round(date.getTime() / 864e5) + EPOCH;
    if (day >= axis.last) break;
    const january = date.getUTCMonth() === 0;
    found.push({ day: Math.max(day, axis.first), text: iso(day).slice(0, yearly ? 4 : 7), weight: january ? 0.5 : 0 });
    if (yearly) date.setUTCFullYear(date.getUTCFullYear() + 1);
    else date.setUTCMonth(date.getUTCMonth() + 1);
  }
  return found;
}

// The months in which events begin, each at its first event.
function begun(axis) {
  const found = new Map();
  for (const [day, count] of axis.begins) {
    const text = iso(day).slice(0, 7);
    const month = found.get(text) ?? found.set(text, { day, text, weight: 0 }).get(text);
    month.day = Math.min(month.day, day);
    month.weight += count;
  }
  return [...found.values()];
}

const weekday = (day) => say(`weekday:${(((day - 1) % 7) + 7) % 7}`);
const dayLabel = (day, wide) => {
  const [month, number] = iso(day).slice(5).split("-").map(Number);
  if (wide) return `${month}/${number} (${weekday(day)})`;
  return lang === "ja" ? `${number}日` : String(number);
};

// Labels in two rows, months above days; those with many events have the first choice of room.
function ticks(axis, width) {
  const at = (day) => placed(axis, width, day);
  const rows = [(axis.packed ? begun(axis) : starts(axis)).map((tick) => ({ ...tick, x: at(tick.day) })), []];
  for (const [day, count] of axis.counts) {
    if (!count) continue;
    const room = at(day + 1) - at(day);
    rows[1].push({ day, x: at(day), room, text: dayLabel(day, room > 62), weight: count, centre: true });
  }
  return rows.map((row) => {
    const taken = [];
    row.sort((one, other) => other.weight - one.weight || one.day - other.day);
    return row.filter((tick) => {
      tick.width = [...tick.text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 255 ? 11.5 : 6.6), 0) + 6;
      if (tick.centre) tick.x = Math.max(tick.x + tick.room / 2 - tick.width / 2, 0);
      tick.x = Math.min(tick.x, width - tick.width);
      const free = taken.every(([from, to]) => tick.x >= to || tick.x + tick.width <= from);
      if (free) taken.push([tick.x, tick.x + tick.width]);
      return free;
    });
  });
}

// Where the packed axis leaves out more than two months, and how much.
function breaks(axis, width) {
  return axis.knots.slice(0, -1).flatMap(([day, x], at) => {
    const [until, next] = axis.knots[at + 1];
    const gap = until - day;
    if (gap < 60) return [];
    const from = (x / axis.total) * width;
    const to = (next / axis.total) * width;
    const [number, unit] = gap >= 730 ? [gap / 365.25, "years"] : [gap / 30.44, "months"];
    return [{ from, to, text: `${Math.round(number)}${lang === "ja" ? "" : " "}${say(unit)}` }];
  });
}
