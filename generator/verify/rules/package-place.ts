import { isInside } from '../project/paths.ts';
import type { VerifyRule } from '../verify-rule.ts';

/** A package is imported where the contract says, and nowhere else. */
export const packagePlace: VerifyRule = {
  code: 'package-place',
  scope: 'file',
  *check(view) {
    const places = new Map(view.policy.packages.map((each) => [each.name, each.places]));
    for (const file of view.code) {
      for (const { kind, packageName, range } of file.imports) {
        const allowed = kind === 'package' ? places.get(packageName) : undefined;
        if (allowed === undefined || allowed.some((place) => isInside(file.path, place))) continue;
        yield {
          at: { file: file.path, range },
          text: `${packageName} is imported in ${file.path}, which is not its place.`,
          allowed,
          hint: 'Use what its place offers, or name this place under architecture.packages.',
        };
      }
    }
  },
};
