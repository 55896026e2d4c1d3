import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { compileTemplates } from '../../generator/emit/compile-templates.ts';
import { fillTemplate } from '../../generator/emit/fill-template.ts';
import { templates } from '../../generator/emit/templates.js';

const emit = join(import.meta.dirname, '../../generator/emit');
const files = readdirSync(join(emit, 'templates')).sort();

/** What a template does besides placing a name and looping over a list. */
function decisionsIn(program: hbs.AST.Program): string[] {
  return program.body.flatMap((statement): string[] => {
    switch (statement.type) {
      case 'ContentStatement':
        return [];
      case 'MustacheStatement': {
        const { path, params, hash } = statement as hbs.AST.MustacheStatement;
        const isName = path.type === 'PathExpression' && params.length === 0 && hash === undefined;
        return isName ? [] : [`line ${statement.loc.start.line}: more than a name`];
      }
      case 'BlockStatement': {
        const block = statement as hbs.AST.BlockStatement;
        const isLoop =
          block.path.type === 'PathExpression' &&
          (block.path as hbs.AST.PathExpression).original === 'each' &&
          block.inverse === undefined;
        const here = isLoop ? [] : [`line ${block.loc.start.line}: more than a loop`];
        return [...here, ...decisionsIn(block.program)];
      }
      default:
        return [`line ${statement.loc.start.line}: ${statement.type}`];
    }
  });
}

describe('templates', () => {
  it('are compiled as they stand (else: npm run compile)', () => {
    expect(readFileSync(join(emit, 'templates.js'), 'utf8')).toBe(compileTemplates());
    expect(Object.keys(templates)).toEqual(files.map((file) => basename(file, '.hbs')));
  });

  it.each(files)('%s places and does not decide', (file) => {
    const program = handlebars.parse(readFileSync(join(emit, 'templates', file), 'utf8'));
    expect(decisionsIn(program)).toEqual([]);
  });

  it.each([
    ['{{#if a}}b{{/if}}'],
    ['{{#unless a}}b{{/unless}}'],
    ['{{#each a}}b{{else}}c{{/each}}'],
    ['{{lookup a "b"}}'],
    ['{{> part}}'],
    ['{{#each a}}{{#if b}}c{{/if}}{{/each}}'],
  ])('%s would be seen as a decision', (text) => {
    expect(decisionsIn(handlebars.parse(text))).not.toEqual([]);
  });
});

describe('filling a template', () => {
  const view = { title: 'T', contractPath: 'c.yaml', rows: [], knowledgeBase: 'kb' };

  it('places texts as they are', () => {
    const title = '<b>&amp; "it\'s" {{knowledgeBase}} `\\` $& \u2028';
    expect(fillTemplate('readme', { ...view, title })).toContain(
      `# Generated from the contract of ${title}\n`,
    );
  });

  it('throws when the view lacks a name', () => {
    const { title: _, ...rest } = view;
    expect(() => fillTemplate('readme', rest)).toThrow(/"title" not defined/);
  });
});
