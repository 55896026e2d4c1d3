import type { Delivery, Generation } from '../core/generation/generation.ts';
import { probeResult } from './result-file.ts';
import { type SendPorts, sendPart } from './send-parcel.ts';

/**
 * Sends the pictures of an order as the files that the vendor made: Telegram makes photos smaller.
 * Returns how many there were. Throws as `sendPart` does; `ResultGone` when the vendor no longer
 * keeps them, which it does for two weeks.
 */
export async function sendOriginals(
  ports: SendPorts,
  generation: Generation,
  deliveries: readonly Delivery[],
): Promise<number> {
  let sent = 0;
  for (const { position, kind } of deliveries) {
    const result = generation.results?.[position];
    if (kind !== 'photo' || result?.kind !== 'file') continue;
    const { url } = result;
    const { type, bytes } = await probeResult(url);
    const fileName = `original-${generation.id}-${position + 1}.${type.extension}`;
    const ways = [{ by: 'upload', as: 'document' }, { by: 'link' }] as const;
    await sendPart(ports, generation, { kind: 'file', position, url, fileName, bytes, ways });
    sent++;
  }
  return sent;
}
