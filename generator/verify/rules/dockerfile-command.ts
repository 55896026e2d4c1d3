import { commandWords, DOCKERFILE, serviceImage } from '../delivery/dockerfile.ts';
import type { VerifyRule } from '../verify-rule.ts';

/** What starts another process and passes signals on. */
const WRAPPERS = /^((\/\S*\/)?(tini|dumb-init|docker-entrypoint\.sh|catatonit)|--|-[gsv])$/;

/** The image starts the entrypoint of the contract, also through an init process. */
export const dockerfileCommand: VerifyRule = {
  code: 'dockerfile-command',
  scope: 'cheap',
  *check(view) {
    const { command } = view.policy.entrypoint;
    const image = serviceImage(view);
    if (image === null) return;
    const entrypoint = image.instructions.findLast(({ keyword }) => keyword === 'ENTRYPOINT');
    const own = image.instructions.findLast(({ keyword }) => keyword === 'CMD');
    const words = [entrypoint, own].flatMap((each) => commandWords(each?.value ?? ''));
    while (WRAPPERS.test(words[0] ?? '')) words.shift();
    if (words.join(' ') === command) return;
    const at = own ?? entrypoint ?? image.last.from;
    const said = words.length === 0 ? 'nothing of ours' : words.join(' ');
    const wanted = `CMD ${JSON.stringify(command.split(/\s+/)).replaceAll('","', '", "')}`;
    const canReplace = own !== undefined && entrypoint === undefined;
    yield {
      at: { file: DOCKERFILE, range: at.range },
      text: `The image starts ${said}, and the contract starts the service with ${command}.`,
      hint: `Write ${wanted}, or change entrypoint.command.`,
      ...(canReplace
        ? { fix: { title: `Write ${wanted}`, replacement: wanted, style: 'code' as const } }
        : {}),
    };
  },
};
