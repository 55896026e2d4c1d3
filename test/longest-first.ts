import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** Those that take longest, longest first: they wait for processes, browsers and each other. */
const LONG = [
  'bot/every-model',
  'bot/transcripts',
  'bot/crash-scenarios',
  'page/ops',
  'smoke/provoked-faults',
  'service/leadership',
  'page/vendor-faults',
  'catalog/catalog-sync',
  'page/failures',
  'service/lifecycle',
  'bot/leaks',
  'bot/chaos',
  'service/lease',
  'bot/vendor-scenarios',
  'bot/broadcast',
  'jobs/instances',
  'workflows/gate-steps',
  'service/sandbox',
  'release/release',
].map((name) => `/test/${name}.test.ts`);

/**
 * Begins with the long files, so that none is left over at the end with nothing to run beside it.
 * Which file runs when changes nothing but how long all of them take.
 */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((name) => moduleId.endsWith(name));
      return at === -1 ? LONG.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}
