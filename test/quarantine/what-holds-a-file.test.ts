import { describe, expect, it } from 'vitest';
import { decide, refusal } from './decide.ts';
import { viewOf } from './view-of.ts';

/** One file beside the old one, and what is said about it; null when it does not matter. */
const BESIDE: readonly (readonly [string, string, string, string | null])[] = [
  ['an import', 'src/a.ts', "import './old.ts';", 'src/a.ts imports src/old.ts.'],
  ['types', 'src/a.ts', "import type { A } from './old.js';", 'src/a.ts imports src/old.ts.'],
  ['a re-export', 'src/a.ts', "export { a } from './old';", 'src/a.ts imports src/old.ts.'],
  ['a dynamic import', 'src/a.ts', "await import('./old.ts');", 'src/a.ts imports src/old.ts.'],
  ['require', 'src/a.cjs', "require('./old')", 'src/a.cjs imports src/old.ts.'],
  [
    'a type by its path',
    'src/a.ts',
    "type A = import('./old.ts').A;",
    'src/a.ts names src/old.ts.',
  ],
  [
    'an address',
    'src/a.ts',
    "new Worker(new URL('./old.ts', import.meta.url));",
    'src/a.ts names src/old.ts.',
  ],
  ['a mock', 'test/a.test.ts', "vi.mock('../src/old.ts');", 'test/a.test.ts names src/old.ts.'],
  ['a path', 'scripts/a.ts', "spawn('node', ['src/old.ts']);", 'scripts/a.ts names src/old.ts.'],
  [
    'a joined path',
    'scripts/a.ts',
    "join(root, 'src', 'old.ts');",
    'scripts/a.ts names src/old.ts.',
  ],
  ['a template', 'scripts/a.ts', `run(\`\${root}/src/old.ts\`);`, 'scripts/a.ts names src/old.ts.'],
  [
    'a computed import',
    'src/a.ts',
    `await import(\`./\${name}.ts\`);`,
    'src/a.ts looks into the folder in which src/old.ts lies.',
  ],
  [
    'a script',
    'package.json',
    '{"scripts":{"x":"node src/old.ts"}}',
    'package.json names src/old.ts.',
  ],
  ['a command', 'package.json', '{"bin":{"old":"./src/old.ts"}}', 'package.json names src/old.ts.'],
  ['an image', 'Dockerfile', 'CMD ["node", "/app/src/old.ts"]', 'Dockerfile names src/old.ts.'],
  [
    'a workflow',
    '.github/workflows/ci.yml',
    'run: node ./src/old.ts # once',
    '.github/workflows/ci.yml names src/old.ts.',
  ],
  [
    'a shell script',
    'bin/start.sh',
    'exec node "$ROOT/src/old.ts"',
    'bin/start.sh names src/old.ts.',
  ],
  ['a comment', 'src/a.ts', '// once src/old.ts', null],
  ['a comment of a workflow', '.github/workflows/ci.yml', '# once src/old.ts', null],
  ['a page', 'README.md', 'Once there was `src/old.ts`.', null],
  ['a longer name', 'src/a.ts', "import './very-old.ts';", null],
  ['a file of that name elsewhere', 'lib/a.ts', "import './old.ts';", null],
  ['the whole folder', 'tsconfig.json', '{ "include": ["src"] }', null],
  ['a template that makes code', 'src/a.ts', `const line = \`./\${name}.ts\`;`, null],
];

describe('a file stays because of', () => {
  it.each(BESIDE)('%s in %s: %s', (_title, path, text, said) => {
    const view = viewOf({
      'src/old.ts': '',
      'lib/old.ts': '',
      'src/very-old.ts': '',
      [path]: text,
    });
    expect(refusal(view, ['src/old.ts'])).toEqual(said === null ? [] : [said]);
  });

  it('a reading of its folder', () => {
    const reader = "for (const name of readdirSync(join(here, 'sql'))) load(name);";
    const view = viewOf({ 'src/db/sql/old.sql': '', 'src/db/load.ts': reader });
    expect(refusal(view, ['src/db/sql/old.sql'])).toEqual([
      'src/db/load.ts looks into the folder in which src/db/sql/old.sql lies.',
    ]);
  });

  it('a name of the project for it', () => {
    const files = {
      'src/shop/index.ts': '',
      'src/a.ts': "import '@/shop';",
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
    };
    expect(refusal(viewOf(files), ['src/shop/index.ts'])).toEqual([
      'src/a.ts imports src/shop/index.ts.',
    ]);
  });

  it('the contract, where it names the file and not where it tells of it', () => {
    const contract = `
entrypoint: { file: src/main.ts, command: node src/old.ts }
architecture: { layers: { src/old.ts: { imports: [] } } }
invariants:
  - statement: src/old.ts is gone.
    enforced_by: [{ test: src/old.ts }]
legacy:
  items: [{ file: quarantine/a.ts, reason: src/old.ts }]
`;
    const view = viewOf({ 'src/old.ts': '', 'contract/truth.yaml': contract });
    const decision = decide(view, ['src/old.ts']);
    const places = decision.ok ? [] : decision.findings.map(({ at }) => 'path' in at && at.path);
    expect(places).toEqual([
      ['entrypoint', 'command'],
      ['architecture', 'layers', 'src/old.ts'],
      ['invariants', 0, 'enforced_by', 0, 'test'],
    ]);
  });
});
