import { mkdirSync, readFileSync, renameSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DoneWork, EarlierWork } from '../emit/emission.ts';
import { shortDigest } from './digest.ts';
import { fenceAddress } from './fences.ts';
import { listFiles, type Project } from './project-files.ts';

const PATH = '.cache/truth/stamp.json';

/** A file touched this shortly before it was looked at may be touched again without a new time on it. */
const RACE_MS = 20;

/** Size and times of a file, and its digest when the times alone would not prove that it stayed the same. */
type Mark = readonly [size: number, mtimeMs: number, ctimeMs: number, digest?: string];

interface Stamp {
  readonly fingerprint: string;
  readonly generatedFolder: string;
  readonly contractPath: string;
  /** Files of the contract and of the generated folder: more or fewer of them mean work. */
  readonly listed: readonly string[];
  readonly marks: Readonly<Record<string, Mark>>;
  /** Paths that the rules asked for, and whether they were there. */
  readonly asked: Readonly<Record<string, boolean>>;
  readonly files: number;
  readonly work: readonly DoneWork[];
}

export interface StampInput {
  readonly fingerprint: string;
  readonly generatedFolder: string;
  /** Every generated file and every page with a generated part. */
  readonly outputs: readonly string[];
  readonly asked: ReadonlyMap<string, boolean>;
  /** How many files and parts of pages there are. */
  readonly files: number;
  /** The pieces of work that made them. */
  readonly work: readonly DoneWork[];
}

/**
 * Remembers that everything is as it should be, so that the next run can say so without reading anything. Only for this
 * machine; a disk that refuses does no harm.
 */
export function writeStamp(project: Project, input: StampInput): void {
  const { root } = project;
  const listed = listAll(project, input.generatedFolder);
  const marks: Record<string, Mark> = {};
  for (const path of new Set([...listed, ...input.outputs])) {
    const mark = markOf(root, path);
    if (mark !== null) marks[path] = mark;
  }
  const stamp: Stamp = {
    fingerprint: input.fingerprint,
    generatedFolder: input.generatedFolder,
    contractPath: project.contractPath,
    listed,
    marks,
    asked: Object.fromEntries(input.asked),
    files: input.files,
    work: input.work,
  };
  try {
    const path = join(root, PATH);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.${process.pid}.tmp`, JSON.stringify(stamp));
    renameSync(`${path}.${process.pid}.tmp`, path);
  } catch {
    // The next run compares everything.
  }
}

/** Number of files that are as the last complete generation left them; null when anything may have changed. */
export function countUntouched(project: Project, fingerprint: string): number | null {
  const stamp = readStamp(project.root);
  if (stamp === null || stamp.fingerprint !== fingerprint) return null;
  if (stamp.contractPath !== project.contractPath) return null;
  const listed = listAll(project, stamp.generatedFolder);
  if (listed.length !== stamp.listed.length) return null;
  if (listed.some((path, index) => path !== stamp.listed[index])) return null;
  for (const [path, mark] of Object.entries(stamp.marks)) {
    if (!isUntouched(project.root, path, mark)) return null;
  }
  for (const [path, wasThere] of Object.entries(stamp.asked)) {
    if ((statOrNull(join(project.root, path)) !== null) !== wasThere) return null;
  }
  return stamp.files;
}

/**
 * What the last generation made and nobody has touched since. Only what the same generator made counts; every file is
 * looked at when it is asked for, by its size and times.
 */
export function earlierWork(project: Project, fingerprint: string): EarlierWork {
  const stamp = readStamp(project.root);
  if (stamp === null || stamp.fingerprint !== fingerprint) return { recall: () => null };
  const pieces = new Map(stamp.work.map((work) => [work.piece, work]));
  const known = new Map<string, boolean>();
  const isAsMade = (path: string): boolean => {
    const file = fenceAddress(path)?.page ?? path;
    const mark = stamp.marks[file];
    const answer = known.get(file) ?? (mark !== undefined && isUntouched(project.root, file, mark));
    known.set(file, answer);
    return answer;
  };
  const manifestIsThere = isAsMade(`${stamp.generatedFolder}/manifest.json`);
  return {
    recall: (piece, key) => {
      const work = pieces.get(piece);
      // The manifest knows the digests of kept files; without it everything is made anew.
      if (work?.key !== key || !manifestIsThere) return null;
      return work.files.every((file) => isAsMade(file.path)) ? work.files : null;
    },
  };
}

function listAll(project: Project, generatedFolder: string): string[] {
  return [
    ...listFiles(project.root, project.contractFolder),
    ...listFiles(project.root, generatedFolder),
  ];
}

function markOf(root: string, path: string): Mark | null {
  const stats = statOrNull(join(root, path));
  if (stats === null) return null;
  const { size, mtimeMs, ctimeMs } = stats;
  if (Date.now() - Math.max(mtimeMs, ctimeMs) > RACE_MS) return [size, mtimeMs, ctimeMs];
  return [size, mtimeMs, ctimeMs, shortDigest(readFileSync(join(root, path), 'utf8'))];
}

function isUntouched(root: string, path: string, [size, mtimeMs, ctimeMs, digest]: Mark): boolean {
  const stats = statOrNull(join(root, path));
  if (stats?.size !== size || stats.mtimeMs !== mtimeMs || stats.ctimeMs !== ctimeMs) return false;
  return digest === undefined || shortDigest(readFileSync(join(root, path), 'utf8')) === digest;
}

function statOrNull(path: string): Stats | null {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
}

function readStamp(root: string): Stamp | null {
  try {
    return JSON.parse(readFileSync(join(root, PATH), 'utf8')) as Stamp;
  } catch {
    return null;
  }
}
