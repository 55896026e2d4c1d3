/** Entries whose name stood before, each with the first entry of that name. */
export function* repeated<Entry>(
  entries: Iterable<Entry>,
  nameOf: (entry: Entry) => string,
): Generator<{ readonly entry: Entry; readonly first: Entry; readonly name: string }> {
  const firsts = new Map<string, Entry>();
  for (const entry of entries) {
    const name = nameOf(entry);
    const first = firsts.get(name);
    if (first === undefined) firsts.set(name, entry);
    else yield { entry, first, name };
  }
}
