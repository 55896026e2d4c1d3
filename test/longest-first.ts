import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** Those that take longest, longest first: they wait for processes, browsers and each other. */
const LONG = [
  'bot/transcripts',
  'smoke/provoked-faults',
  'bot/every-model',
  'bot/crash-scenarios',
  'service/leadership',
  'page/accessibility',
  'page/ops',
  'page/failures',
  'workflows/gate-steps',
  'page/vendor-faults',
  'page/keyboard',
  'jobs/instances',
  'page/order',
  'page/files',
  'service/lifecycle',
  'bot/chaos',
  'catalog/catalog-sync',
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
