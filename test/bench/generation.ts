import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rebuilder } from '../../generator/cli/commands/gen-watch.ts';
import { findProject } from '../../generator/output/project-files.ts';
import { BenchProject } from './bench-project.ts';
import { InstalledTruth, truthFromSources } from './installed-truth.ts';
import { interleaved } from './interleaved.ts';
import { measuredRow } from './measured-row.ts';
import { multiplyCatalogue } from './multiply-catalogue.ts';
import { inputSchemas, openapiDocument } from './openapi-document.ts';
import { installPeers, openapiTypescript } from './peers.ts';
import type { Row } from './row.ts';
import type { Sample } from './sample.ts';
import { runProcess } from './whole-process.ts';

const EVERYTHING_CREATED = /^[1-9]\d* created, /m;
const SOMETHING_UPDATED = /^0 created, [1-9]\d* updated/m;
const NOTHING_CHANGED = /files are as they should be/;

const TIMES = 10;
/** Cold runs take so long that noise is small beside them. */
const COLD_ROUNDS = 3;
const REBUILDS = 25;

/**
 * `truth gen` as whole processes, its watch mode, and the same with a catalogue ten times as large.
 */
export async function generation(rounds: number): Promise<Row[]> {
  installPeers();
  const installed = new InstalledTruth();
  const project = new BenchProject();
  const sources = new BenchProject();
  const large = new BenchProject();
  try {
    multiplyCatalogue(large.catalogue, TIMES);
    return [
      ...againstPeer(installed.command, project, rounds),
      measuredRow({
        name: 'truth gen --watch, one rebuild after one model changed',
        ours: await rebuilds(project),
        atMost: { figure: 20 },
      }),
      ...againstSelf(installed.command, project, large, rounds),
      fromSources(installed.command, project, sources, rounds),
    ];
  } finally {
    installed.remove();
    sources.remove();
    project.remove();
    large.remove();
  }
}

function againstPeer(command: string, project: BenchProject, rounds: number): Row[] {
  const document = join(project.root, 'catalogue.json');
  writeFileSync(document, openapiDocument(project.catalogue));
  const output = join(project.root, 'catalogue.ts');
  const peerArgs = [openapiTypescript, document, '--output', output];
  const cwd = project.root;
  // The cold run comes first: it leaves behind what the warm ones need.
  const { cold, changed, unchanged, empty, peer } = interleaved(rounds, {
    cold: coldRun(command, project),
    changed: changedRun(command, project),
    unchanged: () => project.generate(command, NOTHING_CHANGED).ms,
    empty: () => runProcess({ args: ['-e', '0'], cwd, expect: /^$/ }).ms,
    peer: () => runProcess({ args: peerArgs, cwd, expect: /catalogue\.ts/ }).ms,
  });
  requireAllSchemas(readFileSync(output, 'utf8'), project.catalogue);
  const node = 'empty node process';
  return [
    measuredRow({
      name: 'truth gen, one model changed : openapi-typescript',
      ours: changed,
      theirs: peer,
      atMost: { times: 0.2 },
    }),
    measuredRow({
      name: `truth gen, one model changed : ${node}`,
      ours: changed,
      theirs: empty,
      atMost: { times: 4 },
    }),
    measuredRow({
      name: `truth gen, unchanged : ${node}`,
      ours: unchanged,
      theirs: empty,
      atMost: { times: 3 },
    }),
    measuredRow({ name: 'truth gen, cold : openapi-typescript', ours: cold, theirs: peer }),
    measuredRow({ name: `truth gen, cold : ${node}`, ours: cold, theirs: empty }),
  ];
}

/** A peer that left schemas out would look fast. */
function requireAllSchemas(made: string, catalogue: string): void {
  const missing = Object.keys(inputSchemas(catalogue)).filter((name) => !made.includes(name));
  if (missing.length > 0) throw new Error(`openapi-typescript made nothing of ${missing[0]}`);
}

function againstSelf(
  command: string,
  project: BenchProject,
  large: BenchProject,
  rounds: number,
): Row[] {
  const cold = interleaved(COLD_ROUNDS, {
    usual: coldRun(command, project),
    large: coldRun(command, large),
  });
  const changed = interleaved(rounds, {
    usual: changedRun(command, project),
    large: changedRun(command, large),
  });
  const name = `truth gen, ${TIMES} times the catalogue`;
  return [
    measuredRow({
      name: `${name}, one model changed : the catalogue`,
      ours: changed.large,
      theirs: changed.usual,
      atMost: { times: 6 },
    }),
    measuredRow({
      name: `${name}, cold : the catalogue, cold`,
      ours: cold.large,
      theirs: cold.usual,
    }),
  ];
}

/** The same from a hundred files of sources, as in this repository. */
function fromSources(
  command: string,
  project: BenchProject,
  sources: BenchProject,
  rounds: number,
): Row {
  coldRun(truthFromSources, sources)();
  const { ours, theirs } = interleaved(rounds, {
    ours: changedRun(truthFromSources, sources),
    theirs: changedRun(command, project),
  });
  return measuredRow({ name: 'truth gen, from sources : as installed', ours, theirs });
}

function coldRun(command: string, project: BenchProject): () => number {
  return () => {
    project.makeCold();
    return project.generate(command, EVERYTHING_CREATED).ms;
  };
}

function changedRun(command: string, project: BenchProject): () => number {
  return () => {
    project.editModel();
    return project.generate(command, SOMETHING_UPDATED).ms;
  };
}

/** Times of rebuilds in a process that watches, from the moment the change is noticed. */
async function rebuilds(project: BenchProject): Promise<Sample> {
  let said = '';
  const rebuild = rebuilder(
    findProject(project.root),
    {},
    {
      cwd: project.root,
      env: {},
      color: false,
      out: () => undefined,
      err: (text) => {
        said = text;
      },
    },
  );
  await rebuild();
  const sample: number[] = [];
  for (let round = 0; round < REBUILDS; round++) {
    project.editModel();
    const startedAt = process.hrtime.bigint();
    await rebuild();
    sample.push(Number(process.hrtime.bigint() - startedAt) / 1e6);
    if (!SOMETHING_UPDATED.test(said)) throw new Error(`a rebuild changed nothing:\n${said}`);
  }
  return sample;
}
