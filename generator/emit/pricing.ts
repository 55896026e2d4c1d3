import { constant } from './constant.ts';
import { emitterOf, header } from './emitter.ts';

/** `generated/pricing.ts`: the one way from vendor credits to kopecks. */
export const pricing = emitterOf('pricing', ['pricing'], (model, sources) => {
  const { usdPerCredit, rubPerUsd, markup, minimumKopecks, kopecksPerCreditMicro } = model.pricing;
  const { costKopecksPerCreditMicro } = model.pricing;
  const text =
    header(model) +
    constant(
      'pricing',
      `Kopecks for a millionth of a credit as one exact fraction: ${usdPerCredit} USD per credit × ` +
        `${rubPerUsd} RUB per USD × markup ${markup}. A price is rounded up to a kopeck once, at the end.`,
      'pricing',
      {
        kopecksPerCreditMicro: reduced(kopecksPerCreditMicro),
        minimumKopecks: BigInt(minimumKopecks),
      },
    ) +
    '\n' +
    constant(
      'costKopecksPerCreditMicro',
      'The same without the markup: what the vendor takes.',
      'pricing',
      reduced(costKopecksPerCreditMicro),
    );
  return [{ path: `${model.project.generated}/pricing.ts`, text, sources }];
});

interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function reduced({ numerator, denominator }: Fraction): Fraction {
  let [a, b] = [numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n
    ? { numerator, denominator }
    : { numerator: numerator / a, denominator: denominator / a };
}
