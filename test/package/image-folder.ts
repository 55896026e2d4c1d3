import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dockerIgnoreRules, dockerStages, type Instruction, saying } from './dockerfile.ts';
import { packagesFor } from './production-packages.ts';

/**
 * Carries out the steps of the Dockerfile without an engine: what `.dockerignore` lets through of
 * `project` becomes the context, each stage is a folder below `place`. Returns the folder of the
 * image. Packages come from the project, because a test must not need a registry; that npm would
 * install the same ones it says itself, see `packagesByNpm`.
 * Throws on an instruction that it does not know.
 */
export function makeImageFolder(project: string, place: string): string {
  const context = join(place, 'context');
  mkdirSync(context, { recursive: true });
  for (const name of readdirSync(project)) {
    if (isSent(name)) cpSync(join(project, name), join(context, name), { recursive: true });
  }
  const folders = new Map<string, string>();
  let folder = '';
  for (const [index, stage] of dockerStages().entries()) {
    const [, name = String(index)] = /\bAS (\w+)$/.exec(saying('FROM', stage)[0] ?? '') ?? [];
    folder = join(place, `stage-${name}`);
    mkdirSync(folder);
    folders.set(name, folder);
    for (const instruction of stage) carryOut(instruction, { project, context, folder, folders });
  }
  return folder;
}

/** Only rules of this form are known: nothing, except for some names at the top. */
function isSent(name: string): boolean {
  const [first, ...others] = dockerIgnoreRules();
  if (first !== '*' || others.some((rule) => !rule.startsWith('!'))) {
    throw new Error('.dockerignore must be "*", and then "!name" for what is sent.');
  }
  return others.includes(`!${name}`);
}

interface Place {
  readonly project: string;
  readonly context: string;
  readonly folder: string;
  readonly folders: ReadonlyMap<string, string>;
}

const WORKDIR = '/app';
/** They say how the image is used; tests look at them one by one. */
const NOTHING_TO_DO = ['FROM', 'ENV', 'USER', 'EXPOSE', 'STOPSIGNAL', 'HEALTHCHECK', 'CMD'];

function carryOut({ word, rest }: Instruction, place: Place): void {
  if (NOTHING_TO_DO.includes(word) || (word === 'WORKDIR' && rest === WORKDIR)) return;
  if (word === 'COPY') copy(rest, place);
  else if (word === 'RUN' && rest.startsWith('npm ci ')) install(place);
  else throw new Error(`This test does not know how to carry out "${word} ${rest}".`);
}

function copy(rest: string, { context, folder, folders }: Place): void {
  const words = rest.split(/\s+/);
  const stage = /^--from=(\w+)$/.exec(words[0] ?? '')?.[1];
  const sources = words.slice(stage === undefined ? 0 : 1, -1);
  const target = words.at(-1) ?? '';
  for (const source of sources) {
    const from =
      stage === undefined
        ? join(context, source)
        : join(folders.get(stage) ?? '', source.slice(WORKDIR.length));
    // A folder is copied by its content, a file keeps its name when the target is a folder.
    const to = target.endsWith('/') ? join(folder, target, source) : join(folder, target);
    cpSync(from, to, { recursive: true });
  }
}

function install({ project, folder }: Place): void {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  for (const path of packagesFor(Object.keys(dependencies))) {
    cpSync(join(project, path), join(folder, path), { recursive: true });
  }
}

/**
 * What npm itself would install for the image, as `name version`, sorted: the `npm ci` of the
 * Dockerfile on the package files of `project`, in an empty folder `place`, up to the point where
 * it would ask the registry.
 */
export function packagesByNpm(project: string, place: string): string[] {
  mkdirSync(place);
  for (const name of ['package.json', 'package-lock.json']) {
    cpSync(join(project, name), join(place, name));
  }
  const [line = ''] = dockerStages().flatMap((stage) => saying('RUN', stage));
  const [npm = '', ...args] = line.split(/\s+/);
  const dry = [...args, '--dry-run', '--offline'];
  const said = execFileSync(npm, dry, { cwd: place, encoding: 'utf8' });
  return [...said.matchAll(/^add (\S+ \S+)$/gm)].map(([, added = '']) => added).sort();
}
