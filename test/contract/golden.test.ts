import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { ContractData } from '../../generator/contract/contract-data.ts';
import { applyFixes } from '../../generator/diagnostics/apply-fixes.ts';
import { allCodes } from '../../generator/diagnostics/codes.ts';
import type { Diagnostic } from '../../generator/diagnostics/diagnostic.ts';
import { formatPretty } from '../../generator/diagnostics/format-pretty.ts';
import { verifyCodes } from '../../generator/diagnostics/verify-codes.ts';
import type { SourceText } from '../../generator/source/source-text.ts';
import { verifyExamples } from '../verify/verify-examples.ts';
import { assemble, base, type Contract, check, texts } from './contract-case.ts';
import { diagnosticsPage, type Example } from './diagnostics-page.ts';
import { generateFrom } from './generate-from.ts';

/**
 * Contracts beside what is said about them. `UPDATE_GOLDEN=1` writes the expected files anew; read
 * the difference.
 */

const update = process.env['UPDATE_GOLDEN'] === '1';
const golden = join(import.meta.dirname, '../golden');
const page = join(golden, '../../kb/diagnostics.md');
const namesIn = (folder: string): string[] => readdirSync(join(golden, folder)).sort();
const broken = namesIn('broken');
const fine = namesIn('ok');

function expectText(path: string, text: string): void {
  if (update) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : '');
}

function shown(diagnostics: readonly Diagnostic[]): string {
  return formatPretty(diagnostics, { color: false });
}

describe('the base', () => {
  it('is right', () => {
    const { contract, diagnostics } = check(base);
    expect(shown(diagnostics)).toBe('\nno problems\n');
    expect(contract).not.toBeNull();
  });
});

describe('what is wrong', () => {
  it.each(broken)('%s', (name) => {
    const folder = join(golden, 'broken', name);
    const { diagnostics } = check(assemble(folder));
    expect(diagnostics).not.toEqual([]);
    expectText(join(folder, 'expected.txt'), shown(diagnostics));
  });

  it('covers every code', () => {
    const said = new Set(examples().flatMap((each) => each.diagnostics.map(({ code }) => code)));
    const silent = allCodes.filter(
      (code) =>
        !said.has(code) &&
        !code.startsWith('stale-') &&
        code !== 'page-fence-missing' &&
        !Object.hasOwn(verifyCodes, code),
    );
    expect(silent).toEqual([]);
  }, 60_000);
});

describe('fixes', () => {
  const fixable = broken.filter((name) => {
    const { diagnostics } = check(assemble(join(golden, 'broken', name)));
    return diagnostics.some((each) => each.fix !== null);
  });

  it.each(fixable)('%s', (name) => {
    const folder = join(golden, 'broken', name);
    const contract = assemble(folder);
    const before = check(contract).diagnostics;
    const changed = applyFixes(before, contract.sources);
    const fixedFolder = join(folder, 'fixed');
    if (update) rmSync(fixedFolder, { recursive: true, force: true });
    for (const { path, text } of changed) expectText(join(fixedFolder, path), text);
    expect(texts(fixedFolder).map(({ path }) => path)).toEqual(
      changed.map(({ path }) => path).sort(),
    );

    const fixed = withTexts(contract, changed);
    const after = check(fixed).diagnostics;
    expect(after.filter((each) => each.fix !== null)).toEqual([]);
    const left = after.map((each) => `${each.code} ${each.text}`);
    for (const each of before) {
      if (each.fix !== null) expect(left).not.toContain(`${each.code} ${each.text}`);
    }
    expect(applyFixes(after, fixed.sources)).toEqual([]);
  });

  it('exist', () => {
    expect(fixable.length).toBeGreaterThan(5);
  });
});

function withTexts({ sources, files }: Contract, changed: readonly SourceText[]): Contract {
  const texts = new Map(changed.map(({ path, text }) => [path, text]));
  return {
    files,
    sources: sources.map(({ path, text }) => ({ path, text: texts.get(path) ?? text })),
  };
}

describe('cases', () => {
  it('change something, each of them', () => {
    const idle = [...broken.map((name) => `broken/${name}`), ...fine.map((name) => `ok/${name}`)];
    const same = (name: string): boolean => isDeepStrictEqual(assemble(join(golden, name)), base);
    expect(idle.filter(same)).toEqual([]);
    expect(broken.length).toBeGreaterThan(70);
    expect(fine.length).toBeGreaterThan(35);
  });
});

describe('what is unusual and right', () => {
  it.each(fine)('%s', (name) => {
    const { contract, diagnostics } = check(assemble(join(golden, 'ok', name)));
    expect(shown(diagnostics)).toBe('\nno problems\n');
    expect(generateFrom(contract as ContractData).length).toBeGreaterThan(20);
  });
});

/** Every broken case with what is said about it. */
function examples(): readonly Example[] {
  checked ??= broken.map((name) => ({
    name,
    diagnostics: check(assemble(join(golden, 'broken', name))).diagnostics,
  }));
  return checked;
}

let checked: readonly Example[] | undefined;

describe('kb/diagnostics.md', () => {
  it('shows every code with a running example', () => {
    expectText(page, diagnosticsPage([...examples(), ...verifyExamples()]));
  });
});
