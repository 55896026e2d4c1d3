/**
 * The same function, which remembers its result for each input it was given, for as long as that
 * input lives. Inputs are never changed in place, so a result stays right; a run that follows a
 * small edit does only what the edit needs.
 */
export function remember<Input extends object, Output>(
  build: (input: Input) => Output,
): (input: Input) => Output {
  const results = new WeakMap<Input, { readonly output: Output }>();
  return (input) => {
    const known = results.get(input);
    if (known !== undefined) return known.output;
    const output = build(input);
    results.set(input, { output });
    return output;
  };
}
