/**
 * Runs several things in turn, A B C A B C, so that whatever else the machine does slows all of
 * them alike, and gives what each returned in each round. Round 0 comes before that and is not
 * counted: it warms disk and compile caches.
 */
export function interleaved<Name extends string, Result>(
  rounds: number,
  contestants: Readonly<Record<Name, (round: number) => Result>>,
): Record<Name, Result[]> {
  const names = Object.keys(contestants) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    Result[]
  >;
  for (const name of names) contestants[name](0);
  for (let round = 1; round <= rounds; round++) {
    for (const name of names) results[name].push(contestants[name](round));
  }
  return results;
}
