/** @import { OpsState } from '../../../generated/routes.ts' */
import { element } from './elements.js';

/** @typedef {OpsState['panels'][number]['charts'][number]} Chart */

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 600;
const HEIGHT = 120;
const HOUR_MS = 3_600_000;

/**
 * The last hour as lines, with the highest and the newest values in words: a chart is never the only
 * place that says something.
 * @param {Chart} chart
 * @param {number} nowMs
 */
export function chartFigure(chart, nowMs) {
  const all = chart.series.flatMap(({ points }) => points);
  const most = Math.max(0, ...all.map(({ value }) => value));
  const svg = svgElement('svg', {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    role: 'img',
    'aria-label': summary(chart, most),
    preserveAspectRatio: 'none',
  });
  for (const share of [0, 0.5, 1]) {
    const y = String(1 + share * (HEIGHT - 2));
    svg.append(svgElement('line', { x1: '0', x2: String(WIDTH), y1: y, y2: y, class: 'grid' }));
  }
  chart.series.forEach(({ points }, index) => {
    const top = most === 0 ? 1 : most;
    const places = points.map(({ at_ms, value }) => {
      const x = WIDTH - ((nowMs - at_ms) / HOUR_MS) * WIDTH;
      return `${x.toFixed(1)},${(HEIGHT - 1 - (value / top) * (HEIGHT - 2)).toFixed(1)}`;
    });
    // One point alone is no line: it becomes a short one.
    if (places.length === 1) places.push(`${WIDTH},${places[0]?.split(',')[1]}`);
    const attributes = { points: places.join(' '), class: `line line-${index}` };
    svg.append(svgElement('polyline', attributes));
  });
  const legend = element(
    'p',
    'legend',
    ...chart.series.map(({ name }, index) => keyOf(name, index)),
  );
  const caption = element('figcaption', '', `${chart.title}. ${summary(chart, most)}`);
  const axis = element('p', 'axis', element('span', '', 'an hour ago'), element('span', '', 'now'));
  return element('figure', 'chart', caption, svg, axis, chart.series.length > 1 ? legend : '');
}

/**
 * @param {string} name
 * @param {number} index
 */
function keyOf(name, index) {
  const key = svgElement('svg', { viewBox: '0 0 24 8', class: 'key', 'aria-hidden': 'true' });
  key.append(svgElement('polyline', { points: '0,4 24,4', class: `line line-${index}` }));
  return element('span', '', key, name);
}

/**
 * @param {Chart} chart
 * @param {number} most
 */
function summary({ series, unit }, most) {
  const newest = series.at(-1)?.points.at(-1);
  if (newest === undefined) return 'Nothing in the last hour.';
  const say = (/** @type {number} */ value) => `${value}${unit === '' ? '' : ` ${unit}`}`;
  return `Most in the last hour: ${say(most)}; newest: ${say(newest.value)}.`;
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 */
function svgElement(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
