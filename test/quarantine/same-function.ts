/** The same steps under other names; long enough to be worth an import. */
export const twice = (name: string, items: string) => `
export function ${name}(${items}: readonly { price: number; count: number }[]): number {
  let total = 0;
  for (const each of ${items}) {
    if (each.count <= 0) continue;
    const whole = each.price * each.count;
    total += whole > 100 ? whole * 0.9 : whole;
  }
  if (total < 0) throw new Error('less than nothing');
  return Math.round(total * 100) / 100;
}
`;
