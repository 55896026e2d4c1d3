/** @import { OpsState } from '../../../generated/routes.ts' */
import { chartFigure } from './chart.js';
import { element } from './elements.js';

/** @typedef {OpsState['panels'][number]} Panel */
/** @typedef {Panel['tone']} Tone */
/** @typedef {Panel['tables'][number]} Table */

/** A word and a sign for each, so that colour is never the only one to tell. */
const TONES = {
  good: { sign: '✓', word: 'Good' },
  attention: { sign: '!', word: 'Look' },
  bad: { sign: '✕', word: 'Bad' },
};

/**
 * A verdict with its sign.
 * @param {{ tone: Tone, sentence: string }} verdict
 */
export function verdictLine({ tone, sentence }) {
  const { sign, word } = TONES[tone];
  const mark = element('span', 'sign', sign);
  mark.setAttribute('aria-hidden', 'true');
  return element('span', `verdict ${tone}`, mark, element('b', 'word', word), ' ', sentence);
}

/**
 * One question with its answer, its figures and its charts.
 * @param {Panel} panel
 * @param {number} nowMs
 */
export function panelSection(panel, nowMs) {
  const heading = element('h2', '', panel.title);
  heading.id = `title-${panel.id}`;
  const section = element(
    'section',
    `panel ${panel.tone}`,
    heading,
    element('p', 'answer', verdictLine(panel)),
    ...(panel.figures.length === 0 ? [] : [figureList(panel.figures)]),
    ...panel.charts.map((chart) => chartFigure(chart, nowMs)),
    ...panel.tables
      .filter(({ rows }) => rows.length > 0)
      .map((table) => tableBlock(table, panel.id)),
  );
  section.id = panel.id;
  section.setAttribute('aria-labelledby', heading.id);
  return section;
}

/** @param {Panel['figures']} figures */
function figureList(figures) {
  const pairs = figures.map(({ name, value }) =>
    element('div', '', element('dt', '', name), element('dd', '', value)),
  );
  return element('dl', 'figures', ...pairs);
}

/**
 * Wide tables scroll by themselves, also by keyboard; the page does not.
 * @param {Table} table
 * @param {string} panelId
 */
function tableBlock({ title, columns, rows }, panelId) {
  const head = element('tr', '', ...columns.map((column) => headCell(column)));
  const body = rows.map((row) => element('tr', '', ...row.map((cell) => element('td', '', cell))));
  const table = element(
    'table',
    '',
    element('caption', '', title),
    element('thead', '', head),
    element('tbody', '', ...body),
  );
  const block = element('div', 'scroll', table);
  block.tabIndex = 0;
  block.setAttribute('role', 'region');
  block.setAttribute('aria-label', title);
  block.dataset['key'] = `${panelId}/${title}`;
  return block;
}

/** @param {string} column */
function headCell(column) {
  const cell = element('th', '', column);
  cell.scope = 'col';
  return cell;
}
