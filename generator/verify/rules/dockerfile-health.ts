import { DOCKERFILE, serviceImage } from '../delivery/dockerfile.ts';
import type { VerifyRule } from '../verify-rule.ts';

/** A path in quotes, or behind the host of an address. */
const PATH = /["'`](\/[\w./-]*)["'`]|:\/\/[^\s/"'`]+(\/[\w./-]*)|(?<=:\d+|\}|PORT)(\/[\w./-]*)/g;

/**
 * The image says how its health is asked, and asks a route of the contract. A health check that
 * runs a script is believed.
 */
export const dockerfileHealth: VerifyRule = {
  code: 'dockerfile-health',
  scope: 'cheap',
  *check(view) {
    const image = serviceImage(view);
    if (image === null) return;
    const routes = view.policy.routes
      .filter(({ method }) => method === 'GET')
      .map(({ path }) => path);
    const check = image.instructions.findLast(({ keyword }) => keyword === 'HEALTHCHECK');
    if (check === undefined || /^none$/i.test(check.value)) {
      yield {
        at: { file: DOCKERFILE, range: (check ?? image.last.from).range },
        text: 'The image does not say how to ask whether the service is well.',
        hint: 'Write a HEALTHCHECK whose command asks a GET route and fails when the answer does.',
        allowed: routes,
      };
      return;
    }
    const [, command = ''] = /\bCMD\s+(.*)/s.exec(check.value) ?? [];
    const asked = [...command.matchAll(PATH)].map(
      (match) => match[1] ?? match[2] ?? match[3] ?? '',
    );
    const paths = asked.filter((path) => !/^\/(bin|usr|app|opt|dev|etc|srv|home|tmp)\b/.test(path));
    if (paths.length === 0 || paths.some((path) => routes.includes(path))) return;
    yield {
      at: { file: DOCKERFILE, range: check.range },
      text: `The health check asks ${paths.join(', ')}, which is no GET route of the contract.`,
      hint: 'Ask a route that the contract declares, or declare this one.',
      allowed: routes,
    };
  },
};
