import { DOCKERFILE, serviceImage } from '../delivery/dockerfile.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * The port that the image names is the one on which the service listens: the variable of
 * entrypoint.port_env as the image sets it, else its default. A port from a variable is believed.
 */
export const dockerfilePort: VerifyRule = {
  code: 'dockerfile-port',
  scope: 'cheap',
  *check(view) {
    const image = serviceImage(view);
    if (image === null) return;
    const { portEnv } = view.policy.entrypoint;
    const set = image.instructions
      .filter(({ keyword }) => keyword === 'ENV' || keyword === 'ARG')
      .flatMap(({ value }) => [
        ...value.matchAll(new RegExp(`(?<!\\w)${portEnv}[= ]"?(\\d+)`, 'g')),
      ])
      .at(-1)?.[1];
    const port = set ?? (view.policy.port === null ? null : String(view.policy.port));
    if (port === null) return;
    for (const { keyword, value, range } of image.instructions) {
      if (keyword !== 'EXPOSE') continue;
      const exposed = value.split(/\s+/).map((word) => word.replace(/\/(tcp|udp)$/i, ''));
      if (exposed.includes(port) || exposed.some((word) => !/^\d+$/.test(word))) continue;
      yield {
        at: { file: DOCKERFILE, range },
        text: `EXPOSE names ${exposed.join(', ')}, and the service listens on ${port} (${portEnv}).`,
        hint: `Write EXPOSE ${port}, or set ${portEnv}.`,
        ...(exposed.length === 1
          ? {
              fix: {
                title: `Write EXPOSE ${port}`,
                replacement: `EXPOSE ${port}`,
                style: 'code' as const,
              },
            }
          : {}),
      };
    }
  },
};
