import type { VerifyRule } from '../verify-rule.ts';

/** What a folder holds beside the files it is for. */
const OF_THE_FOLDER = /(^|\/)(README\.md|\.[\w-]+)$/;

/**
 * Every file in quarantine has an entry that says since when, until when and why. The other way
 * round, an entry without its file is a mistake of the contract (`file-missing`).
 */
export const quarantineUnrecorded: VerifyRule = {
  code: 'quarantine-unrecorded',
  scope: 'cheap',
  *check(view) {
    const { directory, items } = view.policy.quarantine;
    const recorded = new Set(items.map(({ file }) => file));
    for (const file of view.pathsIn(directory)) {
      if (recorded.has(file) || OF_THE_FOLDER.test(file)) continue;
      yield {
        at: { file, range: { start: 0, end: view.text(file).split(/\r?\n/, 1)[0]?.length ?? 0 } },
        text: `${file} lies in quarantine, and legacy.items does not say why or until when.`,
        hint: `Record it: truth quarantine ${file} --reason "…". Or delete it.`,
      };
    }
  },
};
