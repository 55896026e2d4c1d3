import { findDuplicates } from '../verify/code/duplicates.ts';
import { isInside } from '../verify/project/paths.ts';
import type { ProjectView } from '../verify/project/project-view.ts';
import { reachingPlaces } from './reaching-places.ts';
import { type FileFacts, whyItStays } from './why-it-stays.ts';

/** One of several functions that do the same. */
export interface ReportedPlace {
  readonly file: string;
  readonly name: string;
  /** 1-based. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** Whether anything needs the file: an import, a path, the contract, a tool, a run of tests. */
  readonly isReached: boolean;
}

export interface ReportedGroup {
  /** Syntax nodes of each of them. */
  readonly nodes: number;
  readonly places: readonly ReportedPlace[];
  /** What to type for each file that nothing reaches while another one holds the same. */
  readonly lines: readonly string[];
}

/** Functions that do the same, with what can be done at once. Largest first. Pure. */
export function reportDuplicates(
  view: ProjectView,
  nodesMin: number,
  factsOf: (path: string) => FileFacts,
): ReportedGroup[] {
  const known = new Map<string, boolean>();
  const isReached = (path: string): boolean => {
    const answer = known.get(path) ?? isNeeded(view, path, factsOf);
    known.set(path, answer);
    return answer;
  };
  return findDuplicates(view.code, nodesMin).map(({ nodes, places }) => {
    const reported = places.map(({ file, name, lines }) => ({
      file: file.path,
      name,
      firstLine: lines.first,
      lastLine: lines.last,
      isReached: isReached(file.path),
    }));
    return { nodes, places: reported, lines: linesFor(reported) };
  });
}

function isNeeded(view: ProjectView, path: string, factsOf: (path: string) => FileFacts): boolean {
  return (
    isInside(path, view.policy.folders.tests) ||
    whyItStays(path, factsOf(path), view.policy) !== null ||
    reachingPlaces(view, new Set([path])).length > 0
  );
}

/** The one that stays is one that is reached, or else the first. */
function linesFor(places: readonly ReportedPlace[]): string[] {
  const stays = places.find((place) => place.isReached) ?? places[0];
  const files = new Set(
    places.filter(({ file, isReached }) => !isReached && file !== stays?.file).map((it) => it.file),
  );
  return [...files].map(
    (file) => `truth quarantine ${file} --reason "copy of ${stays?.file}:${stays?.firstLine}"`,
  );
}
