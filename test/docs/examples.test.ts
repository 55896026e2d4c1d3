import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { ProjectCopy } from '../gen/project-copy.ts';
import { checkTypes } from './check-types.ts';
import { type CodeBlock, codeBlocks } from './code-blocks.ts';
import { pages, root } from './pages.ts';

/** Every example of the knowledge base is carried out, as far as that is possible. */

const blocks = pages.flatMap(codeBlocks);
const of = (language: string): CodeBlock[] => blocks.filter((it) => it.language === language);

/** How each language is held to the truth. SQL: `test/db/sql-of-pages.test.ts`. Shell: `shell.test.ts`. */
const LANGUAGES = ['ftl', 'json', 'mermaid', 'sh', 'sql', 'text', 'ts', 'yaml'];

describe('a block', () => {
  it('says in which language it is', () => {
    const unknown = blocks.filter(({ language }) => !LANGUAGES.includes(language));
    expect(unknown.map(({ at, language }) => `${at}: "${language}" is none of ours`)).toEqual([]);
  });

  it('of plain text is no command that would go unchecked', () => {
    const command = /^\s*(\$ |npm |npx |node |git |curl |docker |psql |truth |[A-Z_]+=\S+ npm)/;
    const hidden = of('text').filter(({ text }) => command.test(text));
    expect(hidden.map(({ at }) => `${at}: mark it as sh`)).toEqual([]);
  });
});

describe('TypeScript', () => {
  const examples = of('ts');
  const said = checkTypes(examples);

  it.each(examples.map(({ at }, index) => [at, index] as const))('%s', (_at, index) => {
    const { attributes } = examples[index] as CodeBlock;
    const codes = [...new Set(said[index]?.map((line) => line.split(':')[0]))];
    if (attributes['error'] === undefined) expect(said[index]).toEqual([]);
    else expect(codes).toEqual([attributes['error']]);
  });
});

describe('JSON', () => {
  const openapi = JSON.parse(readFileSync(join(root, 'generated/openapi.json'), 'utf8'));
  const { schemas } = openapi.components;

  it.each(of('json').map((block) => [block.at, block] as const))('%s', (_at, block) => {
    const value: unknown = JSON.parse(block.text);
    const { schema = 'none' } = block.attributes;
    expect(Object.keys(schemas)).toContain(schema);
    const ajv = new Ajv({ strict: false });
    const fits = ajv.compile({ ...schemas[schema], components: { schemas } });
    expect([fits(value), fits.errors]).toEqual([true, null]);
  });
});

describe('YAML', () => {
  let copy: ProjectCopy;
  beforeAll(() => {
    copy = new ProjectCopy();
  });

  it.each(of('yaml').map((block) => [block.at, block] as const))('%s', (_at, block) => {
    const documents = parseAllDocuments(block.text);
    expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
  });

  it.each(
    of('yaml').flatMap((block) => {
      const { part } = block.attributes;
      return part === undefined ? [] : [[block.at, block, part] as const];
    }),
  )('%s is a part of what it says', (_at, block, part) => {
    expect(parse(copy.read(part))).toMatchObject(parse(block.text));
  });

  it('of a whole file validates in its place', async () => {
    const whole = of('yaml').filter(({ attributes }) => attributes['file'] !== undefined);
    expect(whole).not.toEqual([]);
    const { writeFileSync } = await import('node:fs');
    for (const { text, attributes } of whole)
      writeFileSync(copy.path(`${attributes['file']}`), text);
    expect(await copy.truth('validate')).toMatchObject({ code: 0 });
  });
});

describe('Fluent', () => {
  it.each(of('ftl').map((block) => [block.at, block] as const))('%s', (_at, block) => {
    const { part = 'none' } = block.attributes;
    const lines = readFileSync(join(root, part), 'utf8').split('\n');
    expect(lines).toEqual(expect.arrayContaining(block.text.split('\n')));
  });
});

describe('a diagram', () => {
  it.each(of('mermaid').map((block) => [block.at, block] as const))('%s', (_at, { text }) => {
    const lines = text.split('\n').map((line) => line.trim());
    expect(lines[0]).toBe('sequenceDiagram');
    const known = new Set(
      lines.flatMap((line) => /^(?:participant|actor) (\w+)/.exec(line)?.[1] ?? []),
    );
    const named = lines.flatMap((line) => {
      const [, from, to] = /^(\w+)(?:-{1,2}>>|-{1,2}x|-\))(\w+):/.exec(line) ?? [];
      const [, over] = /^Note (?:over|left of|right of) ([\w,]+):/.exec(line) ?? [];
      return [from, to, ...(over?.split(',') ?? [])].filter((name) => name !== undefined);
    });
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    const keywords = /^(sequenceDiagram|participant|actor|Note|alt|else|opt|end|loop|rect|$)/;
    const arrows = /^\w+(-{1,2}>>|-{1,2}x|-\))\w+: \S/;
    expect(lines.filter((line) => !keywords.test(line) && !arrows.test(line))).toEqual([]);
  });
});
