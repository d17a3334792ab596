// A chart as one more view of an answer: bars of names, a line where there are dates or years.
"use strict";

const SVG = "http://www.w3.org/2000/svg";
const WIDEST = 720;
const LINE_HEIGHT = 260;
const BAR = 22;
const MOST = 60; // marks, more than which nobody reads
const NUMBER = /#(?:integer|decimal|double|float|(?:non|un|long|int|short|byte).*)$/;
const TIME = /#(?:date|dateTime|gYear|gYearMonth)$/;

const drawn = (name, attributes, text) => {
  const element = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  if (text !== undefined) element.textContent = text;
  return element;
};

const number = (value) => new Intl.NumberFormat(document.documentElement.lang).format(value);

// The columns of an answer that can be drawn: what is named, and the numbers beside it.
function columns(results) {
  const rows = results?.getBindings() ?? [];
  const all = (name, fits) =>
    rows.some((row) => row[name]) && rows.every((row) => !row[name] || fits(row[name]));
  const names = results?.getVariables() ?? [];
  const isNumber = ({ datatype = "" }) => NUMBER.test(datatype);
  const isTime = ({ datatype = "", value }) => TIME.test(datatype) || /^\d{4}(?:-\d\d){0,2}$/.test(value);
  const numbers = names.filter((name) => all(name, isNumber));
  const others = names.filter((name) => !numbers.includes(name));
  const time = names.find((name) => all(name, isTime));
  const label = time ?? others.findLast((name) => all(name, ({ type }) => type !== "uri")) ?? others[0];
  return { rows, time, label, numbers: numbers.filter((name) => name !== label).slice(0, 4) };
}

class Chart {
  priority = 5;
  label = "Chart";

  constructor(yasr) {
    this.yasr = yasr;
  }

  canHandleResults() {
    const { label, numbers } = columns(this.yasr.results);
    return Boolean(label && numbers.length);
  }

  draw() {
    const { rows, time, label, numbers } = columns(this.yasr.results);
    const points = rows
      .filter((row) => row[label])
      .map((row) => ({
        name: row[label].value,
        values: numbers.map((column) => (row[column] ? Number(row[column].value) : null)),
      }));
    if (time) points.sort((one, other) => (one.name < other.name ? -1 : 1));
    const shown = points.slice(0, MOST);
    const width = Math.min(WIDEST, Math.max(240, this.yasr.resultsEl.clientWidth - 40));
    const figure = document.createElement("figure");
    figure.className = "chart";
    figure.append(legend(label, numbers), (time && shown.length > 1 ? line : bars)(shown, numbers, width));
    this.yasr.resultsEl.append(figure);
  }

  getIcon() {}
}

function legend(label, numbers) {
  const caption = document.createElement("figcaption");
  numbers.forEach((column, place) => {
    const key = document.createElement("span");
    key.className = `series-${place}`;
    key.textContent = `${column} / ${label}`;
    caption.append(key);
  });
  return caption;
}

function canvas(width, height, numbers, points) {
  const svg = drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "img" });
  const told = points.map(({ name, values }) => `${name}: ${values.map((v) => v ?? "–").join(", ")}`);
  svg.append(drawn("title", {}, `${numbers.join(", ")}. ${told.join("; ")}`));
  return svg;
}

// The name over its bars: on a phone there is no room beside them.
function bars(points, numbers, width) {
  const step = BAR * (numbers.length + 1) + 8;
  const svg = canvas(width, points.length * step, numbers, points);
  const most = Math.max(...points.flatMap(({ values }) => values), 0) || 1;
  points.forEach(({ name, values }, place) => {
    svg.append(drawn("text", { x: 0, y: place * step + 16 }, short(name, Math.floor(width / 8))));
    values.forEach((value, series) => {
      const y = place * step + BAR * (series + 1);
      const length = (Math.max(value ?? 0, 0) / most) * (width - 120);
      svg.append(drawn("rect", { class: `series-${series}`, x: 0, y, width: length, height: BAR - 4 }));
      if (value !== null) svg.append(drawn("text", { x: length + 8, y: y + 14 }, number(value)));
    });
  });
  return svg;
}

function line(points, numbers, width) {
  const svg = canvas(width, LINE_HEIGHT, numbers, points);
  const values = points.flatMap((point) => point.values).filter((value) => value !== null);
  const most = Math.max(...values, 0);
  const least = Math.min(...values, 0);
  const steps = [...new Set([least, (least + most) / 2, most])];
  const left = 12 + 9 * Math.max(...steps.map((value) => number(value).length));
  const times = points.map(({ name }) => Date.parse(name));
  const span = times.at(-1) - times[0] || 1;
  const x = (place) => left + 20 + ((times[place] - times[0]) / span) * (width - left - 70);
  const y = (value) => 20 + ((most - value) / (most - least || 1)) * (LINE_HEIGHT - 60);
  steps.forEach((value) => {
    svg.append(drawn("line", { class: "rule", x1: left, x2: width, y1: y(value), y2: y(value) }));
    svg.append(drawn("text", { x: left - 6, y: y(value) + 5, "text-anchor": "end" }, number(value)));
  });
  numbers.forEach((_, series) => {
    const known = points.map(({ values }, place) => [x(place), values[series]]).filter(([, v]) => v !== null);
    svg.append(drawn("polyline", { class: `series-${series}`, points: known.map(([at, v]) => `${at},${y(v)}`).join(" ") }));
    known.forEach(([at, v]) => svg.append(drawn("circle", { class: `series-${series}`, cx: at, cy: y(v), r: 4 })));
  });
  const every = Math.ceil(points.length / (width / 90));
  points.forEach(({ name }, place) => {
    if (place % every === 0)
      svg.append(drawn("text", { x: x(place), y: LINE_HEIGHT - 12, "text-anchor": "middle" }, name));
  });
  return svg;
}

const short = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

Yasgui.Yasr.registerPlugin("chart", Chart);
