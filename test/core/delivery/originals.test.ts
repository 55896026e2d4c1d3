import { describe, expect, it } from 'vitest';
import type { DeliveryStep } from '../../../src/core/delivery/delivery-step.ts';
import { originalsOf, sentSinceAsked } from '../../../src/core/delivery/originals.ts';
import type { Delivery } from '../../../src/core/generation/generation.ts';

const file = (name: string) =>
  ({ kind: 'file', url: `https://files.kie.example/${name}` }) as const;
const delivery = (position: number, kind: Delivery['kind']): Delivery => ({
  position,
  kind,
  fileId: 'f',
  messageId: 1,
});

describe('the originals of an order', () => {
  it('are the files of what went as photos', () => {
    const results = [file('a'), file('b'), { kind: 'text', text: 'la' } as const, file('d')];
    const deliveries = [
      delivery(0, 'photo'),
      delivery(1, 'video'),
      delivery(2, 'text'),
      delivery(3, 'photo'),
    ];
    expect(originalsOf({ results }, deliveries)).toEqual([
      { position: 0, url: 'https://files.kie.example/a' },
      { position: 3, url: 'https://files.kie.example/d' },
    ]);
  });

  it('are none without results', () => {
    expect(originalsOf({ results: null }, [delivery(0, 'photo')])).toEqual([]);
  });
});

describe('what was sent since it was asked for', () => {
  const asked: DeliveryStep = { kind: 'originals-asked', positions: [] };
  const sent = (position: number): DeliveryStep => ({
    kind: 'original-sent',
    positions: [position],
  });

  it.each<[string, readonly DeliveryStep[], number[]]>([
    ['nothing', [asked], []],
    ['each that was sent', [asked, sent(0), sent(2)], [0, 2]],
    ['not what was sent before that', [asked, sent(0), asked, sent(1)], [1]],
    ['not the photos', [{ kind: 'send-started', positions: [3] }, asked], []],
  ])('%s', (_, steps, positions) => {
    expect([...sentSinceAsked(steps)]).toEqual(positions);
  });
});
