import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyRules } from '../../generator/verify/rules/all-verify-rules.ts';
import { askSample } from '../../generator/verify/samples/ask-sample.ts';
import { locator } from '../../generator/yaml/locate.ts';
import { type CodeBlock, codeBlocks, type ExampleFile, exampleFiles } from './code-blocks.ts';
import { faultClasses } from './fault-classes.ts';
import { readPage, root } from './pages.ts';

/** Every incident belongs to a class of fault; its wrong form is caught, its right form is not. */

const page = readPage('kb/patterns.md');
const classes = faultClasses(page);
const marked = codeBlocks(page).filter(({ marks }) => /wrong|right/.test(marks.join()));

/** Files of the tests that hold off each incident. */
const testsOf = new Map(
  readPage('kb/incidents.md')
    .text.split('\n')
    .flatMap((line): [string, string[]][] => {
      const [, id, where = ''] = /^\| ([A-F]\d+) \| .+? \| (.+) \|$/.exec(line) ?? [];
      if (id === undefined) return [];
      return [[id, [...where.matchAll(/`([^`]+)`/g)].map(([, file]) => file as string)]];
    }),
);

describe('the classes of fault', () => {
  it('hold every incident once', () => {
    const held = classes.flatMap(({ incidents }) => incidents);
    expect(held.toSorted()).toEqual([...testsOf.keys()].sort());
  });

  it.each(classes)('$title: each incident is held off by what the class names', (each) => {
    const isNamed = (id: string) => each.tests.some((test) => testsOf.get(id)?.includes(test));
    if (each.rules.length + each.tests.length === 0) {
      // What does not apply has no test to name.
      expect(each.incidents.flatMap((id) => testsOf.get(id))).toEqual([]);
      return;
    }
    if (each.rules.length === 0) expect(each.incidents.filter((id) => !isNamed(id))).toEqual([]);
    for (const test of each.tests) {
      expect.soft(existsSync(join(root, test)), test).toBe(true);
      expect
        .soft(
          each.incidents.some((id) => testsOf.get(id)?.includes(test)),
          test,
        )
        .toBe(true);
    }
  });

  it.each(classes)('$title: shows a wrong and a right form', ({ rules, tests, blocks }) => {
    const isHeld = rules.length + tests.length > 0;
    const held = rules.length > 0 ? rules.map((rule) => [rule]) : [tests];
    for (const names of isHeld ? held : []) {
      const shown = blocks
        .filter(({ attributes: { rule, test } }) => names.includes(`${rule ?? test}`))
        .flatMap(({ marks }) => marks);
      expect.soft([...new Set(shown)].sort(), names.join()).toEqual(['right', 'wrong']);
    }
  });

  it('hold every block that is marked', () => {
    const held = classes.flatMap(({ blocks, rules, tests }) =>
      blocks.filter(({ attributes: { rule = '', test = '' } }) =>
        rule === '' ? tests.includes(test) : rules.includes(rule),
      ),
    );
    expect(held).toHaveLength(marked.length);
    expect(marked.length).toBeGreaterThan(60);
  });
});

/** What our contract holds code to. */
const { $comment: _, ...policy } = JSON.parse(
  readFileSync(join(root, 'generated/verify.json'), 'utf8'),
);

/** Files of ours that an example imports: rules look there for what a call returns. */
function importedBy({ path, text }: ExampleFile): ExampleFile[] {
  return [...text.matchAll(/from '(\.[^']+)'/g)]
    .map(([, target]) => posix.join(posix.dirname(path), target as string))
    .filter((target) => existsSync(join(root, target)))
    .map((target) => ({ path: target, text: readFileSync(join(root, target), 'utf8') }));
}

/** Codes of what the rules say about the files of a block, which the entrypoint imports. */
function foundIn(block: CodeBlock): string[] {
  const shown = exampleFiles(block);
  const imports = shown
    .filter(({ path }) => path.endsWith('.ts'))
    .map(({ path }) => `import './${posix.relative('src', path)}';`);
  const files = [
    { path: 'policy.json', text: JSON.stringify(policy) },
    { path: 'src/main.ts', text: imports.join('\n') },
    ...shown,
    ...shown.flatMap(importedBy).filter(({ path }) => !shown.some((each) => each.path === path)),
  ].map((file) => ({ ...file, marks: [] }));
  const found = askSample({ title: block.at, files }, verifyRules, locator);
  const paths = new Set(shown.map(({ path }) => path));
  // What an excerpt lacks, such as routes and messages, is told of the contract.
  return [...new Set(found.filter(({ place }) => paths.has(place.file)).map(({ code }) => code))];
}

describe('truth verify', () => {
  const known = new Set<string>(verifyRules.map(({ code }) => code));
  const shown = marked.filter((block) => exampleFiles(block).length > 0);

  it.each(
    shown.map((block) => {
      const { rule = 'no rule' } = block.attributes;
      return { at: block.at, mark: block.marks.join(), rule, block };
    }),
  )('$at is $mark by $rule', ({ mark, rule, block }) => {
    const isSeen = mark === 'wrong' && rule !== 'no rule';
    expect(foundIn(block)).toEqual(isSeen ? [rule] : []);
  });

  it('is shown files where a rule is named', () => {
    const bare = marked.filter((block) => 'rule' in block.attributes && !shown.includes(block));
    expect(bare.map(({ at }) => at)).toEqual([]);
  });

  it('has every rule that the classes name', () => {
    const named = classes.flatMap(({ rules }) => rules);
    expect(named.filter((rule) => !known.has(rule))).toEqual([]);
  });
});
