/** The body of an answer, or null when it is longer than `bytesMax`; then the rest is left. */
export async function readAtMost(answer: Response, bytesMax: number): Promise<Uint8Array | null> {
  if (answer.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early cancels the body.
  for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > bytesMax) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
