import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkInput } from '../../generated/models/index.ts';

/**
 * Whole requests, and what the vendor does with them: the examples of its pages, what was
 * recorded, what public code sends, and both sides of every rule of the catalogue. A refusal must
 * name the parameter that is at fault.
 */

interface Line {
  readonly model: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expect: 'ok' | 'refused';
  /**
   * The parameter at fault; empty: the whole request. A list where a rule speaks of several: these
   * and no others.
   */
  readonly at?: string | readonly string[];
  /** What the vendor answered, or the rule. */
  readonly because?: string;
  /** Description of the rule that the line shows from one side. */
  readonly rule?: string;
}

interface RuleSource {
  readonly model: string;
  readonly description: string;
  readonly condition: object | undefined;
}

const root = join(import.meta.dirname, '..', '..');
const requestFolder = join(import.meta.dirname, 'requests');
const modelFolder = join(root, 'contract', 'models');

const themes = readdirSync(requestFolder)
  .filter((name) => name.endsWith('.jsonl'))
  .sort();

function linesOf(theme: string): Line[] {
  return readFileSync(join(requestFolder, theme), 'utf8')
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text) as Line);
}

const everyLine = themes.flatMap(linesOf);

/** Whether the problems sit at or inside the parameter; of several, at each of them. */
function areAt(paths: ReadonlySet<string>, at: Line['at'] = ''): boolean {
  if (typeof at !== 'string')
    return paths.size === at.length && at.every((name) => paths.has(name));
  return [...paths].every(
    (path) => path === at || path.startsWith(`${at}[`) || path.startsWith(`${at}.`),
  );
}

async function complaint(line: Line): Promise<string | null> {
  const verdict = await checkInput(line.model, line.input);
  const told = (text: string): string => `${line.model} ${JSON.stringify(line.input)}: ${text}`;
  if (line.expect === 'ok') {
    return verdict.ok ? null : told(`refused: ${JSON.stringify(verdict.problems)}`);
  }
  if (verdict.ok) return told(`passed, although ${line.because}`);
  const paths = new Set(verdict.problems.map((problem) => problem.path));
  if (paths.size > 0 && areAt(paths, line.at)) return null;
  return told(`expected at ${line.at}, found ${JSON.stringify(verdict.problems)}`);
}

/** One file per model; what lies beside the folders of the families is no model. */
const modelFiles = readdirSync(modelFolder, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.includes(sep) && path.endsWith('.yaml'),
);

function rulesOfCatalogue(): RuleSource[] {
  return modelFiles.flatMap((path) => {
    const model = parse(readFileSync(join(modelFolder, path), 'utf8'));
    if (model.status === 'removed') return [];
    const rules: { description?: string; if?: object }[] = model.input?.allOf ?? [];
    return rules.map((rule) => ({
      model: model.id,
      description: rule.description ?? '',
      condition: rule.if,
    }));
  });
}

describe('requests', () => {
  it('are many, of every model', () => {
    expect(everyLine.length).toBeGreaterThan(1000);
    const asked = new Set(everyLine.map((line) => line.model));
    expect(asked.size).toBe(modelFiles.length);
  });

  it.each(themes)('get the verdict of the vendor: %s', async (theme) => {
    const complaints = await Promise.all(linesOf(theme).map(complaint));
    expect(complaints.filter((text) => text !== null)).toEqual([]);
  });

  it('name a parameter and a reason where they are refused', () => {
    const bare = everyLine.filter(
      (line) => line.expect === 'refused' && (line.at === undefined || !line.because),
    );
    expect(bare).toEqual([]);
  });
});

describe('every rule of the catalogue', () => {
  const ajv = new Ajv({ strict: false });
  const rules = rulesOfCatalogue();
  const shown = (rule: RuleSource, side: Line['expect']): Line[] =>
    everyLine.filter(
      (line) => line.model === rule.model && line.rule === rule.description && line.expect === side,
    );

  it('has a request that keeps it, with its condition met', () => {
    const missing = rules.filter((rule) => {
      const applies = rule.condition === undefined ? () => true : ajv.compile(rule.condition);
      return !shown(rule, 'ok').some((line) => applies(line.input) === true);
    });
    expect(rules.length).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });

  it('has a request that breaks it', () => {
    expect(rules.filter((rule) => shown(rule, 'refused').length === 0)).toEqual([]);
  });

  it('is still in the catalogue where a request speaks of it', () => {
    const known = new Set(rules.map((rule) => `${rule.model}: ${rule.description}`));
    const spoken = everyLine.filter((line) => line.rule !== undefined);
    expect(spoken.filter((line) => !known.has(`${line.model}: ${line.rule}`))).toEqual([]);
  });
});
