import { DOCKERFILE, serviceImage } from '../delivery/dockerfile.ts';
import type { VerifyRule } from '../verify-rule.ts';

const ROOT = /^(root|0+)(:|$)/;
/** Images whose user is another one from the start. */
const ROOTLESS = /nonroot|rootless/;

/** The image ends with a user that is not root. A user from a variable is believed. */
export const dockerfileRoot: VerifyRule = {
  code: 'dockerfile-root',
  scope: 'cheap',
  *check(view) {
    const image = serviceImage(view);
    if (image === null) return;
    const user = image.instructions.findLast(({ keyword }) => keyword === 'USER');
    if (user === undefined && ROOTLESS.test(image.base)) return;
    if (user !== undefined && !ROOT.test(user.value)) return;
    const text =
      user === undefined
        ? 'No USER follows, so the service runs as root.'
        : `USER ${user.value} is the last one, so the service runs as root.`;
    yield {
      at: { file: DOCKERFILE, range: (user ?? image.last.from).range },
      text,
      hint: 'Write USER node before CMD, and leave the files to root: the process needs only to read them.',
    };
  },
};
