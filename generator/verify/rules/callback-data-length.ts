import { callbackDataIn } from '../code/callback-data.ts';
import { writtenText } from '../code/literal-text.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * Buttons carry no more than Telegram takes. Only what is written in the code is counted, so data
 * that grows too long by what is put into it is not seen.
 */
export const callbackDataLength: VerifyRule = {
  code: 'callback-data-length',
  scope: 'file',
  *check(view) {
    const { callbackDataBytesMax: bytesMax } = view.policy;
    for (const file of view.sources) {
      for (const { node } of callbackDataIn(file)) {
        const written = writtenText(node);
        const bytes = Buffer.byteLength(written?.parts.join('') ?? '');
        if (written === null || bytes <= bytesMax) continue;
        yield {
          at: file.at(node),
          text: written.isWhole
            ? `This button carries ${bytes} bytes, and ${bytesMax} are allowed.`
            : `This button carries ${bytes} bytes before anything is put in, and ${bytesMax} are allowed.`,
          hint: 'Write short words, or an id under which the rest is kept.',
        };
      }
    }
  },
};
