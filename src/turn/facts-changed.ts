/** What the decision was made from is no longer so. The turn is to be taken again. */
export class FactsChanged extends Error {
  override readonly name = 'FactsChanged';
}
