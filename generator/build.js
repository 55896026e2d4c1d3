import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';

/**
 * Makes `dist`, which is what the package runs: the sources in a few files, because loading a hundred small ones takes
 * longer than a generation. The libraries that every run needs are in there too; their licences are kept beside them.
 */

const here = import.meta.dirname;
const dist = join(here, 'dist');
/** Loaded when the first file is made from a template, or when code is looked at; most runs do neither. */
const LEFT_OUTSIDE = /^(handlebars|ts-morph|@prometheus-io\/lezer-promql)(\/|$)/;

/** Commander starts other programs for verbs in files of their own. We have none, and the module is slow to load. */
const withoutChildProcesses = {
  name: 'without-child-processes',
  resolveId: (id, importer) =>
    id === 'node:child_process' && /node_modules\/commander\//.test(importer ?? '')
      ? '\0no-child-processes'
      : null,
  load: (id) => (id === '\0no-child-processes' ? 'export default {};' : null),
};

rmSync(dist, { recursive: true, force: true });
const library = await build('index.ts', { format: 'esm', entryFileNames: 'index.js' });
// What scenario modules of a project import: apart, because generating never needs it.
const scenarios = await build('smoke/scenario.ts', { format: 'esm', entryFileNames: 'smoke.js' });
// Node reads its own modules more lazily for CommonJS, which a command notices at each start.
const command = await build('cli/main.ts', {
  format: 'cjs',
  entryFileNames: 'main.cjs',
  chunkFileNames: 'parts/[name]-[hash].cjs',
  codeSplitting: {
    groups: [
      { name: 'generation', test: isOfGeneration },
      { name: 'reading', test: isOfReading },
    ],
  },
});
writeFileSync(join(dist, 'LICENSES.txt'), licences([...library, ...scenarios, ...command]));

/**
 * What every generation needs, as one file: finding a file takes longer than reading it. Reading YAML, checking shapes
 * and the other verbs stay apart.
 */
function isOfGeneration(id) {
  const path = id.slice(here.length + 1);
  if (/node_modules/.test(id) || /^contract\/(compiled\/|parse-)/.test(path)) return false;
  if (/^cli\//.test(path))
    return /^cli\/(commands\/gen(-write)?|[a-z-]*generation|missing-fences)\.ts$/.test(path);
  return /^(contract|diagnostics|emit|model|output|runtime|source)\/|^index\.ts$/.test(path);
}

/** What reading a model file needs. */
function isOfReading(id) {
  const path = id.slice(here.length + 1);
  return (
    /node_modules\/(yaml|ajv|fast-deep-equal)\//.test(id) ||
    /^contract\/(parse-yaml-file|compiled\/(model|labels))\./.test(path) ||
    /^yaml\//.test(path)
  );
}

/** Bundles what stands behind one source file; returns what was written. */
async function build(file, output) {
  const bundle = await rolldown({
    input: join(here, file),
    platform: 'node',
    external: LEFT_OUTSIDE,
    plugins: [withoutChildProcesses],
  });
  const written = await bundle.write({
    dir: dist,
    chunkFileNames: 'parts/[name]-[hash].js',
    ...output,
  });
  return written.output;
}

const require = createRequire(import.meta.url);
const typescript = dirname(require.resolve('typescript/package.json'));
execFileSync(
  process.execPath,
  [join(typescript, 'bin/tsc'), '-p', join(here, 'tsconfig.build.json')],
  // What it says belongs to the errors: npm may be writing a report to the standard output.
  { stdio: ['ignore', 2, 2] },
);

/** Licences of the packages whose code is in the bundle, in order of their names. */
function licences(chunks) {
  const folders = new Set();
  for (const { moduleIds = [] } of chunks) {
    for (const id of moduleIds) {
      const folder = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
      if (folder !== undefined) folders.add(folder);
    }
  }
  return [...folders].sort().map(licence).join('\n');
}

function licence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined ? `${license}\n` : readFileSync(join(folder, file), 'utf8');
  return `${name} ${version}\n\n${text}`;
}
