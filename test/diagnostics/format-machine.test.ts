import { describe, expect, it } from 'vitest';
import { valueAt } from '../../generator/diagnostics/address.ts';
import {
  formatGithub,
  formatJson,
  formatSarif,
} from '../../generator/diagnostics/format-machine.ts';
import { resolve } from '../../generator/diagnostics/resolve.ts';
import { locator } from '../../generator/yaml/locate.ts';
import { about, atKey, atValue } from './diagnostic-samples.ts';

const sample = about(
  'a: 1\nb: two\n',
  atValue(['b'], {
    text: '100% wrong: "two",\nsays a::rule',
    allowed: ['1', '2'],
    nearest: '2',
    hint: 'Write 2.',
    related: [{ at: valueAt('a.yaml', ['a']), text: 'as here' }],
    fix: { title: 'Replace with 2', replacement: '2', style: 'plain' },
  }),
);

describe('json', () => {
  it('holds everything that is known', () => {
    expect(JSON.parse(formatJson(sample))).toEqual({
      diagnostics: [
        {
          code: 'not-allowed',
          severity: 'error',
          title: 'a value that is not one of the allowed ones',
          text: '100% wrong: "two",\nsays a::rule',
          file: 'a.yaml',
          line: 2,
          column: 4,
          endLine: 2,
          endColumn: 7,
          path: 'b',
          allowed: ['1', '2'],
          nearest: '2',
          hint: 'Write 2.',
          related: [
            {
              file: 'a.yaml',
              line: 1,
              column: 4,
              endLine: 1,
              endColumn: 5,
              path: 'a',
              text: 'as here',
            },
          ],
          fix: { title: 'Replace with 2', replacement: '2', range: { start: 8, end: 11 } },
        },
      ],
    });
  });

  it('is a list also when there is nothing to say', () => {
    expect(formatJson([])).toBe('{\n  "diagnostics": []\n}\n');
  });
});

describe('github', () => {
  it('is one line for each diagnostic, with percent signs and line ends escaped', () => {
    expect(formatGithub(sample)).toBe(
      '::error file=a.yaml,line=2,col=4,endLine=2,endColumn=7,' +
        'title=not-allowed%3A a value that is not one of the allowed ones' +
        '::100%25 wrong: "two",%0Asays a::rule%0ADid you mean 2?%0AAllowed: 1, 2.%0AWrite 2.\n',
    );
  });

  it('escapes commas and colons of file names', () => {
    const path = 'odd,na:me%.yaml';
    const finding = { code: 'unused-schema', at: valueAt(path, ['a']), text: 'Unused.' } as const;
    const [line] = formatGithub(resolve([finding], [{ path, text: 'a: 1' }], locator)).split('::M');
    expect(line).toContain('::warning file=odd%2Cna%3Ame%25.yaml,line=1,');
  });

  it('says nothing when there is nothing to say', () => {
    expect(formatGithub([])).toBe('');
  });
});

interface Sarif {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: {
          readonly name: string;
          readonly semanticVersion: string;
          readonly rules: readonly { readonly id: string }[];
        };
      };
      readonly columnKind: string;
      readonly results: readonly Record<string, unknown>[];
    },
  ];
}

describe('sarif', () => {
  it('names each code once and refers to it', () => {
    const many = about('a: 1\nb: 2\n', atKey(['b']), atValue(['a']), atKey(['a']));
    const sarif = JSON.parse(formatSarif(many, '1.2.3')) as Sarif;
    const [{ tool, results, columnKind }] = sarif.runs;
    expect(sarif.version).toBe('2.1.0');
    expect(tool.driver).toMatchObject({ name: 'truth', semanticVersion: '1.2.3' });
    expect(columnKind).toBe('utf16CodeUnits');
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(['not-allowed', 'unknown-key']);
    expect(results.map(({ ruleId, ruleIndex }) => [ruleId, ruleIndex])).toEqual([
      ['unknown-key', 1],
      ['not-allowed', 0],
      ['unknown-key', 1],
    ]);
  });

  it('tells places, what explains them, and what to write', () => {
    const sarif = JSON.parse(formatSarif(sample, '1.2.3')) as Sarif;
    expect(sarif.runs[0].results[0]).toMatchObject({
      level: 'error',
      message: { text: expect.stringContaining('100% wrong') as string },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 2, startColumn: 4, endLine: 2, endColumn: 7 },
          },
        },
      ],
      relatedLocations: [{ message: { text: 'as here' } }],
      fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: '2' } }] }] }],
    });
  });

  it('encodes file names as addresses', () => {
    const path = 'a folder/ж.yaml';
    const finding = { code: 'unused-schema', at: valueAt(path, ['a']), text: 'Unused.' } as const;
    const said = resolve([finding], [{ path, text: 'a: 1' }], locator);
    expect(formatSarif(said, '1.0.0')).toContain('"uri": "a%20folder/%D0%B6.yaml"');
  });
});
